"""What is known while the references of a series are matched with its notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mkdocs_essay.notes.model import NoteId, PageNotes, Reference
from mkdocs_essay.notes.runs import note_runs, reference_runs

AGAIN = 0
"""In the place of the number of readings: the note of an earlier page, which cites it itself."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The reading taken for a page's reference `number`, where there were `readings` notes to choose from."""

    page: int
    number: int
    note: NoteId
    readings: int


@dataclass(slots=True)
class Matching:
    """The pages of a series, and for each of their references the note that was found so far.

    `on_page` gives for each page the indexes of its notes by label, `everywhere` all notes of the series.
    `reference_runs`, `note_runs` and `disorder`: see `mkdocs_essay.notes.runs`. `claims` gives for each note
    that is cited the runs of references that cite it; `choices` are the readings that others were left out
    for.
    """

    pages: Sequence[PageNotes]
    on_page: list[dict[str, list[int]]]
    everywhere: dict[str, list[NoteId]]
    reference_runs: list[list[int]]
    note_runs: list[list[int]]
    disorder: list[list[bool]]
    targets: list[list[NoteId | None]]
    claims: dict[NoteId, set[int]] = field(default_factory=dict)
    choices: list[Choice] = field(default_factory=list)

    def claim(self, position: int, number: int, note: NoteId) -> None:
        """Let the reference `number` of the page at `position` cite `note`."""
        self.targets[position][number] = note
        self.claims.setdefault(note, set()).add(self.reference_runs[position][number])

    def choose(self, position: int, number: int, note: NoteId, readings: int) -> None:
        """As `claim`, where there were several `readings`."""
        self.claim(position, number, note)
        if readings > 1:
            self.choices.append(Choice(position, number, note, readings))

    def wanting(self, position: int) -> list[tuple[int, Reference]]:
        """The references of a page that are surely some and have no note yet."""
        targets = self.targets[position]
        return [
            (number, reference)
            for number, reference in enumerate(self.pages[position].references)
            if targets[number] is None and reference.strength == "certain"
        ]

    def run_of(self, note: NoteId) -> int:
        """The run of a note."""
        return self.note_runs[note.page][note.index]


def begin(pages: Sequence[PageNotes]) -> Matching:
    """The state before anything is matched."""
    on_page: list[dict[str, list[int]]] = []
    everywhere: dict[str, list[NoteId]] = {}
    for position, page in enumerate(pages):
        by_label: dict[str, list[int]] = {}
        for note in page.notes:
            if not note.is_end:
                by_label.setdefault(note.label, []).append(note.index)
                everywhere.setdefault(note.label, []).append(NoteId(position, note.index))
        on_page.append(by_label)
    runs, disorder = note_runs(pages)
    targets: list[list[NoteId | None]] = [[None] * len(page.references) for page in pages]
    return Matching(pages, on_page, everywhere, reference_runs(pages), runs, disorder, targets)
