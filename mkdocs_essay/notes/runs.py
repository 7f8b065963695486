"""Runs: stretches of a series' numbering without a restart, for its references and for its notes."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_essay.notes.labels import is_number
from mkdocs_essay.notes.model import PageNotes, Reference


def reference_runs(pages: Sequence[PageNotes]) -> list[list[int]]:
    """For each reference of each page the number of its run.

    A run ends where a page begins with 1, and where 1 is cited again and the next other number is one of the
    run's as well: 1 2 3 1 2; but not within a page whose notes bear each number once, since that page cites
    them again. On a new page it also ends at another number of the run that is not its greatest, if the next
    is one above it and no new one either.
    """
    runs: list[list[int]] = []
    run, greatest = 0, 0
    for page in pages:
        numbers = [
            int(reference.label)
            if is_number(reference.label) and reference.strength == "certain" and reference.inside is None
            else None
            for reference in page.references
        ]
        following = _following(numbers)
        of_page: list[int] = []
        is_first = True
        may_restart = not page.notes or _has_doubles(page)
        for number, after in zip(numbers, following, strict=True):
            if number is not None:
                may = is_first or may_restart
                if may and number <= greatest and _restarts(number, after, greatest, is_first):
                    run, greatest = run + 1, 0
                greatest = max(greatest, number)
                is_first = False
            of_page.append(run)
        runs.append(of_page)
    return runs


def _has_doubles(page: PageNotes) -> bool:
    labels = [note.label for note in page.notes if is_number(note.label)]
    return len(set(labels)) < len(labels)


def _restarts(number: int, after: int | None, greatest: int, is_first: bool) -> bool:
    if number == 1:
        return is_first or (after is not None and after <= greatest)
    return is_first and number < greatest and after == number + 1 and after <= greatest


def _following(numbers: Sequence[int | None]) -> list[int | None]:
    """For each number the next one on the page that differs from it."""
    following: list[int | None] = [None] * len(numbers)
    here: int | None = None
    beyond: int | None = None
    for position in range(len(numbers) - 1, -1, -1):
        number = numbers[position]
        if number is None:
            continue
        if number != here:
            here, beyond = number, here
        following[position] = beyond
    return following


def note_runs(pages: Sequence[PageNotes]) -> tuple[list[list[int]], list[list[bool]]]:
    """For each note of each page the number of its run, and whether it stands out of order in it.

    A run ends at a number that is not above its first one, a number given twice in a row apart. On a new page
    it also ends at a smaller number that the next one follows, and from blocks to a list below a heading at
    one that is not above the last.
    """
    runs: list[list[int]] = []
    disorder: list[list[bool]] = []
    run, first, previous = 0, 0, 0
    in_block = True
    for page in pages:
        of_page: list[int] = []
        out: list[bool] = []
        is_first = True
        for position, note in enumerate(page.notes):
            out.append(False)
            if is_number(note.label):
                number = int(note.label)
                after = page.notes[position + 1].label if position + 1 < len(page.notes) else ""
                falls_back = number < previous or (number == previous and is_first and number == first)
                goes_on = is_first and after == str(number + 1) and number + 1 <= previous
                is_other_list = in_block and note.kind != "block" and number <= previous
                if is_other_list or (falls_back and (number <= first or goes_on)):
                    run, first = run + 1, number
                elif falls_back:
                    out[-1] = True
                first = first or number
                previous = number
                is_first, in_block = False, note.kind == "block"
            of_page.append(run)
        runs.append(of_page)
        disorder.append(out)
    return runs, disorder


def neighbours(references: Sequence[Reference], *, forward: bool) -> list[int | None]:
    """For each reference the number of the nearest sure one before it, or after it if not `forward`."""
    found: list[int | None] = [None] * len(references)
    nearest: int | None = None
    for position in range(len(references)) if forward else range(len(references) - 1, -1, -1):
        found[position] = nearest
        reference = references[position]
        if reference.strength == "certain" and is_number(reference.label):
            nearest = int(reference.label)
    return found


def ranks_of(runs: Sequence[int]) -> dict[int, int]:
    """The runs that occur, each with its rank."""
    return {run: rank for rank, run in enumerate(dict.fromkeys(runs))}
