"""What templates are told of a page's place: plain values. Titles and summaries are HTML that is safe to put
into a page, addresses are relative to the site's folder.
"""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_essay.navigation.outline import Navigation
from mkdocs_essay.translations import Words


@dataclass(frozen=True, slots=True)
class Link:
    """A page to go to."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a series; `number` counts from 1, `minutes` is 0 where there is nothing to read."""

    number: int
    title: str
    url: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Parts that the table of a long series leaves out: the numbers of the first and of the last."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A series as every one of its parts shows it; `numbered` says that the parts' titles bear their numbers,
    so that a list needs none of its own.
    """

    title: str
    url: str
    parts: tuple[Part, ...]
    minutes: int
    numbered: bool = False

    @property
    def count(self) -> int:
        """How many parts there are."""
        return len(self.parts)


@dataclass(frozen=True, slots=True)
class Level:
    """A series around another one: `number` is that of the part which leads the inner one."""

    series: SeriesView
    number: int
    rows: tuple[Part | Gap, ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A part's place in its series.

    `rows` is the table, with gaps where the series is long; `table` says where it stands: "start", "end" or
    "none". `outer` is the series that this series' own page is a part of, `inner` are the rows of the series
    that this page leads itself: a table shows two levels.
    """

    series: SeriesView
    number: int
    rows: tuple[Part | Gap, ...]
    table: str
    previous: Part | None
    next: Part | None
    outer: Level | None = None
    inner: tuple[Part | Gap, ...] = ()

    @property
    def part(self) -> Part:
        """The part that this page is."""
        return self.series.parts[self.number - 1]

    @property
    def percent(self) -> int:
        """How far into the series the reader is at this part's end, of 100."""
        return round(100 * self.number / self.series.count)


@dataclass(frozen=True, slots=True)
class Child:
    """An entry of a page's list of children; a child that is a series brings its parts."""

    title: str
    url: str
    summary: str | None
    series: SeriesView | None


@dataclass(frozen=True, slots=True)
class PartEntry:
    """An entry of the list of parts on the series' own page: the part, its summary or first lines, and the
    series that it leads.
    """

    part: Part
    summary: str | None
    series: SeriesView | None = None


@dataclass(frozen=True, slots=True)
class PageView:
    """Everything that a page shows of its place.

    `breadcrumbs` are the pages above it, the highest first, without itself. `children` is the list that
    just-the-docs puts below the text. `place` is there on a part of a series, `parts` and `own_series` on a
    series' own page.
    """

    title: str
    words: Words
    breadcrumbs: tuple[Link, ...] = ()
    children: tuple[Child, ...] = ()
    place: PlaceView | None = None
    own_series: SeriesView | None = None
    parts: tuple[PartEntry, ...] = ()
    navigation: Navigation | None = None
