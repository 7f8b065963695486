"""Which links of a page name parts of its series."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_essay.cache.describing import digest
from mkdocs_essay.navigation.series import AllSeries
from mkdocs_essay.site.addresses import Addresses
from mkdocs_essay.site.model import SitePage


@dataclass(frozen=True, slots=True)
class PartTest:
    """Tells, from a link's address and text, whether it names a part of the series that `page` belongs to or
    leads: the parts' `titles`, folded, and where they lie (`dests`).
    """

    page: SitePage
    addresses: Addresses
    titles: frozenset[str]
    dests: frozenset[str]

    def __call__(self, href: str, text: str) -> bool:
        """Whether the link names a part."""
        target = self.addresses.resolve(href, self.page) if href else None
        return (target is not None and target.dest in self.dests) or text.casefold() in self.titles

    @property
    def key(self) -> str:
        """What is the same as long as the answers are."""
        known = (self.page.url, self.addresses.digest, sorted(self.titles), sorted(self.dests))
        return digest(repr(known))


def part_test(page: SitePage, all_series: AllSeries, addresses: Addresses) -> PartTest | None:
    """The test for the links of `page`; None where it has no series."""
    found = all_series.of_part(page)
    series = found[0] if found else all_series.led_by(page)
    if series is None:
        return None
    titles = {" ".join((part.title or "").split()).casefold() for part in series.pages}
    return PartTest(page, addresses, frozenset(titles), frozenset(part.dest for part in series.pages))
