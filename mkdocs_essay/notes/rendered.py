"""Finds notes in a page's finished HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_TOKEN = re.compile(r"<li\b([^<>]*)>|</li\s*>|<!--")
_CLASS = re.compile(r'\bclass="(?:[^"]* )?essay-note(?: [^"]*)?"')
_ID = re.compile(r'\bid="([^"]*)"')
_BACK_LINK = re.compile(
    r"(?:\s|&nbsp;|&#160;)*<a\b[^<>]*\bessay-note__back\b[^<>]*>(?:[^<>]|<sup>\d+</sup>)*</a>"
)
_NUMBER = re.compile(r'<span class="essay-note__number">[^<>]*</span>')
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class RenderedNote:
    """An item of a list of notes, `html[start:end]`; `address` is its id, `content` what it holds, without
    its ways back.
    """

    address: str
    start: int
    end: int
    content: str

    @property
    def text(self) -> str:
        """The note's HTML without its number."""
        return _NUMBER.sub("", self.content, count=1)


def rendered_notes(html: str) -> Iterator[RenderedNote]:
    """The notes of a page, in the order in which they end."""
    if "essay-note" not in html:
        return
    opened: list[tuple[int, int, str | None]] = []
    position, comments = 0, True
    while (token := _TOKEN.search(html, position)) is not None:
        position = token.end()
        if token[0] == "<!--":
            end = html.find("-->", position) if comments else -1
            comments = end >= 0
            position = end + 3 if comments else position
        elif token[0].startswith("</"):
            if not opened:
                continue
            start, inner, address = opened.pop()
            if address is not None:
                content = _BACK_LINK.sub("", html[inner : token.start()]).strip()
                yield RenderedNote(address, start, position, content)
        else:
            identifier = _ID.search(token[1])
            is_note = identifier is not None and _CLASS.search(token[1]) is not None
            address = unescape(identifier[1]) if identifier is not None and is_note else None
            opened.append((token.start(), position, address))


def plain_text(html: str) -> str:
    """The words of a piece of HTML in one line."""
    return " ".join(unescape(_TAG.sub("", html)).split())
