"""Lists of notes apart from their references: the third rule of `mkdocs_essay.notes.resolve`."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_essay.notes.labels import is_number
from mkdocs_essay.notes.matching import Matching
from mkdocs_essay.notes.model import NoteId
from mkdocs_essay.notes.same_run import run_pairs


def match_lists_apart(matching: Matching, left: Sequence[tuple[int, int]]) -> None:
    """Match the references `left` over with runs of notes that no reference has found."""
    if not left:
        return
    belongs = _lists_of_runs(matching, left)
    by_label_and_run: dict[tuple[str, int], list[NoteId]] = {}
    for label, all_notes in matching.everywhere.items():
        for note in all_notes:
            by_label_and_run.setdefault((label, matching.run_of(note)), []).append(note)
    for position, number in left:
        run = belongs.get(matching.reference_runs[position][number])
        label = matching.pages[position].references[number].label
        notes = by_label_and_run.get((label, run)) if run is not None else None
        if notes:
            matching.choose(position, number, notes[0], len(notes))


def _lists_of_runs(matching: Matching, left: Sequence[tuple[int, int]]) -> dict[int, int]:
    """For each run of references that lacks notes the run of notes that is its list."""
    wanting = list(dict.fromkeys(matching.reference_runs[position][number] for position, number in left))
    labels = {matching.pages[position].references[number].label for position, number in left}
    found = {matching.run_of(note) for label in labels for note in matching.everywhere.get(label, ())}
    free = sorted(found - run_pairs(matching).keys())
    one_for_all = len(free) == 1 and (_has_heading(matching, free[0]) or not _in_order(matching, left))
    numbers = _numbers_of(matching, set(free))
    found_by = _found_by(matching, set(wanting))
    belongs: dict[int, int] = {}
    taken: set[int] = set()
    # Where the search for a list went on for the last run with the same notes elsewhere.
    searched: dict[frozenset[str], int] = {}
    for run in wanting:
        # A list that has once more a number whose note was found elsewhere is another text's.
        elsewhere = frozenset(found_by[run])
        at = searched.get(elsewhere, 0)
        while at < len(free) and (free[at] in taken or not elsewhere.isdisjoint(numbers[free[at]])):
            at += 1
        searched[elsewhere] = at
        if at < len(free):
            belongs[run] = free[at]
            if not one_for_all:
                taken.add(free[at])
    return belongs


def _numbers_of(matching: Matching, runs: set[int]) -> dict[int, set[str]]:
    """The numbers of the notes of each of `runs`."""
    numbers: dict[int, set[str]] = {run: set() for run in runs}
    for page, of_page in zip(matching.pages, matching.note_runs, strict=True):
        for note, run in zip(page.notes, of_page, strict=True):
            if run in numbers and is_number(note.label):
                numbers[run].add(note.label)
    return numbers


def _found_by(matching: Matching, runs: set[int]) -> dict[int, set[str]]:
    """The numbers for which each of the runs of references has notes."""
    found: dict[int, set[str]] = {run: set() for run in runs}
    for page, targets, of_page in zip(matching.pages, matching.targets, matching.reference_runs, strict=True):
        for reference, target, run in zip(page.references, targets, of_page, strict=True):
            if run in found and target is not None and reference.inside is None:
                found[run].add(reference.label)
    return found


def _has_heading(matching: Matching, run: int) -> bool:
    """Whether the notes of a run stand below a heading of their own."""
    return any(
        note.kind != "block"
        for page, runs in zip(matching.pages, matching.note_runs, strict=True)
        for note, of_note in zip(page.notes, runs, strict=True)
        if of_note == run
    )


def _in_order(matching: Matching, left: Sequence[tuple[int, int]]) -> bool:
    """Whether the numbers that lack a note come one after the other in each run, as those of notes do."""
    greatest: dict[int, int] = {}
    for position, number in left:
        label = matching.pages[position].references[number].label
        run = matching.reference_runs[position][number]
        if is_number(label):
            if int(label) > greatest.get(run, 0) + 1:
                return False
            greatest[run] = max(greatest.get(run, 0), int(label))
    return True
