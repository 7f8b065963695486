"""A source file as a fix sees it, and the edits that it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from mkdocs_essay.site.addresses import Addresses
from mkdocs_essay.site.model import Site

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Puts `text` in the place of what stands between the offsets `start` and `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class SourceFile:
    """The text of a file below the source folder, with the line ends that it has on disk.

    `path` is relative to the source folder; `site` and `addresses` are what the build knows of the rest.
    """

    path: str
    text: str
    site: Site
    addresses: Addresses

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    @property
    def line_count(self) -> int:
        """How many lines there are, the one after the last line end included."""
        return len(self._starts)

    def span(self, line: int) -> tuple[int, int]:
        """Offsets of the line's start and of the next one's; lines count from 1."""
        return self._starts[line - 1], self._starts[line] if line < self.line_count else len(self.text)

    def line(self, number: int) -> str:
        """A line without its end; empty beyond the last one."""
        if not 1 <= number <= self.line_count:
            return ""
        start, end = self.span(number)
        return self.text[start:end].rstrip("\r\n")

    def without_line(self, number: int) -> Edit:
        """The edit that takes a line out."""
        return Edit(*self.span(number), "")

    @property
    def line_end(self) -> str:
        """What ends the file's first line."""
        found = _LINE_END.search(self.text)
        return found[0] if found else "\n"


def apply(text: str, edits: Iterable[Edit]) -> str:
    """`text` with the edits made; one that overlaps an earlier one is left for another time."""
    pieces: list[str] = []
    done = 0
    for edit in sorted(set(edits)):
        if edit.start >= done:
            pieces += (text[done : edit.start], edit.text)
            done = edit.end
    pieces.append(text[done:])
    return "".join(pieces)
