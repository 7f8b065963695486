"""A note with its number on the reference's own page: the first rule of `mkdocs_essay.notes.resolve`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Sequence

from mkdocs_essay.notes.labels import is_number
from mkdocs_essay.notes.matching import Matching
from mkdocs_essay.notes.model import NoteId
from mkdocs_essay.notes.runs import ranks_of


def match_own_page(matching: Matching, position: int) -> None:
    """Match the references of the page at `position` with the page's own notes."""
    ranks, reference_ranks = _ranks(matching, position)
    aligned = len(ranks) == len(reference_ranks) > 1
    note_run = matching.note_runs[position]
    others = set() if aligned else _lists_of_other_texts(matching, position)
    wanted: dict[str, list[int]] = {}
    for number, reference in matching.wanting(position):
        wanted.setdefault(reference.label, []).append(number)
    own = {label: _own(matching, position, label, others) for label in wanted}
    for label, notes in own.items():
        if len(notes) == 1:
            for number in wanted[label]:
                matching.claim(position, number, NoteId(position, notes[0]))
    for label, notes in own.items():
        if len(notes) < 2:
            continue
        numbers = wanted[label]
        if len({note_run[note] for note in notes}) < len(notes):
            _doubled(matching, position, numbers, notes)
            continue
        places = [matching.pages[position].notes[note].place for note in notes]
        by_rank = {ranks[note_run[note]]: note for note in reversed(notes)}
        for number in numbers:
            rank = reference_ranks.get(matching.reference_runs[position][number]) if aligned else None
            chosen = by_rank.get(rank) if rank is not None else None
            if chosen is None:
                below = bisect_right(places, matching.pages[position].references[number].place)
                chosen = notes[below] if below < len(notes) else notes[-1]
            matching.claim(position, number, NoteId(position, chosen))


def _own(matching: Matching, position: int, label: str, others: Container[int]) -> list[int]:
    """The page's notes with a label, without those of the runs `others`."""
    notes = matching.on_page[position].get(label, ())
    return [note for note in notes if matching.note_runs[position][note] not in others]


def _lists_of_other_texts(matching: Matching, position: int) -> set[int]:
    """The runs of a page's lists below headings that have a number of the page's blocks once more.

    Such a list is a bibliography beside the notes.
    """
    notes, runs = matching.pages[position].notes, matching.note_runs[position]
    in_blocks = {note.label for note in notes if note.kind == "block" and is_number(note.label)}
    return {
        run for note, run in zip(notes, runs, strict=True) if note.kind != "block" and note.label in in_blocks
    }


def _ranks(matching: Matching, position: int) -> tuple[dict[int, int], dict[int, int]]:
    """The runs of the page's notes and those of its references, each with its rank on the page."""
    runs = matching.reference_runs[position]
    own = [
        runs[number]
        for number, each in enumerate(matching.pages[position].references)
        if each.strength == "certain" and each.inside is None
    ]
    return ranks_of(matching.note_runs[position]), ranks_of(own)


def _doubled(matching: Matching, position: int, numbers: Sequence[int], notes: Sequence[int]) -> None:
    """Match references with notes of one run that bear the same number."""
    one_by_one = len(numbers) == len(notes)
    for order, number in enumerate(numbers):
        chosen = notes[order] if one_by_one else notes[0]
        matching.choose(position, number, NoteId(position, chosen), len(notes))
