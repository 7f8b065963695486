"""Task lists: items that start with `[ ]` or `[x]`."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from mkdocs_essay.dialect.attributes import set_attributes
from mkdocs_essay.dialect.blocks.frame import Child

_BOX = re.compile(r"\s*\[([ xX])\]\s+", re.ASCII)
_INPUT = '<input type="checkbox" class="task-list-item-checkbox" disabled="disabled"{} />'


def mark_tasks(element: Element, items: list[tuple[Element, list[Child]]]) -> None:
    """Turn the boxes of a list's items into inputs; from the first on all its items have the class."""
    found = False
    for item, children in items:
        if not children or children[0].kind != "paragraph" or children[0].element is None:
            continue
        paragraph = children[0].element
        box = _BOX.match(paragraph.text or "")
        if box is not None:
            found = True
            checked = ' checked="checked"' if box[1] != " " else ""
            paragraph.text = _INPUT.format(checked) + (paragraph.text or "")[box.end() :]
        if found:
            set_attributes(item.attrib, {"class": "task-list-item"})
    if found:
        set_attributes(element.attrib, {"class": "task-list"})
