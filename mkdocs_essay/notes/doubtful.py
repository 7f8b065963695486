"""Superscripts that may be exponents: the fourth rule of `mkdocs_essay.notes.resolve`."""

from __future__ import annotations

from bisect import bisect_right

from mkdocs_essay.notes.labels import is_number
from mkdocs_essay.notes.matching import Choice, Matching
from mkdocs_essay.notes.model import NoteId
from mkdocs_essay.notes.runs import neighbours


def match_doubtful(matching: Matching, position: int) -> None:
    """Match the doubtful superscripts of the page at `position`."""
    page = matching.pages[position]
    lower = neighbours(page.references, forward=True)
    upper = neighbours(page.references, forward=False)
    notes = {
        label: [NoteId(position, index) for index in indexes]
        for label, indexes in matching.on_page[position].items()
    }
    places = {label: [page.notes[note.index].place for note in ids] for label, ids in notes.items()}
    free = {
        label: iter([note for note in ids if note not in matching.claims]) for label, ids in notes.items()
    }
    for number, reference in enumerate(page.references):
        if matching.targets[position][number] is not None or reference.strength == "certain":
            continue
        if (label := reference.label) not in notes:
            continue
        if not is_number(label):
            below = bisect_right(places[label], reference.place)
            matching.claim(position, number, notes[label][min(below, len(notes[label]) - 1)])
            continue
        low, high = lower[number], upper[number]
        if (low is None or low <= int(label)) and (high is None or int(label) <= high):
            note = next(free[label], None)
            if note is not None:
                matching.claim(position, number, note)
                matching.choices.append(Choice(position, number, note, 1))
