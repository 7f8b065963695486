"""Gives headings their ids, once their spans are parsed."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_essay.dialect.document import Document
from mkdocs_essay.dialect.footnotes import is_reference
from mkdocs_essay.dialect.ids import HeadingIds

LEVELS = {f"h{level}": level for level in range(1, 7)}

_STASHED = re.compile(r"\x02(?:(\d+)|[^\x02\x03]*)\x03")
_MATH = re.compile(r"\\\((.*)\\\)\Z", re.DOTALL)


class HeadingIdTreeprocessor(Treeprocessor):
    """Sets the ids that authors did not write, by one rule at document level and another inside HTML."""

    def __init__(self, md: Markdown, document: Callable[[], Document]) -> None:
        super().__init__(md)
        self._document = document

    def run(self, root: Element) -> None:
        """Set the ids in `root` and in the footnotes; headings that the author wrote as HTML have none."""
        document = self._document()
        if not document.options.auto_ids:
            return
        ids = HeadingIds(document.options.auto_id_prefix)
        for heading, in_html in headings(root, document):
            if not heading.get("id"):
                text = heading_text(heading)
                heading.set("id", ids.in_html(text) if in_html else ids.at_document_level(text))
                if not heading.get("id"):
                    del heading.attrib["id"]


def headings(root: Element, document: Document) -> Iterator[tuple[Element, bool]]:
    """The headings written in Markdown, in order, and whether they stand inside an HTML element.

    Footnotes count as such.
    """
    pending: list[tuple[Element, bool]] = [(root, False)]
    while pending:
        element, in_html = pending.pop()
        in_html = in_html or element in document.html_elements or element.get("class") == "footnote"
        if element.tag in LEVELS and element not in document.html_elements:
            yield element, in_html
        else:
            pending.extend((child, in_html) for child in reversed(element))


def heading_text(heading: Element) -> str:
    """What a reader sees of a heading, without marks of footnotes."""
    return html.unescape(_STASHED.sub(_unstash, "".join(_texts(heading))))


def _texts(element: Element) -> Iterator[str]:
    if element.get("class") == "arithmatex":
        text = element.text or ""
        math = _MATH.match(text)
        yield math[1] if math else text
    else:
        yield element.text or ""
    for child in element:
        if not is_reference(child) and child.get("data-essay") is None:
            yield from _texts(child)
        yield child.tail or ""


def _unstash(match: re.Match[str]) -> str:
    return chr(int(match[1])) if match[1] and int(match[1]) < 0x110000 else ""
