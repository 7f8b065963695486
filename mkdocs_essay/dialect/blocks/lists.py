"""Ordered and unordered lists, by the offset of their items' content.

A line belongs to an item when it is indented as far as the item's content, or when it follows a line of the
item without an empty line between (lazy). An item's first paragraph shows as bare text ("transparent")
unless an empty line follows it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from mkdocs_essay.dialect.blocks import grammar, rules
from mkdocs_essay.dialect.blocks.frame import Child, Frame
from mkdocs_essay.dialect.blocks.items import FirstLine, continuation, first_line
from mkdocs_essay.dialect.blocks.source import Source
from mkdocs_essay.dialect.blocks.task_items import mark_tasks

_MARKERS = {
    tag: tuple(re.compile(rf"( {{0,{n}}}{mark})([\t| ].*\n)") for n in range(4))
    for tag, mark in (("ul", "[+*-]"), ("ol", r"[0-9]+\."))
}
_NUMBER = re.compile(r" {0,3}([0-9]{1,5})\.")


@dataclass(slots=True)
class Item:
    """One item: where its content is indented to and the lines collected, in pieces that are read one after
    another.
    """

    line: int
    start: FirstLine
    pieces: list[list[str]] = field(default_factory=list)
    nested: bool = False
    children: list[Child] = field(default_factory=list)

    def take(self, text: str) -> None:
        """Add a line that belongs to the item, which `continuation` dedented already."""
        stripped, indented = text.removeprefix(self.start.indent), text.startswith(self.start.indent)
        marked = grammar.LIST_START.match(stripped) is not None
        if marked and indented and not self.nested:
            self.pieces.append([])
            self.nested = True
        elif marked and not indented and self.nested:
            # Not this far in: such a line must not start a list inside the nested one.
            stripped = " " * (self.start.indentation + 4) + stripped
        self.pieces[-1].append(stripped)


def read(frame: Frame) -> bool:
    """Read a list with all its items."""
    source = frame.source
    tag = next((tag for tag, marks in _MARKERS.items() if marks[3].match(source.text, source.position)), None)
    if tag is None:
        return False
    element = Element(tag)
    frame.add("block", element)
    number = _NUMBER.match(source.text, source.position)
    if number is not None and number[1] != "1":
        frame.parser.document.list_numbers[element] = int(number[1])
    items, ended = _collect(source, tag)
    _read_items(frame, element, items, ended)
    if frame.parser.task_lists and frame.parser.document.options.gfm:
        mark_tasks(
            element,
            [(item_element, item.children) for item_element, item in zip(element, items, strict=True)],
        )
    _unwrap(element, items)
    if items and not ended:
        trailing = items[-1].children
        if trailing and trailing[-1].kind == "blank":
            frame.children.append(trailing[-1])
    return True


def _collect(source: Source, tag: str) -> tuple[list[Item], bool]:
    """The items' lines, and whether an end-of-block marker ended the list."""
    text, end = source.text, len(source.text)
    marker = _MARKERS[tag][3]
    items: list[Item] = []
    after_blank = False
    while source.position < end:
        position = source.position
        if after_blank and rules.START.match(text, position):
            break
        if boundary := grammar.EOB.match(text, position):
            source.position = boundary.end()
            return items, True
        if match := marker.match(text, position):
            start = first_line(len(match[1]), match[2])
            item = Item(
                source.line(), start, [[start.text]], grammar.LIST_START.match(start.text) is not None
            )
            items.append(item)
            marker = _MARKERS[tag][min(max(start.indentation - 1, 0), 3)]
            source.position = match.end()
            after_blank = False
        elif blank := grammar.BLANK_LINES.match(text, position):
            items[-1].nested = True
            items[-1].pieces[-1].append(blank[0])
            source.position = blank.end()
            after_blank = True
        else:
            line = continuation(source, items[-1].start, lazy=not after_blank)
            if line is None:
                break
            items[-1].take(line)
            after_blank = False
    return items, False


def _read_items(frame: Frame, element: Element, items: list[Item], ended: bool) -> None:
    plain_before = False
    for number, item in enumerate(items):
        last = number == len(items) - 1
        item_element = Element("li")
        element.append(item_element)
        frame.parser.document.lines[item_element] = item.line
        if item.start.attributes is not None:
            frame.parser.bindings.append(
                Child("block", item_element, bound=[(item.start.attributes, item.line)])
            )
        item.children = _read_content(frame, item_element, item)
        if item.children:
            _decide(item, last and len(items) > 1 and not plain_before, last and not ended)
        first = item.children[0] if item.children else None
        plain_before = plain_before or first is None or first.kind != "paragraph" or first.transparent


def _read_content(frame: Frame, element: Element, item: Item) -> list[Child]:
    """Read the pieces of an item one after another into the same children."""
    inner = Frame(frame.parser, Source("", item.line), element)
    line = item.line
    for piece in item.pieces:
        text = "".join(piece)
        inner.source = Source(text, line)
        inner.parser.run(inner)
        if inner.pending is not None:
            inner.parser.report_unbound(inner.pending)
            inner.pending = None
        line += text.count("\n")
    inner.close()
    return inner.children


def _decide(item: Item, all_loose_before: bool, ends_list: bool) -> None:
    """Make the item's first paragraph transparent where it is tight.

    `all_loose_before` is true for the last of several items that all hold paragraphs: it follows them. An
    empty line that ends the list belongs to the list and not to the item (`ends_list`).
    """
    children = item.children
    first = children[0]
    if first.kind != "paragraph":
        return
    if len(children) >= 2 and children[1].kind == "marker" and first.bound is not None:
        del children[1]
    follows = children[1] if len(children) >= 2 else None
    tight = follows is None or follows.kind != "blank" or (ends_list and len(children) == 2)
    if tight and not all_loose_before:
        first.transparent = True
        if first.element is not None and follows is not None and follows.kind != "blank":
            first.element.text = f"{first.element.text}\n"


def _unwrap(element: Element, items: list[Item]) -> None:
    for item_element, item in zip(element, items, strict=True):
        if item.children and item.children[0].transparent:
            unwrap_first(item_element, item.children[0])


def unwrap_first(parent: Element, paragraph: Child) -> None:
    """Put the text of the transparent paragraph that comes first in `parent` straight into it; so it takes no
    attributes.
    """
    inner = paragraph.element
    assert inner is not None
    parent.remove(inner)
    paragraph.element = None
    parent.text = (inner.text or "") + (inner.tail or "")
