"""Cuts cited notes out of the blocks that they stand in, with the rules that only fenced them.

Notes of such a block that nothing cites stay, in a wrapper of their own between their rules, below the
sentence that the block broke in two and that is put together again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_essay.notes.found import Found
from mkdocs_essay.notes.joining import join_at


@dataclass(slots=True)
class _Seam:
    """A place in a parent's new children where a block was, and what is left of it."""

    index: int
    left: list[Element]
    opening: Element | None = None
    closing: Element | None = None

    def leftover(self) -> list[Element]:
        """What goes back to the place."""
        if not self.left:
            return []
        wrapper = Element("div", {"class": "essay-notes essay-notes--uncited", "data-essay": "notes"})
        wrapper.extend(self.left)
        return [each for each in (self.opening, wrapper, self.closing) if each is not None]


def cut_blocks(
    root: Element, notes: Sequence[Found], cited: set[int], numbers: Mapping[Element, int]
) -> list[Found]:
    """Cut the notes `cited` out of the tree below `root`; the notes of blocks that stay are returned.

    `numbers` gives what a list begins with that does not begin with 1.
    """
    blocks = {found.run for index, found in enumerate(notes) if index in cited or found.fenced}
    left = [
        found
        for index, found in enumerate(notes)
        if index not in cited and found.kind == "block" and found.run in blocks
    ]
    gone = _gone(notes, cited)
    staying = {element for found in left if found.label for element in (found.first, *found.rest)}
    # The end of a note that nothing cites is text like all other.
    ends = {[found.first, *found.rest][-1] for found in left if not found.label}
    parents = {found.parent: None for found in notes if found.kind == "block"}
    for parent in _with_emptied_quotes(root, parents, gone):
        _cut_from(parent, gone, staying - gone, ends, numbers)
    return left


def _with_emptied_quotes(root: Element, parents: dict[Element, None], gone: set[Element]) -> list[Element]:
    """`parents`, with what holds quotations in the place of those that are nothing but notes; these are gone
    as a whole."""
    holders: dict[Element, Element] = {}
    pending, found = list(parents), dict(parents)
    while pending:
        quote = pending.pop()
        if quote.tag != "blockquote" or quote in gone:
            continue
        if not all(child in gone or child.tag == "hr" for child in quote):
            continue
        holders = holders or {child: element for element in root.iter() for child in element}
        gone.add(quote)
        del found[quote]
        found[holders[quote]] = None
        pending.append(holders[quote])
    return list(found)


def remove(notes: Sequence[Found], indexes: set[int], lists: Mapping[Element, Element]) -> None:
    """Take the notes `indexes` out of the tree and nothing else.

    `lists` has what comes in their place, by the first element of what it stands for.
    """
    gone = _gone(notes, indexes)
    for parent in {id(notes[index].parent): notes[index].parent for index in indexes}.values():
        kept: list[Element] = []
        for child in parent:
            if child in lists:
                kept.append(lists[child])
            if child not in gone:
                kept.append(child)
        parent[:] = kept


def _gone(notes: Sequence[Found], cited: set[int]) -> set[Element]:
    """The elements that hold nothing but notes of `cited`; from others those notes' lines are cut."""
    gone: set[Element] = set()
    pieces: dict[Element, list[tuple[Found, bool]]] = {}
    for index, found in enumerate(notes):
        pieces.setdefault(found.first, []).append((found, index in cited))
        if index in cited:
            gone.update(found.rest)
    for element, held in pieces.items():
        if all(is_cited for _, is_cited in held):
            gone.add(element)
        elif any(is_cited for _, is_cited in held):
            text = element.text or ""
            element.text = "".join(
                text[found.start : found.end] for found, is_cited in held if not is_cited
            ).strip()
    return gone


def _cut_from(
    parent: Element,
    gone: set[Element],
    left: set[Element],
    ends: set[Element],
    numbers: Mapping[Element, int],
) -> None:
    """Cut `gone` out of `parent`'s children; notes in `left` stay. No sentence goes on behind `ends`."""
    kept: list[Element] = []
    seams: list[_Seam] = []
    children = list(parent)
    position = 0
    while position < len(children):
        if children[position] not in gone and children[position] not in left:
            kept.append(children[position])
            position += 1
            continue
        seam = _Seam(len(kept), [])
        if kept and kept[-1].tag == "hr" and not (seams and seams[-1].closing is kept[-1]):
            seam.opening = kept.pop()
            seam.index -= 1
        while position < len(children) and (children[position] in gone or children[position] in left):
            if children[position] in left:
                seam.left.append(children[position])
            position += 1
        if position < len(children) and children[position].tag == "hr":
            seam.closing = children[position]
            position += 1
        seams.append(seam)
    parent[:] = kept
    for seam in reversed(seams):
        if not (seam.index and parent[seam.index - 1] in ends):
            join_at(parent, seam.index, numbers)
        for offset, element in enumerate(seam.leftover()):
            parent.insert(seam.index + offset, element)
