"""Two leaves that are the same text, compared: where they stand, what stands in them. One rule a function."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import chain, zip_longest

from mkdocs_essay.compare.align import align
from mkdocs_essay.compare.content import LISTS, Leaf
from mkdocs_essay.compare.differences import Difference, excerpt
from mkdocs_essay.compare.targets import Side

_CELLS = frozenset({"cell", "head-cell"})


Found = Iterator[tuple[str, str, str]]


def compare_leaves(old: Leaf, new: Leaf, old_side: Side, new_side: Side) -> Iterator[Difference]:
    """The differences between two leaves that belong together."""
    found = chain(*(rule(old, new) for rule in _RULES), _targets(old, new, old_side, new_side))
    for kind, left, right in found:
        yield _difference(kind, left, right, old, new, old_side)


def compare_notes(old: Leaf, new: Leaf, old_side: Side, new_side: Side) -> Iterator[Difference]:
    """The differences within two notes; their numbers and where they stand are no matter."""
    old, new = (replace(leaf, marks=[mark for mark in leaf.marks if mark[0] != "sup"]) for leaf in (old, new))
    for kind, left, right in (*_marks(old, new), *_targets(old, new, old_side, new_side)):
        # We make links of bare addresses in notes.
        if kind != "extra-link":
            yield _difference(kind, left, right, old, new, old_side)


def _difference(kind: str, left: str, right: str, old: Leaf, new: Leaf, side: Side) -> Difference:
    return Difference(kind, side.page, excerpt(left), excerpt(right), old.within | new.within)


def _text(old: Leaf, new: Leaf) -> Found:
    if old.kind == "code" and new.kind == "code":
        yield from _code(old.text, new.text)
    elif (left := "".join(old.text.split())) != (right := "".join(new.text.split())):
        at = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), 0)
        yield "changed-text", excerpt(old.text, at), excerpt(new.text, at)


def _code(old: str, new: str) -> Found:
    if old == new:
        return
    left, right = old.split("\n"), new.split("\n")
    aligned = align(left, right)
    pairs = zip_longest(
        sorted((*aligned.old_left, *(index for index, _ in aligned.moved))),
        sorted((*aligned.new_left, *(index for _, index in aligned.moved))),
    )
    for i, j in pairs:
        yield "code-line", left[i] if i is not None else "", right[j] if j is not None else ""


def _kind(old: Leaf, new: Leaf) -> Found:
    if old.kind == new.kind:
        return
    if {old.kind, new.kind} == _CELLS:
        yield "table", f"{old.kind}: {old.text}", f"{new.kind}: {new.text}"
    elif old.kind[0] == new.kind[0] == "h" and old.kind[1:].isdigit() and new.kind[1:].isdigit():
        yield "heading-level", f"{old.kind}: {old.text}", f"{new.kind}: {new.text}"
    else:
        yield "block-kind", f"{old.kind}: {old.text}", f"{new.kind}: {new.text}"


def _ids(old: Leaf, new: Leaf) -> Found:
    if old.kind[0] == "h" and old.ids and new.kind != "code" and not set(old.ids) <= set(new.ids):
        yield "heading-id", f"#{old.ids[-1]} {old.text}", f"#{new.ids[-1]}" if new.ids else "no id"


def _lists(old: Leaf, new: Leaf) -> Found:
    left, right = ([part for part in leaf.path if part in LISTS] for leaf in (old, new))
    if len(left) != len(right):
        yield "list-depth", f"{_path(old)}: {old.text}", f"{_path(new)}: {new.text}"
    elif left != right:
        yield "list-kind", f"{_path(old)}: {old.text}", f"{_path(new)}: {new.text}"
    elif old.item != new.item:
        yield "list-item", _item(old), _item(new)
    elif old.number != new.number:
        yield "list-number", f"{old.number}. {old.text}", f"{new.number}. {new.text}"


def _item(leaf: Leaf) -> str:
    return f"an item of its own: {leaf.text}" if leaf.item else f"goes on in an item: {leaf.text}"


def _path(leaf: Leaf) -> str:
    return " > ".join(leaf.path) or "plain"


def _quotes(old: Leaf, new: Leaf) -> Found:
    if old.path.count("quote") != new.path.count("quote"):
        yield "quote", f"{_path(old)}: {old.text}", f"{_path(new)}: {new.text}"


def _tables(old: Leaf, new: Leaf) -> Found:
    if old.path.count("table") != new.path.count("table") or old.column != new.column:
        yield "table", _cell(old), _cell(new)


def _cell(leaf: Leaf) -> str:
    place = "outside of a table" if leaf.column is None else f"column {leaf.column + 1}"
    return f"{place}: {leaf.text}"


def _marks(old: Leaf, new: Leaf) -> Found:
    if old.kind == "code" or new.kind == "code":
        return
    left, right = Counter(old.marks), Counter(new.marks)
    for mark, text in left - right:
        yield "emphasis", f"{mark}: {text} (in: {old.text})", ""
    for mark, text in right - left:
        yield "emphasis", "", f"{mark}: {text} (in: {new.text})"


_RULES: tuple[Callable[[Leaf, Leaf], Found], ...] = (_text, _kind, _ids, _lists, _quotes, _tables, _marks)


def _targets(old: Leaf, new: Leaf, old_side: Side, new_side: Side) -> Found:
    yield from _links(old, new, old_side, new_side)
    yield from _pictures(old, new, old_side, new_side)
    left, right = (
        Counter(side.target(source) for source in leaf.embeds)
        for leaf, side in ((old, old_side), (new, new_side))
    )
    for source in left - right:
        yield "embed", str(source), ""


def _links(old: Leaf, new: Leaf, old_side: Side, new_side: Side) -> Found:
    left, right = _led(old, old_side), _led(new, new_side)
    gone = _without(left, right)
    come = _without(right, left)
    for target, text in gone:
        other = next((pair for pair in come if pair[1] == text), None)
        if other is not None:
            come.remove(other)
        # Where the old link was dead there is nothing to keep.
        if old_side.addressing.leads_somewhere(target):
            yield "link-target", f"{target} [{text}]", f"{other[0]} [{other[1]}]" if other else ""
    for target, text in come:
        yield "extra-link", "", f"{target} [{text}]"


def _led(leaf: Leaf, side: Side) -> list[tuple[str, str]]:
    """The targets of a leaf's links, each with the link's text."""
    led = ((side.target(link.href), link.text) for link in leaf.links)
    return [(target, text) for target, text in led if target is not None]


def _without(some: list[tuple[str, str]], others: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those of `some` whose target the others have not, or less often."""
    counts = Counter(target for target, _ in others)
    counts.subtract(target for target, _ in some)
    rest: list[tuple[str, str]] = []
    for target, text in reversed(some):
        if counts[target] < 0:
            counts[target] += 1
            rest.append((target, text))
    return rest[::-1]


def _pictures(old: Leaf, new: Leaf, old_side: Side, new_side: Side) -> Found:
    left = [(_picture_name(link.href, old_side), link.text) for link in old.pictures]
    right = [(_picture_name(link.href, new_side), link.text) for link in new.pictures]
    matcher = SequenceMatcher(None, [name for name, _ in left], [name for name, _ in right], autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        for a, b in zip_longest(left[i:i_end], right[j:j_end], fillvalue=("", "")):
            if tag != "equal":
                yield "picture", a[0], b[0]
            elif a[1] != b[1]:
                yield "picture-text", f"{a[0]}: {a[1]}", f"{b[0]}: {b[1]}"


def _picture_name(source: str, side: Side) -> str:
    """What a picture's address leads to; long ones that hold the picture itself are cut."""
    return side.target(source) or source[:80]
