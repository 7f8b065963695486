"""Notes of other pages, for references of the same run: the second rule of `mkdocs_essay.notes.resolve`."""

from __future__ import annotations

from bisect import bisect_right

from mkdocs_essay.notes.labels import is_number
from mkdocs_essay.notes.matching import AGAIN, Choice, Matching
from mkdocs_essay.notes.model import NoteId


def match_same_run(matching: Matching) -> list[tuple[int, int]]:
    """Match references with notes of their own run on other pages.

    Returns those left over: for each the position of its page and its number there.
    """
    notes = _Notes(matching)
    goes_on = _going_on(matching)
    left: list[tuple[int, int]] = []
    for position, page in enumerate(matching.pages):
        if page.match.scope != "series":
            continue
        for number, reference in matching.wanting(position):
            run = matching.reference_runs[position][number]
            eligible = notes.eligible(reference.label, run)
            if not eligible:
                left.append((position, number))
                continue
            later = bisect_right(eligible, position, key=lambda note: note.page)
            chosen = eligible[later] if later < len(eligible) else eligible[-1]
            again = chosen.page < position and chosen in matching.claims and not goes_on[position]
            notes.claim(position, number, chosen)
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


class _Notes:
    """The notes of a series, to find those that references of a run may take."""

    def __init__(self, matching: Matching) -> None:
        self._matching = matching
        self._by_label: dict[str, dict[int, list[NoteId]]] = {}
        for label, notes in matching.everywhere.items():
            by_run = self._by_label[label] = {}
            for note in notes:
                by_run.setdefault(matching.run_of(note), []).append(note)
        self._note_runs: dict[int, set[int]] = {}
        for note_run, runs in run_pairs(matching).items():
            for run in runs:
                self._note_runs.setdefault(run, set()).add(note_run)
        self._claimed: dict[tuple[str, int], list[NoteId]] = {}
        for note, runs in matching.claims.items():
            for run in runs:
                self._claimed.setdefault((self._label(note), run), []).append(note)
        self._latest: dict[str, tuple[int, list[NoteId]]] = {}

    def _label(self, note: NoteId) -> str:
        return self._matching.pages[note.page].notes[note.index].label

    def eligible(self, label: str, run: int) -> list[NoteId]:
        """The notes with a label that may belong to a run of references, in their order: one that is cited
        already belongs to the runs that cite it.
        """
        latest = self._latest.get(label)
        # Only claims of other runs change what is eligible.
        if latest is not None and latest[0] == run:
            return latest[1]
        by_run = self._by_label.get(label, {})
        found = list(self._claimed.get((label, run), ()))
        for note_run in by_run.keys() & self._note_runs.get(run, set()):
            found += (note for note in by_run[note_run] if note not in self._matching.claims)
        found.sort(key=lambda note: (note.page, note.index))
        self._latest[label] = (run, found)
        return found

    def claim(self, position: int, number: int, note: NoteId) -> None:
        """Let a reference of a page cite a note."""
        run = self._matching.reference_runs[position][number]
        if run not in self._matching.claims.get(note, ()):
            self._claimed.setdefault((self._label(note), run), []).append(note)
        self._matching.claim(position, number, note)
