"""All notes of a site once its pages are rendered: where each stands, what it says, and what cites it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mkdocs_essay.bridge.notes import NotesOfSequence
from mkdocs_essay.bridge.pages import EssayPage
from mkdocs_essay.notes.model import NoteId, ShownNote
from mkdocs_essay.notes.rendered import RenderedNote, plain_text, rendered_notes


@dataclass(frozen=True, slots=True)
class Citation:
    """A page that cites a note, with the ids of its references."""

    page: EssayPage
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListedNote:
    """A note with its source; `html` is its content on the page that cites it first, if any does."""

    number: str
    path: str
    line: int | None
    text: str
    html: str = ""
    citations: tuple[Citation, ...] = ()


@dataclass(slots=True)
class _Cited:
    shown: ShownNote
    html: str
    citations: list[Citation]


def listed_notes(
    sequence: NotesOfSequence, pages: Mapping[str, EssayPage], shown: Mapping[str, tuple[object, ...]]
) -> list[ListedNote]:
    """The notes of a sequence: those that are cited, in the order of the first references, then the others.

    `pages` are MkDocs' pages and `shown` what each shows of notes, by the path of their source.
    """
    cited: dict[tuple[str, str] | NoteId, _Cited] = {}
    for page in filter(None, (pages.get(page.path) for page in sequence.reading)):
        _add_page(page, shown.get(page.site_page.path, ()), cited)
    return [*_listed(sequence, cited), *_uncited(sequence)]


def _add_page(
    page: EssayPage, shown: tuple[object, ...], cited: dict[tuple[str, str] | NoteId, _Cited]
) -> None:
    rendered: dict[str, RenderedNote] = {note.address: note for note in rendered_notes(page.content or "")}
    for note in shown:
        if not isinstance(note, ShownNote) or note.address not in rendered:
            continue
        key = note.note if note.note is not None else (page.site_page.path, note.address)
        entry = cited.setdefault(key, _Cited(note, rendered[note.address].text, []))
        entry.citations.append(Citation(page, note.references))


def _listed(sequence: NotesOfSequence, cited: dict[tuple[str, str] | NoteId, _Cited]) -> Iterator[ListedNote]:
    for key, each in cited.items():
        if isinstance(key, NoteId):
            path, line = sequence.pages[key.page].path, sequence.matched.found[key.page].notes[key.index].line
        else:
            path, line = key[0], each.shown.line
        yield _note(each, path, line)


def _note(each: _Cited, path: str, line: int | None) -> ListedNote:
    text = plain_text(each.html)
    return ListedNote(each.shown.label, path, line, text, each.html, tuple(each.citations))


def _uncited(sequence: NotesOfSequence) -> Iterator[ListedNote]:
    for note, text in sequence.matched.uncited.items():
        found = sequence.matched.found[note.page].notes[note.index]
        # An item of a list that nothing cites is a list's item and nothing more; so is one of a bibliography.
        if found.kind != "list" and found.fenced:
            yield ListedNote(found.label, sequence.pages[note.page].path, found.line, text)
