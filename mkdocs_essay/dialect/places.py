"""Lists that hold a place: of the contents (`{:toc}`), of the footnotes (`{:footnotes}`) and the like."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mkdocs_essay.dialect.document import Document


def first_asking(root: Element, document: Document, reference: str) -> tuple[Element, int] | None:
    """The first list written in Markdown, in the order of the text, with that bare word in its attribute
    list: the element that holds it, and its number there.
    """
    asking = {element for element, words in document.references.items() if reference in words}
    asking -= document.html_elements
    if not asking:
        return None
    holders = {child: parent for parent in root.iter() for child in parent}
    for element in root.iter():
        if element in asking and element.tag in ("ul", "ol") and element in holders:
            return holders[element], list(holders[element]).index(element)
    return None


def remove(parent: Element, number: int) -> None:
    """Take the child of that number out; the text behind it stays."""
    tail = parent[number].tail
    del parent[number]
    if tail and number:
        parent[number - 1].tail = type(tail)((parent[number - 1].tail or "") + tail)
    elif tail:
        parent.text = type(tail)((parent.text or "") + tail)
