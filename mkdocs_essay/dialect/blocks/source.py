"""A piece of text that is being read, and how far it is read."""

from __future__ import annotations

import re

from mkdocs_essay.dialect.html_tags import HtmlScanner

_CLOSING_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[ \t\r\f\v]*\n", re.MULTILINE)


class Source:
    """Text whose last line ends with a newline, the position in it, and the number of its first line.

    Content of lists, quotes and the like is a source of its own, whose lines are lines of the outer one
    with their indentation cut off. What is looked for ahead is remembered, so that text full of openers
    without closers is searched once and not once an opener. Up to `foreign_asked` other extensions have
    found nothing of theirs.
    """

    __slots__ = (
        "_closing_fences",
        "_counted",
        "_found",
        "_hopeless",
        "_line",
        "foreign_asked",
        "html",
        "position",
        "text",
    )

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text if text.endswith("\n") or not text else text + "\n"
        self.position = 0
        self.foreign_asked = 0
        self.html = HtmlScanner(self.text)
        self._counted = 0
        self._line = first_line
        self._found: dict[str, int] = {}
        self._hopeless: set[str] = set()
        self._closing_fences: list[tuple[int, int, str]] | None = None

    def line(self) -> int:
        """The number of the line at `position`."""
        if self.position > self._counted:
            self._line += self.text.count("\n", self._counted, self.position)
        elif self.position < self._counted:
            self._line -= self.text.count("\n", self.position, self._counted)
        self._counted = self.position
        return self._line

    def line_end(self, position: int | None = None) -> int:
        """The place after the newline that ends the line at `position`."""
        return self.text.find("\n", self.position if position is None else position) + 1 or len(self.text)

    def find(self, needle: str, start: int) -> int:
        """As `str.find`, for searches that move forward."""
        known = self._found.get(needle)
        if known is not None and (known < 0 or known >= start):
            return known
        found = self._found[needle] = self.text.find(needle, start)
        return found

    def search(self, pattern: re.Pattern[str], start: int) -> re.Match[str] | None:
        """As `Pattern.search`; a pattern that was not found once is not looked for again further on."""
        if pattern.pattern in self._hopeless:
            return None
        match = pattern.search(self.text, start)
        if match is None:
            self._hopeless.add(pattern.pattern)
        return match

    def closing_fence(self, fence: str, start: int, *, indented: bool = True) -> tuple[int, int] | None:
        """Where the line that closes `fence` starts and ends, at `start` or after it; `indented` allows for
        blanks before the marks.
        """
        mark = fence[0]
        if f"{mark}{len(fence)}" in self._hopeless:
            return None
        if self._closing_fences is None:
            self._closing_fences = [
                (match.start(), match.end(), match[1]) for match in _CLOSING_FENCE.finditer(self.text)
            ]
            self._closing_fences.reverse()
        fences = self._closing_fences
        while fences and fences[-1][0] < start:
            fences.pop()
        for begin, end, closer in reversed(fences):
            if closer[0] == mark and len(closer) >= len(fence) and (indented or self.text[begin] != " "):
                return begin, end
        self._hopeless.add(f"{mark}{len(fence)}")
        return None

    def replace_before(self, position: int, text: str) -> None:
        """Read `text` and then what follows `position`."""
        line = self.line()
        self.__init__(text + self.text[position:], line)  # type: ignore[misc]
