"""Which links of a page name parts of its series."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_essay.navigation.series import AllSeries
from mkdocs_essay.site.addresses import Addresses
from mkdocs_essay.site.model import SitePage


def part_test(
    page: SitePage, all_series: AllSeries, addresses: Addresses
) -> Callable[[str, str], bool] | None:
    """What tells, from a link's address and text, whether it names a part of the series that `page` belongs
    to or leads; None where it has none.
    """
    found = all_series.of_part(page)
    series = found[0] if found else all_series.led_by(page)
    if series is None:
        return None
    titles = {" ".join((part.title or "").split()).casefold() for part in series.pages}
    dests = {part.dest for part in series.pages}

    def is_part(href: str, text: str) -> bool:
        target = addresses.resolve(href, page) if href else None
        return (target is not None and target.dest in dests) or text.casefold() in titles

    return is_part
