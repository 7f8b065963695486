"""Where something stands next in a text, without looking twice at the same stretch."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right


class Occurrences:
    """Answers "where is the next one?" for one text.

    All positions of a pattern are found once, when it is first asked for; each question is a binary search
    then. So ten thousand openers without a closer cost one look at the text and not ten thousand.
    """

    __slots__ = ("_found", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[re.Pattern[str], list[int]] = {}

    def next(self, pattern: re.Pattern[str], position: int) -> int:
        """The first start of a match of `pattern` at or after `position`; -1 if there is none."""
        starts = self._starts(pattern)
        index = bisect_left(starts, position)
        return starts[index] if index < len(starts) else -1

    def previous(self, pattern: re.Pattern[str], position: int) -> int:
        """The last start of a match of `pattern` at or before `position`; -1 if there is none."""
        starts = self._starts(pattern)
        index = bisect_right(starts, position)
        return starts[index - 1] if index else -1

    def count(self, pattern: re.Pattern[str], position: int) -> int:
        """How many matches of `pattern` start before `position`."""
        return bisect_left(self._starts(pattern), position)

    def last(self, pattern: re.Pattern[str]) -> int:
        """The last start of a match of `pattern`; -1 if there is none."""
        starts = self._starts(pattern)
        return starts[-1] if starts else -1

    def _starts(self, pattern: re.Pattern[str]) -> list[int]:
        starts = self._found.get(pattern)
        if starts is None:
            starts = self._found[pattern] = [match.start() for match in pattern.finditer(self._text)]
        return starts
