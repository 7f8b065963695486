"""The place that an author gives the table of the page's series: a list with the reference `series_toc`,
`{:series_toc}`.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_essay.dialect.context import PageContext
from mkdocs_essay.dialect.document import Document
from mkdocs_essay.dialect.places import first_asking

REFERENCE = "series_toc"
PLACE = '<div data-essay="series-place"></div>'


class SeriesTocTreeprocessor(Treeprocessor):
    """Leaves `PLACE` in the page for the first list that asks for it, where the page has a table to show.

    Elsewhere the list stays as its author wrote it, and a diagnostic says so. Needs no other processor.
    """

    def __init__(self, md: Markdown, document: Callable[[], Document], context: PageContext) -> None:
        super().__init__(md)
        self._document = document
        self._context = context

    def run(self, root: Element) -> None:
        """Put the place in."""
        document = self._document()
        found = first_asking(root, document, REFERENCE)
        if found is not None:
            self._place(*found, document)

    def _place(self, parent: Element, number: int, document: Document) -> None:
        asking = parent[number]
        if not self._context.has_series_table:
            document.warn(
                "series-toc-without-series",
                "this page is no part of a series and has no pages below it, so that the list stays; take "
                "`{:series_toc}` out, or say `series: true` on the series' own page",
                document.lines.get(asking),
            )
            return
        place = Element("div", {"data-essay": "series-place"})
        place.tail = asking.tail
        parent[number] = place
