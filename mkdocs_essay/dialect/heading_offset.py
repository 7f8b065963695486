"""The option `header_offset`: headings written in Markdown are shown some levels further down, or up."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_essay.dialect.document import Document
from mkdocs_essay.dialect.headings import LEVELS, headings


class HeadingOffsetTreeprocessor(Treeprocessor):
    """Runs once the page's own table is made, which counts the levels as they are written."""

    def __init__(self, md: Markdown, document: Callable[[], Document]) -> None:
        super().__init__(md)
        self._document = document

    def run(self, root: Element) -> None:
        """Give the headings in `root` their elements."""
        document = self._document()
        offset = document.options.header_offset
        if offset:
            for heading, _ in headings(root, document):
                heading.tag = f"h{min(max(LEVELS[heading.tag] + offset, 1), 6)}"
