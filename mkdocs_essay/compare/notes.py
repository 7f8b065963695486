"""Notes of the old page that a page break cut in two, and that the new one has as one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from mkdocs_essay.compare.content import Leaf

_NUMBER = re.compile(r"\W{0,3}(\d{1,4})\b")


def mark_ends(leaves: Sequence[Leaf], left: Sequence[int]) -> None:
    """Let those of the leaves `left` over count as ends of notes that stand above a note, in its dress."""
    for index in left:
        leaf = leaves[index]
        below = leaves[index + 1] if index + 1 < len(leaves) else None
        if below is None or not below.note or leaf.kind != "text" or not leaf.classes:
            continue
        number = number_of(below)
        if leaf.classes == below.classes and not leaf.note and number is not None:
            leaf.note, leaf.ends = True, number - 1
            leaf.bare = leaf.bare or leaf.key


def number_of(leaf: Leaf) -> int | None:
    """The number that a note begins with."""
    match = _NUMBER.match(leaf.text)
    return int(match[1]) if match and leaf.ends is None else None


def in_notes(leaf: Leaf, notes: Collection[str]) -> bool:
    """Whether a note's text is among `notes`, keys of notes without their numbers."""
    return leaf.key in notes or leaf.bare in notes


def whole_again(lost: Iterable[Leaf], notes: Collection[int]) -> set[int]:
    """The ids of those of the `lost` leaves that are a note and its end, of which `notes` has the whole's
    hash."""
    by_number: dict[int, list[Leaf]] = {}
    ends: list[Leaf] = []
    for leaf in lost:
        number = number_of(leaf)
        if number is not None:
            by_number.setdefault(number, []).append(leaf)
        elif leaf.ends is not None:
            ends.append(leaf)
    found: set[int] = set()
    for end in ends:
        for note in by_number.get(end.ends or 0, ()):
            if hash(note.bare + end.bare) in notes:
                found |= {id(note), id(end)}
    return found
