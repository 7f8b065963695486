"""Cuts a template into text, output statements and tags, at the places where Ruby's Liquid cuts it.

Time is linear in the length of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mkdocs_essay.templating.tokens import TOKEN_CONTENT, TOKEN_OUTPUT, TOKEN_TAG, Token
from mkdocs_essay.templating.values import WHITESPACE

RAW = "raw"
BROKEN = "broken"

OPENING = re.compile(r"\{[{%]")
TAG = re.compile(r"\{%-?\s*(#|[A-Za-z0-9_]+)\s*")
END_OF_RAW = re.compile(r"\{%-?\s*endraw\b")


class Piece(Token):
    """A token with what a diagnostic and a fallback need.

    `kind` is content, output, tag, raw or broken; `value` the text, the tag's name or the broken source.
    `markup` is what stands between the name and the closing mark, `start_index` and `end_index` bound the
    piece in the source.
    """

    markup: str
    end_index: int

    @classmethod
    def make(cls, kind: str, value: str, span: tuple[int, int], source: str, markup: str = "") -> Piece:
        piece = cls(kind, value, span[0], source)
        piece.markup = markup
        piece.end_index = span[1]
        return piece

    @property
    def text(self) -> str:
        """The piece as it stands in the source."""
        return self.source[self.start_index : self.end_index]


@dataclass(slots=True)
class Closings:
    """Finds closing marks; what has no more of them is asked once."""

    source: str
    missing: set[str] = field(default_factory=set)

    def find(self, mark: str, start: int) -> int:
        if mark in self.missing:
            return -1
        index = self.source.find(mark, start)
        if index < 0:
            self.missing.add(mark)
        return index


def tokenize(source: str) -> Iterator[Piece]:
    """The pieces of `source` in order, with the blanks taken away that `{%-` and `-%}` ask for.

    What follows an endraw tag is trimmed if the raw tag asks for it, as in Ruby.
    """
    trim_next = False
    for piece in cut(source):
        if piece.kind == TOKEN_CONTENT:
            text = piece.value.lstrip(WHITESPACE) if trim_next else piece.value
            if source.startswith(("{%-", "{{-"), piece.end_index):
                text = text.rstrip(WHITESPACE)
            trim_next = False
            if text:
                yield Piece.make(TOKEN_CONTENT, text, (piece.start_index, piece.end_index), source)
            continue
        if piece.kind != RAW:
            trim_next = source.startswith("-", piece.end_index - 3)
        yield piece


def cut(source: str) -> Iterator[Piece]:
    closings = Closings(source)
    position = 0
    while (opening := OPENING.search(source, position)) is not None:
        start = opening.start()
        if start > position:
            yield Piece.make(TOKEN_CONTENT, source[position:start], (position, start), source)
        piece = (
            read_tag(source, start, closings) if opening[0] == "{%" else read_output(source, start, closings)
        )
        yield piece
        position = piece.end_index
        if piece.kind == TOKEN_TAG and piece.value == "raw":
            raw = read_raw(source, position)
            yield raw
            position = raw.end_index
    if position < len(source):
        yield Piece.make(TOKEN_CONTENT, source[position:], (position, len(source)), source)


def read_tag(source: str, start: int, closings: Closings) -> Piece:
    end = closings.find("%}", start + 2)
    if end < 0:
        return Piece.make(BROKEN, "{%", (start, start + 2), source)
    name = TAG.match(source, start, end)
    if name is None:
        return Piece.make(BROKEN, source[start : end + 2], (start, end + 2), source)
    markup = source[name.end() : end]
    return Piece.make(TOKEN_TAG, name[1], (start, end + 2), source, markup.removesuffix("-"))


def read_output(source: str, start: int, closings: Closings) -> Piece:
    """An output statement ends at the first brace, and is broken if that is a single one."""
    end = closings.find("}", start + 2)
    if end < 0:
        return Piece.make(BROKEN, "{{", (start, start + 2), source)
    if not source.startswith("}}", end):
        return Piece.make(BROKEN, source[start : end + 1], (start, end + 1), source)
    markup = source[start + 2 : end].removeprefix("-").removesuffix("-")
    return Piece.make(TOKEN_OUTPUT, TOKEN_OUTPUT, (start, end + 2), source, markup)


def read_raw(source: str, start: int) -> Piece:
    """What a raw tag protects; its `markup` is empty where the end tag is missing."""
    found = END_OF_RAW.search(source, start)
    end = source.find("%}", found.end()) if found else -1
    if found is None or end < 0:
        return Piece.make(RAW, source[start:], (start, len(source)), source)
    return Piece.make(RAW, source[start : found.start()], (start, end + 2), source, "endraw")
