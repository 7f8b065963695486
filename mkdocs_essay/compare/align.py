"""Which leaf of the old page is which of the new one.

Keys that stand once on either side and keep their order are the anchors; between two of them the rest is
matched from both ends, then key by key. What is left on both sides and has the same key has moved. Each step
takes time in proportion to the leaves, but for the logarithm of the longest rising row.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Alignment:
    """`pairs` of indexes that keep their order, sorted; `moved` pairs that do not; and what is left."""

    pairs: list[tuple[int, int]] = field(default_factory=list)
    moved: list[tuple[int, int]] = field(default_factory=list)
    old_left: list[int] = field(default_factory=list)
    new_left: list[int] = field(default_factory=list)


def align(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Align two rows of keys."""
    made = Alignment()
    anchors = longest_rising(_unique_in_both(old, new))
    before = (-1, -1)
    for anchor in (*anchors, (len(old), len(new))):
        made.pairs += _in_gap(old, new, before, anchor)
        if anchor[0] < len(old):
            made.pairs.append(anchor)
        before = anchor
    taken_old, taken_new = {o for o, _ in made.pairs}, {n for _, n in made.pairs}
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for index, key in enumerate(new):
        if index not in taken_new:
            waiting[key].append(index)
    for index, key in enumerate(old):
        if index in taken_old:
            continue
        if waiting[key]:
            made.moved.append((index, waiting[key].popleft()))
        else:
            made.old_left.append(index)
    made.new_left = sorted(index for indexes in waiting.values() for index in indexes)
    return made


def _unique_in_both(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    old_counts, new_counts = Counter(old), Counter(new)
    places = {key: index for index, key in enumerate(new) if new_counts[key] == 1}
    return [(i, places[key]) for i, key in enumerate(old) if old_counts[key] == 1 and key in places]


def _in_gap(
    old: Sequence[str], new: Sequence[str], before: tuple[int, int], after: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Pairs strictly between two anchors, in order."""
    (o, n), (o_end, n_end) = (before[0] + 1, before[1] + 1), after
    while o < o_end and n < n_end and old[o] == new[n]:
        yield o, n
        o, n = o + 1, n + 1
    tail: list[tuple[int, int]] = []
    while o < o_end and n < n_end and old[o_end - 1] == new[n_end - 1]:
        o_end, n_end = o_end - 1, n_end - 1
        tail.append((o_end, n_end))
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for index in range(n, n_end):
        waiting[new[index]].append(index)
    found = [(i, waiting[old[i]].popleft()) for i in range(o, o_end) if old[i] in waiting and waiting[old[i]]]
    yield from longest_rising(found)
    yield from reversed(tail)


def longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of `pairs` (sorted by their first) in which the second rises too."""
    ends: list[int] = []
    chosen: list[int] = []
    previous: list[int] = []
    for index, (_, value) in enumerate(pairs):
        place = bisect_left(ends, value)
        previous.append(chosen[place - 1] if place else -1)
        ends[place : place + 1] = [value]
        chosen[place : place + 1] = [index]
    row: list[tuple[int, int]] = []
    at = chosen[-1] if chosen else -1
    while at >= 0:
        row.append(pairs[at])
        at = previous[at]
    return row[::-1]
