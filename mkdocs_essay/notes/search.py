"""A page's HTML as a search engine should read it: each note's words in the sections that cite it.

Search engines of static sites cut a page at its headings, and a list of notes at the foot would belong to the
last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import pairwise
from urllib.parse import unquote

from mkdocs_essay.notes.rendered import RenderedNote, rendered_notes

_CITATION = re.compile(r'<a\b(?=[^<>]*\bclass="[^"]*\bessay-noteref\b)[^<>]*\bhref="#([^"]*)"')
_HEADING = re.compile(r"<h[1-6]\b")
_TITLE = re.compile(r'<p class="essay-notes__title">[^<]*</p>')


def notes_in_sections(html: str) -> str:
    """`html` with the text of each note that is cited at the end of each section that cites it, instead of in
    its list.

    A note that only other notes cite goes where the first of them goes. For an index of words only: the
    result is not fit to be shown. Pages without notes come back as they are.
    """
    notes = {note.address: note for note in _outermost(list(rendered_notes(html)))}
    if not notes:
        return html
    outside = "".join(_between(html, notes.values()))
    cited = _reached(dict.fromkeys(_citations(outside)), notes)
    moved = [note for address, note in notes.items() if address in cited]
    text = _TITLE.sub("", "".join(_between(html, moved)))
    starts = [0, *(heading.start() for heading in _HEADING.finditer(text)), len(text)]
    parts: list[str] = []
    placed: set[str] = set()
    for start, stop in pairwise(starts):
        parts.append(text[start:stop])
        for address in dict.fromkeys(_citations(text[start:stop])):
            followers = _with_followers(address, cited, placed)
            parts += (f"<div>{notes[each].content}</div>\n" for each in followers)
    return "".join(parts)


def _outermost(notes: list[RenderedNote]) -> list[RenderedNote]:
    """The notes in the order of the page, without those that stand in the list of another one."""
    kept: list[RenderedNote] = []
    for note in sorted(notes, key=lambda each: each.start):
        if not kept or note.start >= kept[-1].end:
            kept.append(note)
    return kept


def _between(html: str, notes: Iterable[RenderedNote]) -> Iterator[str]:
    position = 0
    for note in notes:
        yield html[position : note.start]
        position = note.end
    yield html[position:]


def _citations(html: str) -> Iterator[str]:
    return (unquote(unescape(match[1])) for match in _CITATION.finditer(html))


def _reached(outside: dict[str, None], notes: dict[str, RenderedNote]) -> dict[str, list[str]]:
    """The notes that the text cites, each with the notes that only it leads to."""
    found: dict[str, list[str]] = {address: [] for address in outside if address in notes}
    for first in list(found):
        pending = [first]
        while pending:
            for address in _citations(notes[pending.pop()].content):
                if address in notes and address not in found:
                    found[address] = []
                    found[first].append(address)
                    pending.append(address)
    return found


def _with_followers(address: str, cited: dict[str, list[str]], placed: set[str]) -> Iterator[str]:
    if address not in cited:
        return
    yield address
    if address not in placed:
        placed.add(address)
        yield from cited[address]
