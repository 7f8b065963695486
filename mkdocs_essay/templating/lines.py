"""Finds the line of a source that a line of its rendered text came from, when a diagnostic asks."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache


def line_map(source: str, rendered: str) -> Callable[[int], int]:
    """A function from a line of `rendered` to the line of `source` where it begins to differ least; both
    count from 1.

    Lines that stand in both texts just once are anchors; between two of them lines are counted on from the
    one before, as far as the one after. The anchors are looked for with the first call.
    """

    @cache
    def anchors() -> tuple[list[int], list[int]]:
        return pairs(source.split("\n"), rendered.split("\n"))

    def find(line: int) -> int:
        theirs, ours = anchors()
        place = bisect_right(theirs, line) - 1
        return min(ours[place] + line - theirs[place], max(ours[place], ours[place + 1] - 1))

    return find


def pairs(source: list[str], rendered: list[str]) -> tuple[list[int], list[int]]:
    """Numbers of lines in `rendered` and of the same lines in `source`, both rising, the ends included."""
    where = once(source)
    found = [
        (line, where[text]) for text, line in sorted(once(rendered).items(), key=second) if text in where
    ]
    kept = rising(found)
    theirs = [1, *(line for line, _ in kept if line > 1), len(rendered) + 1]
    ours = [dict(kept).get(1, 1), *(line for number, line in kept if number > 1), len(source) + 1]
    return theirs, ours


def second(pair: tuple[str, int]) -> int:
    return pair[1]


def once(lines: Iterable[str]) -> dict[str, int]:
    """The lines that stand there once and say something, with their numbers."""
    texts = [line.strip() for line in lines]
    counts = Counter(texts)
    return {text: number for number, text in enumerate(texts, 1) if text and counts[text] == 1}


def rising(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of pairs whose second numbers rise."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, number) in enumerate(found):
        place = bisect_right(tails, number)
        before.append(last[place - 1] if place else -1)
        tails[place : place + 1] = [number]
        last[place : place + 1] = [index]
    row = []
    index = last[-1] if last else -1
    while index >= 0:
        row.append(found[index])
        index = before[index]
    return row[::-1]
