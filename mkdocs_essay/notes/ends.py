"""Puts notes together that a page break cut in two, as it cut the text above them.

The end stands in the next block above its first number, on the same page or on a later one of the series. It
belongs to the last note before it if the numbers run on, and if the cut is seen: the note breaks off in a
sentence, or the end begins in one.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from xml.etree.ElementTree import Element

from markdown.util import STX

from mkdocs_essay.notes.joining import ends_sentence, glue, goes_on
from mkdocs_essay.notes.labels import is_number
from mkdocs_essay.notes.model import Note, NoteId, NoteText, PageNotes
from mkdocs_essay.notes.titles import raw_text


def ends_of(pages: Sequence[PageNotes]) -> dict[NoteId, NoteId]:
    """For each note of a series that was cut in two its end."""
    found: dict[NoteId, NoteId] = {}
    last: tuple[NoteId, Note] | None = None
    for position, page in enumerate(pages):
        if page.match.scope != "series":
            last = None
        for note in page.notes:
            here = NoteId(position, note.index)
            if not note.is_end:
                last = (here, note) if note.kind == "block" and is_number(note.label) else None
            elif last is not None and _runs_on(last[1], page.notes[note.index + 1 :]):
                text = pages[last[0].page].texts[last[0].index]
                if _is_cut(text, page.texts[note.index]):
                    found[last[0]] = here
    return found


def _runs_on(note: Note, following: Sequence[Note]) -> bool:
    """Whether the number after an end is the one after that of `note`."""
    return bool(following) and following[0].label == str(int(note.label) + 1)


def _is_cut(note: NoteText, end: NoteText) -> bool:
    first, second = raw_text(note.elements[-1]), raw_text(end.elements[0])
    if first is None or second is None or STX in second:
        return False
    return not ends_sentence(first) or goes_on(second)


def put_together(note: Sequence[Element], end: Sequence[Element]) -> tuple[Element, ...]:
    """A note's blocks with those of its end, the sentence between them whole again."""
    last = copy(note[-1])
    last.text = glue(last.text or "", end[0].text or "")
    return (*note[:-1], last, *end[1:])


def text_with_end(note: NoteText, end: NoteText | None) -> NoteText:
    """The whole text of a note with its end, if it has one."""
    if end is None:
        return note
    return NoteText(put_together(note.elements, end.elements), note.document, note.stash)
