"""Gives headings, and terms that ask for them, their ids, once their spans are parsed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_essay.dialect.document import Document
from mkdocs_essay.dialect.ids import HeadingIds
from mkdocs_essay.dialect.rendered_text import rendered_text
from mkdocs_essay.dialect.term_ids import set_term_ids

LEVELS = {f"h{level}": level for level in range(1, 7)}


class HeadingIdTreeprocessor(Treeprocessor):
    """Sets the ids that authors did not write, by one rule at document level and another inside HTML."""

    def __init__(self, md: Markdown, document: Callable[[], Document]) -> None:
        super().__init__(md)
        self._document = document

    def run(self, root: Element) -> None:
        """Set the ids in `root` and in the footnotes; headings that the author wrote as HTML have none."""
        document = self._document()
        set_term_ids(document)
        if "toc" in self.md.treeprocessors:
            _name_outer(root)
        if not document.options.auto_ids:
            return
        ids = HeadingIds(document.options.auto_id_prefix)
        for heading, in_html in headings(root, document):
            if not heading.get("id"):
                text = document.heading_sources.get(heading) or rendered_text(heading)
                classic = in_html or not document.options.gfm
                heading.set("id", ids.in_html(text) if classic else ids.at_document_level(text))
                if not heading.get("id"):
                    del heading.attrib["id"]


def _name_outer(root: Element) -> None:
    """Name each heading around other ones, which nothing closed, by what stands before the first of these.

    A browser ends it there too. The table of contents would name it by all that follows, and each one of many
    that follow again.
    """
    ids = HeadingIds()
    for heading in root.iter():
        if heading.tag in LEVELS and _holds_heading(heading):
            beginning = Element(heading.tag)
            beginning.text = heading.text
            beginning.extend(takewhile(lambda child: not _is_or_holds_heading(child), heading))
            text = rendered_text(beginning).strip()
            heading.attrib.setdefault("id", ids.in_html(text))
            heading.attrib.setdefault("data-toc-label", text or "…")


def _holds_heading(element: Element) -> bool:
    return any(each.tag in LEVELS and each is not element for each in element.iter())


def _is_or_holds_heading(element: Element) -> bool:
    return element.tag in LEVELS or _holds_heading(element)


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
