"""Notes of other pages, for references of the same run: the second rule of `mkdocs_essay.notes.resolve`."""

from __future__ import annotations

from mkdocs_essay.notes.labels import is_number
from mkdocs_essay.notes.matching import AGAIN, Choice, Matching
from mkdocs_essay.notes.model import NoteId


def match_same_run(matching: Matching) -> list[tuple[int, int]]:
    """Match references with notes of their own run on other pages.

    Returns those left over: for each the position of its page and its number there.
    """
    pairs = run_pairs(matching)
    goes_on = _going_on(matching)
    left: list[tuple[int, int]] = []
    for position, page in enumerate(matching.pages):
        if page.match.scope != "series":
            continue
        for number, reference in matching.wanting(position):
            run = matching.reference_runs[position][number]
            notes = matching.everywhere.get(reference.label, ())
            eligible = [note for note in notes if _is_eligible(matching, note, run, pairs)]
            if not eligible:
                left.append((position, number))
                continue
            chosen = next((note for note in eligible if note.page > position), eligible[-1])
            again = chosen.page < position and chosen in matching.claims and not goes_on[position]
            matching.claim(position, number, chosen)
            if again or len(eligible) > 1:
                readings = AGAIN if again else len(eligible)
                matching.choices.append(Choice(position, number, chosen, readings))
    return left


def run_pairs(matching: Matching) -> dict[int, set[int]]:
    """For each run of notes the runs of references that found notes of it."""
    pairs: dict[int, set[int]] = {}
    for position, targets in enumerate(matching.targets):
        for number, target in enumerate(targets):
            if target is not None and matching.pages[position].references[number].inside is None:
                pairs.setdefault(matching.run_of(target), set()).add(
                    matching.reference_runs[position][number]
                )
    return pairs


def _going_on(matching: Matching) -> list[bool]:
    """Whether a page begins with a number above those of the pages before it in the same run, or goes on with
    such a one after its first.

    Where it does not, its numbering may have started again without a sign.
    """
    greatest: dict[int, int] = {}
    found: list[bool] = []
    for page, runs in zip(matching.pages, matching.reference_runs, strict=True):
        cited = [
            (run, int(reference.label))
            for reference, run in zip(page.references, runs, strict=True)
            if is_number(reference.label) and reference.strength == "certain" and reference.inside is None
        ]
        first_two = list(dict.fromkeys(cited))[:2]
        found.append(not cited or any(number > greatest.get(run, 0) for run, number in first_two))
        for run, number in cited:
            greatest[run] = max(greatest.get(run, 0), number)
    return found


def _is_eligible(matching: Matching, note: NoteId, run: int, pairs: dict[int, set[int]]) -> bool:
    """Whether another page's note may belong to a run of references: one that others cite is theirs."""
    claims = matching.claims.get(note)
    return run in (pairs.get(matching.run_of(note), ()) if claims is None else claims)
