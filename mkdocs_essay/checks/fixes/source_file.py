"""A source file as a fix sees it, and the edits that it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from mkdocs_essay.site.addresses import Addresses
from mkdocs_essay.site.model import Site

_LINE_END = re.compile(r"\r\n|\r|\n")
_KEY = re.compile(r"([\w-]+)[ \t]*:(?=\s|\Z)")
_DEFINED_LIST = re.compile(r"\{:([^\s:{}]+):")


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

    @cached_property
    def first_lines(self) -> dict[str, int]:
        """The number of the first line that says a text, by the text without blanks around it."""
        found: dict[str, int] = {}
        for number in range(1, self.line_count + 1):
            found.setdefault(self.line(number).strip(), number)
        return found

    @cached_property
    def key_lines(self) -> dict[str, list[int]]:
        """The numbers of the lines that open with a key of YAML, by the key."""
        found: dict[str, list[int]] = {}
        for number in range(1, self.line_count + 1):
            if key := _KEY.match(self.line(number)):
                found.setdefault(key[1], []).append(number)
        return found

    @cached_property
    def defined_lists(self) -> frozenset[str]:
        """The names that attribute lists are defined under."""
        return frozenset(_DEFINED_LIST.findall(self.text))

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
