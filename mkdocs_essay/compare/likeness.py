"""How much alike two texts are, and pieces of one sentence put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mkdocs_essay.compare.content import Leaf

SIMILAR = 0.5


def join(leaves: Sequence[Leaf]) -> Leaf:
    """Pieces of one sentence as one leaf."""
    first = leaves[0]
    return Leaf(
        first.kind,
        first.path,
        " ".join(leaf.text for leaf in leaves),
        first.item,
        first.number,
        first.column,
        tuple(name for leaf in leaves for name in leaf.ids),
        [mark for leaf in leaves for mark in leaf.marks],
        [link for leaf in leaves for link in leaf.links],
        [picture for leaf in leaves for picture in leaf.pictures],
        [embed for leaf in leaves for embed in leaf.embeds],
        key="".join(leaf.key for leaf in leaves),
        classes=first.classes,
        within=frozenset().union(*(leaf.within for leaf in leaves)),
    )


def similarity(old: Leaf, new: Leaf) -> float:
    """How much of two texts is the same, from 0 to 1: by their words, or by the id of a heading."""
    if old.kind[0] == new.kind[0] == "h" and not set(old.ids).isdisjoint(new.ids):
        return 1.0
    old_words, new_words = Counter(old.text.split()), Counter(new.text.split())
    total = old_words.total() + new_words.total()
    if not total:
        return float(wordless(old) == wordless(new))
    if old.kind == new.kind == "code":
        return max(2 * (old_words & new_words).total() / total, SIMILAR * (old.text[:20] == new.text[:20]))
    return 2 * (old_words & new_words).total() / total


def wordless(leaf: Leaf) -> str:
    """The kind of difference that a leaf without words makes."""
    return "picture" if leaf.pictures else "embed"
