"""Notes that are the items of a list."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from mkdocs_essay.notes.found import Finds, Found
from mkdocs_essay.notes.labels import Head, normal, note_head
from mkdocs_essay.notes.stretches import Stretch
from mkdocs_essay.notes.titles import raw_text


def find_lists(stretch: Stretch, finds: Finds) -> bool:
    """Add the items of the lists of a section of notes to `finds`; false where it has no list with numbers.

    After a rule alone, each item must bear its number in its text.
    """
    found = False
    for element in stretch.children:
        if element.tag not in ("ol", "ul"):
            continue
        items = [
            (item, _item_label(element, item, number))
            for number, item in enumerate(items_of(element), first_number(element, finds.numbers))
        ]
        heads = [head for _, head in items if head is not None]
        if not heads or (not stretch.section and not all(head is not None and head.end for _, head in items)):
            continue
        found = True
        finds.run += 1
        for item, head in items:
            if head is not None:
                found_note = Found(
                    head.label, element, item, None, head.end or None, None, "list", finds.run, True
                )
                finds.notes.append(found_note)
    return found


def items_of(element: Element) -> list[Element]:
    """The items of a list."""
    return [child for child in element if child.tag == "li"]


def first_number(element: Element, numbers: Mapping[Element, int]) -> int:
    """The number of a list's first item: by its attribute, else as it is written."""
    start = element.get("start", "")
    written = numbers.get(element, 1)
    return int(start) if start.isascii() and start.isdigit() and len(start) < 6 else written


def _item_label(element: Element, item: Element, number: int) -> Head | None:
    """An item's label: what its text begins with, else its number in an ordered list."""
    text = raw_text(item)
    if (not text or not text.strip()) and len(item) and item[0].tag == "p":
        text = raw_text(item[0])
    head = note_head(text, loose=True) if text else None
    if head is not None or element.tag == "ul":
        return head
    value = item.get("value", "")
    return Head(normal(value) if value.isascii() and value.isdigit() else str(number), 0, False)
