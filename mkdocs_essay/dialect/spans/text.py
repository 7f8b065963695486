"""What is still done to plain text when the span around it is complete: abbreviations and breaks by
backslash."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element

from mkdocs_essay.dialect.abbreviations import Abbreviations
from mkdocs_essay.dialect.spans.content import Item


def finish(
    items: list[Item],
    abbreviations: Abbreviations | None,
    line_break: str | None,
    *,
    ends_block: bool = False,
) -> list[Item]:
    """Replace what is to be replaced in the pieces of plain text.

    `line_break` is what ends a line for good, but not the last one where a block ends with it
    (`ends_block`): the text of a tight item is followed by a line end if a list or the like follows.
    """
    if abbreviations is None and line_break is None:
        return items
    finished: list[Item] = []
    text = ""
    for kind, group in groupby(items, key=type):
        if kind is not str:
            finished.extend(group)
            text = ""
            continue
        text = "".join(item for item in group if isinstance(item, str))
        pieces: Iterable[Item] = [text]
        if abbreviations is not None:
            pieces = [item for piece in pieces for item in _mark(piece, abbreviations)]
        if line_break is not None:
            pieces = [item for piece in pieces for item in _break(piece, line_break)]
        finished.extend(pieces)
    if ends_block and line_break is not None and text.endswith(line_break):
        # That end is a line break and a line feed by now.
        del finished[-2]
    return finished


def _mark(piece: Item, abbreviations: Abbreviations) -> list[Item]:
    return abbreviations.mark(piece) if isinstance(piece, str) else [piece]


def _break(piece: Item, line_break: str) -> list[Item]:
    if not isinstance(piece, str) or line_break not in piece:
        return [piece]
    lines = piece.split(line_break)
    items: list[Item] = [lines[0]] if lines[0] else []
    for line in lines[1:]:
        items += [Element("br"), "\n" + line]
    return items
