"""Reads every text of the block tree as spans; takes the place of Python-Markdown's own inline processor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from mkdocs_essay.dialect.document import Document
from mkdocs_essay.dialect.spans.content import fill, insert_after
from mkdocs_essay.dialect.spans.parser import SpanParser


class SpanTreeprocessor(Treeprocessor):
    """Goes once over the tree: plain texts and tails are read, `AtomicString`s are left alone.

    `document` gives the document that is being converted. `stashed_nodes` is what patterns of other
    extensions look for on the processor named "inline".
    """

    def __init__(
        self, md: Markdown, document: Callable[[], Document], *, material_attributes: bool = True
    ) -> None:
        super().__init__(md)
        self._document = document
        self._material_attributes = material_attributes
        self.stashed_nodes: dict[str, Any] = {}

    def run(self, root: Element) -> None:
        """Read all texts below `root`, then those of the footnotes."""
        document = self._document()
        self.stashed_nodes.clear()
        parser = SpanParser(document, self.md, material_attributes=self._material_attributes)
        parser.stashed_nodes = self.stashed_nodes
        for identifier, definition in document.link_definitions.items():
            self.md.references.setdefault(identifier, (definition.url, definition.title or ""))
        read_tree(parser, root)
        for footnote in document.footnotes.values():
            read_tree(parser, footnote.content, footnote.line, breaks=False)


def read_tree(parser: SpanParser, root: Element, line: int | None = None, breaks: bool = True) -> None:
    """Read the texts of `root` and all elements below it."""
    document = parser.document
    pending: list[tuple[Element, tuple[str, ...], int | None, bool]] = [(root, (), line, breaks)]
    while pending:
        element, ancestors, line, breaks = pending.pop()
        line = document.lines.get(element, line)
        if breaks and element in document.html_elements:
            breaks = False
        children = list(element)
        tags = (*ancestors, element.tag) if isinstance(element.tag, str) else ancestors
        pending.extend((child, tags, line, breaks) for child in reversed(children))
        if _is_unread(element.text):
            _read_text(parser, element, children, (line, tags, breaks))
        for child in children:
            if _is_unread(child.tail):
                items = parser.items(child.tail or "", document.lines.get(child, line), tags, breaks)
                if items != [child.tail]:
                    insert_after(element, list(element).index(child), items)


def _is_unread(text: str | None) -> bool:
    return text is not None and not isinstance(text, AtomicString) and not text.isspace()


def _read_text(
    parser: SpanParser,
    element: Element,
    children: list[Element],
    place: tuple[int | None, tuple[str, ...], bool],
) -> None:
    line, tags, breaks = place
    text = element.text or ""
    items = parser.items(text, line, tags, breaks)
    if len(items) == 1 and isinstance(items[0], str):
        element.text = items[0]
        return
    element.text = None
    for child in children:
        element.remove(child)
    fill(element, items)
    element.extend(children)
