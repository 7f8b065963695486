"""Which links of a page name parts of its series."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_essay.cache.describing import digest
from mkdocs_essay.navigation.series import AllSeries, Series
from mkdocs_essay.site.addresses import Addresses
from mkdocs_essay.site.model import SitePage


@dataclass(frozen=True, slots=True)
class Parts:
    """By what a link may name the parts of a series: their titles, folded, and where they lie. `key` is the
    same as long as these are.
    """

    titles: frozenset[str]
    dests: frozenset[str]
    key: str


@dataclass(frozen=True, slots=True)
class PartTest:
    """Tells, from a link's address and text, whether it names one of `parts`, those of the series that `page`
    belongs to or leads.
    """

    page: SitePage
    addresses: Addresses
    parts: Parts

    def __call__(self, href: str, text: str) -> bool:
        """Whether the link names a part."""
        target = self.addresses.resolve(href, self.page) if href else None
        named = target is not None and target.dest in self.parts.dests
        return named or text.casefold() in self.parts.titles

    @property
    def key(self) -> str:
        """What is the same as long as the answers are."""
        return digest(self.page.url, self.addresses.digest, self.parts.key)


class PartTests:
    """Makes the tests of a build, whose series do not change."""

    def __init__(self, all_series: AllSeries, addresses: Addresses) -> None:
        self._all_series = all_series
        self._addresses = addresses
        self._parts: dict[int, Parts] = {}

    def of(self, page: SitePage) -> PartTest | None:
        """The test for the links of `page`; None where it has no series."""
        found = self._all_series.of_part(page)
        series = found[0] if found else self._all_series.led_by(page)
        if series is None:
            return None
        if id(series) not in self._parts:
            self._parts[id(series)] = _parts(series)
        return PartTest(page, self._addresses, self._parts[id(series)])


def _parts(series: Series) -> Parts:
    titles = {" ".join((part.title or "").split()).casefold() for part in series.pages}
    dests = {part.dest for part in series.pages}
    return Parts(frozenset(titles), frozenset(dests), digest(repr((sorted(titles), sorted(dests)))))
