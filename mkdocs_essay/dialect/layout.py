"""Line ends between blocks, for readable HTML; in place of Python-Markdown's processor of that purpose.

That one adds a line end after each `br` and trims code, which shows in an author's own `pre`.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_essay.dialect.document import Document
from mkdocs_essay.dialect.html_tags import SPAN_ELEMENTS

_AS_IT_IS = frozenset({"pre", "script", "style", "textarea"}) | SPAN_ELEMENTS


class LayoutTreeprocessor(Treeprocessor):
    """Puts line ends between and inside block elements, wherever there is no text; HTML stays as its author
    wrote it.
    """

    def __init__(self, md: Markdown, document: Callable[[], Document]) -> None:
        super().__init__(md)
        self._document = document

    def run(self, root: Element) -> None:
        """Lay out `root`."""
        written = self._document().html_elements
        pending = [root]
        while pending:
            element = pending.pop()
            if element.tag in _AS_IT_IS:
                continue
            own = element not in written
            if own and len(element) and not element.text and self.md.is_block_level(element[0].tag):
                element.text = "\n"
            for child in element:
                if not child.tail and self.md.is_block_level(child.tag) and (own or child not in written):
                    child.tail = "\n"
            pending.extend(element)
