"""Makes what templates are told of a page's place, for one page at a time.

What pages share, such as a series with the reading time of each part, is made once. Addresses are relative to
the site's folder, for the template's `url` filter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote

from mkdocs_essay.navigation import numbering, reading, values
from mkdocs_essay.navigation.markup import inline_html
from mkdocs_essay.navigation.node import Kind, Node
from mkdocs_essay.navigation.outline import Navigation, outline_of
from mkdocs_essay.navigation.page_view import (
    Child,
    Gap,
    Level,
    Link,
    PageView,
    Part,
    PartEntry,
    PlaceView,
    SeriesView,
)
from mkdocs_essay.navigation.series import AllSeries, Series
from mkdocs_essay.navigation.tree import Tree
from mkdocs_essay.site.model import SitePage
from mkdocs_essay.translations import words

_LONG_SERIES = 40
_AROUND = 8
_PLACES = ("start", "end", "none")


def address_of(page: SitePage) -> str:
    """Where a page lies, relative to the site's folder and quoted; empty for the home page."""
    dest = page.dest
    if dest == "index.html" or dest.endswith("/index.html"):
        dest = dest[: -len("index.html")]
    return quote(dest)


def _nothing(_: SitePage) -> str:
    return ""


class Views:
    """Makes the views of a site's pages.

    `table` says where a part shows its series' table; `features` are those of Material's theme, None where
    another plugin or the user has the navigation. `content` gives a page's rendered HTML, for reading
    times and first lines; it is asked only for pages of series. `address` gives a page's address relative to
    the site's folder.
    """

    def __init__(
        self,
        tree: Tree,
        series: AllSeries,
        *,
        language: str | None = None,
        content: Callable[[SitePage], str] = _nothing,
        address: Callable[[SitePage], str] = address_of,
        table: str = "end",
        features: Iterable[str] | None = None,
    ) -> None:
        self._tree = tree
        self._series = series
        self._content = content
        self._address = address
        self._table = table
        self._made: dict[str, SeriesView] = {}
        self.words = words(language)
        self._outline = None
        if features is not None:
            self._outline = outline_of(tree, self.words, address, features=features)

    def has_series_table(self, page: SitePage) -> bool:
        """Whether the page is a part of a series or has pages below it, and so a table to show."""
        if self._series.of_part(page) or self._series.led_by(page):
            return True
        node = self._tree.node(page)
        return node is not None and bool(node.listed)

    def shows_series_table(self, page: SitePage) -> bool:
        """Whether the page shows a table of the series that it belongs to or leads, of its own accord."""
        found = self._series.of_part(page)
        if found is not None and self._table_on(page, found[0]) != "none":
            return True
        return self._series.led_by(page) is not None and page.front_matter.get("has_toc") is not False

    def of(self, page: SitePage, *, placed: bool = False) -> PageView:
        """The view of one page; one without a place in the tree has a title and nothing else.

        `placed` says that the page's author has given the table of the series, or the list of the pages
        below, a place in the text, which counts for more than `has_toc: false`.
        """
        node = self._tree.node(page)
        navigation = self._navigation(page, node)
        if node is None:
            return PageView(inline_html(page.title or ""), self.words, navigation=navigation)
        own = self._series.led_by(page)
        with_list = placed or page.front_matter.get("has_toc") is not False
        return PageView(
            title=inline_html(node.title),
            words=self.words,
            breadcrumbs=tuple(self._breadcrumbs(node)),
            children=self._children(node) if with_list and own is None else (),
            place=self._place(page),
            own_series=self._view(own) if own else None,
            parts=self._parts(own) if own and with_list else (),
            navigation=navigation,
        )

    def read_again(self, before: Mapping[str, str]) -> set[str]:
        """The pages, by their paths, that say how long others are or how they begin, and say it otherwise now
        that the content of those is no longer `before`.
        """
        shown: set[str] = set()
        for path, html in before.items():
            series = self._series.by_part[path][0] if path in self._series.by_part else None
            page = next((part for part in series.pages if part.path == path), None) if series else None
            if series is None or page is None or series.node.page is None:
                continue
            if reading.first_lines(html) != reading.first_lines(self._content(page)):
                shown.add(series.node.page.path)
            shown |= self._measured_again(series)
        return shown

    def _measured_again(self, series: Series) -> set[str]:
        """The pages that show a series whose reading time has changed, and those around it."""
        own = series.node.page
        before = self._made.pop(own.path, None) if own else None
        if own is None or before is None or self._view(series) == before:
            return set()
        shown = {own.path, *(part.path for part in series.pages)}
        shown |= {
            node.parent.page.path for node in self._tree.places[own.path] if node.parent and node.parent.page
        }
        for part in series.pages:
            inner = self._series.led_by(part)
            shown |= {page.path for page in inner.pages} if inner else set()
        outer = self._series.of_part(own)
        return shown | (self._measured_again(outer[0]) if outer else set())

    def outside(self, title: str, base: str) -> PageView:
        """The view of a page that is none of the site's, such as the error page.

        `base` leads to the site's folder and ends with a slash; it may be an address from the server's root.
        """
        navigation = self._outline.outside(base) if self._outline else None
        return PageView(title, self.words, navigation=navigation)

    def _navigation(self, page: SitePage, node: Node | None) -> Navigation | None:
        if self._outline is None:
            return None
        above = reversed(node.ancestors) if node and node.hidden else ()
        nearest = next((other.page.path for other in above if other.page and not other.hidden), None)
        return self._outline.of(page.path, self._address(page), nearest)

    def _link(self, node: Node) -> Link:
        return Link(inline_html(node.title), self._address(node.page) if node.page else "")

    def _breadcrumbs(self, node: Node) -> list[Link]:
        return [self._link(above) for above in node.ancestors if above.kind is Kind.PAGE]

    def _children(self, node: Node) -> tuple[Child, ...]:
        return tuple(self._child(child) for child in node.listed)

    def _child(self, node: Node) -> Child:
        series = self._series.led_by(node.page) if node.page else None
        link = self._link(node)
        return Child(link.title, link.url, _summary(node.page), self._view(series) if series else None)

    def _place(self, page: SitePage) -> PlaceView | None:
        found = self._series.of_part(page)
        if found is None:
            return None
        series, index = found
        view = self._view(series)
        return PlaceView(
            series=view,
            number=index + 1,
            rows=_rows(view.parts, index),
            table=self._table_on(page, series),
            previous=view.parts[index - 1] if index else None,
            next=view.parts[index + 1] if index + 1 < view.count else None,
            outer=self._outer(series),
            inner=_rows(self._view(own).parts, 0) if (own := self._series.led_by(page)) else (),
        )

    def _outer(self, series: Series) -> Level | None:
        found = self._series.of_part(series.node.page) if series.node.page else None
        if found is None:
            return None
        outer, index = found
        view = self._view(outer)
        return Level(view, index + 1, _rows(view.parts, index))

    def _table_on(self, page: SitePage, series: Series) -> str:
        """Where the table stands: as the page says, or the series' own page, or the site."""
        own = series.node.page
        for front_matter in (page.front_matter, own.front_matter if own else {}):
            said = front_matter.get("series_table")
            if said is False:
                return "none"
            if said in _PLACES:
                return str(said)
        return self._table

    def _parts(self, series: Series) -> tuple[PartEntry, ...]:
        view = self._view(series)
        return tuple(
            PartEntry(
                part,
                _summary(page) or inline_html(reading.first_lines(self._content(page))) or None,
                self._view(led) if (led := self._series.led_by(page)) else None,
            )
            for part, page in zip(view.parts, series.pages, strict=True)
        )

    def _minutes(self, page: SitePage) -> int:
        """The reading time of a part, with that of the parts that it leads."""
        led = self._series.led_by(page)
        pages = (page, *(led.pages if led else ()))
        return sum(reading.minutes(self._content(each)) for each in pages)

    def _view(self, series: Series) -> SeriesView:
        own = series.node.page
        assert own is not None
        made = self._made.get(own.path)
        if made is None:
            parts = tuple(
                Part(number, inline_html(node.title), self._address(page), self._minutes(page))
                for number, (node, page) in enumerate(zip(series.parts, series.pages, strict=True), start=1)
            )
            link = self._link(series.node)
            numbered = all(numbering.in_title(node.title) is not None for node in series.parts)
            made = SeriesView(link.title, link.url, parts, sum(part.minutes for part in parts), numbered)
            self._made[own.path] = made
        return made


def _summary(page: SitePage | None) -> str | None:
    """What the author says of a page, in `summary` or else in `description`."""
    if page is None:
        return None
    said = (values.text(page.front_matter.get(key)).strip() for key in ("summary", "description"))
    return next((inline_html(text) for text in said if text), None)


def _rows(parts: tuple[Part, ...], index: int) -> tuple[Part | Gap, ...]:
    """The parts that a table shows: all, or in a long series the ends and those around this one."""
    if len(parts) <= _LONG_SERIES:
        return parts
    rows: list[Part | Gap] = []
    for part in parts:
        if part.number in (1, len(parts)) or abs(part.number - 1 - index) <= _AROUND:
            rows.append(part)
        elif rows and isinstance(rows[-1], Gap):
            rows[-1] = Gap(rows[-1].first, part.number)
        else:
            rows.append(Gap(part.number, part.number))
    return tuple(rows)
