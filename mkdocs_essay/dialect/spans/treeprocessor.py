"""Reads every text of the block tree as spans; takes the place of Python-Markdown's own inline processor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_essay.dialect.document import Document
from mkdocs_essay.dialect.spans.content import Item, fill, is_unread, refill
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
    pending = [(root, _Place((), line, breaks))]
    while pending:
        element, outer = pending.pop()
        place = outer.inside(element, document)
        pending.extend((child, place) for child in reversed(element))
        if len(element) == 0:
            _read_text(parser, element, place)
        else:
            refill(element, partial(_read, parser, place))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a text stands: the tags around it, its line, whether a backslash breaks lines there."""

    tags: tuple[str, ...]
    line: int | None
    breaks: bool

    def inside(self, element: Element, document: Document) -> _Place:
        """The place of the texts in `element`, which stands here."""
        tags = (*self.tags, element.tag) if isinstance(element.tag, str) else self.tags
        breaks = self.breaks and element not in document.html_elements
        return _Place(tags, document.lines.get(element, self.line), breaks)


def _read(parser: SpanParser, place: _Place, text: str, element: Element) -> list[Item]:
    line = parser.document.lines.get(element, place.line)
    return parser.items(text, line, place.tags, place.breaks)


def _read_text(parser: SpanParser, element: Element, place: _Place) -> None:
    """Read the text of an element without children."""
    text = element.text
    if text is None or not is_unread(text):
        return
    items = parser.items(text, place.line, place.tags, place.breaks)
    if len(items) == 1 and isinstance(items[0], str):
        element.text = items[0]
    else:
        element.text = None
        fill(element, items)
