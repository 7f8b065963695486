"""The order of the pages that stand below one parent, or at the top.

    1. pages whose `nav_order` is a number, by that number
    2. pages whose `nav_order` is anything else, by its text
    3. pages without one whose title is a number, by that number
    4. the rest, by their title

Text is compared by code point, small letters after capitals. Where two texts both spell numbers (`"10"` and
`"9"`, in quotes), Jekyll compares the numbers. With `nav_sort: case_insensitive` texts are compared as texts
without regard to the case of a-z. Pages that are equal in this keep the order in which Jekyll holds them: by
file name, then by path.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mkdocs_essay.navigation import values
from mkdocs_essay.site.model import SitePage

_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


def as_jekyll_holds_them(pages: Iterable[SitePage]) -> list[SitePage]:
    """`pages` in the order of Jekyll's own list: by file name, then by path; in a collection by path."""
    return sorted(
        pages, key=lambda page: ("" if page.collection else page.path.rpartition("/")[2], page.path)
    )


def sort_siblings(pages: Sequence[SitePage], ignore_case: bool = False) -> list[SitePage]:
    """`pages` in the order of the navigation; `child_nav_order` is left to the caller."""
    if len(pages) < 2:
        return list(pages)
    tiers: tuple[list[SitePage], ...] = ([], [], [], [])
    for page in pages:
        tiers[_tier(page)].append(page)
    return [
        *_sorted(tiers[0], "nav_order", ignore_case=False),
        *_sorted(tiers[1], "nav_order", ignore_case),
        *_sorted(tiers[2], "title", ignore_case=False),
        *_sorted(tiers[3], "title", ignore_case),
    ]


def _tier(page: SitePage) -> int:
    nav_order = page.front_matter.get("nav_order")
    if nav_order is not None:
        return 1 if values.is_text(nav_order) else 0
    return 3 if values.is_text(page.front_matter.get("title")) else 2


def _sorted(pages: list[SitePage], name: str, ignore_case: bool) -> list[SitePage]:
    if ignore_case:
        return sorted(pages, key=lambda page: values.text(page.front_matter.get(name)).translate(_LOWER))
    keyed = [_Keyed.of(page, name) for page in pages]
    numbers = sum(item.number is not None for item in keyed)
    if numbers == len(keyed):
        keyed.sort(key=lambda item: item.number or 0)
    elif not numbers:
        keyed.sort(key=lambda item: item.text)
    else:
        keyed = _merge_sort(keyed)
    return [item.page for item in keyed]


@dataclass(frozen=True, slots=True)
class _Keyed:
    """A page with the text to sort it by, and the number that this spells, if it spells one."""

    page: SitePage
    number: int | float | None
    text: str

    @classmethod
    def of(cls, page: SitePage, name: str) -> _Keyed:
        value = page.front_matter.get(name)
        number = values.number(value)
        return cls(page, number, values.text(value if number is None else number))

    def comes_after(self, other: _Keyed) -> bool:
        """Whether this one is larger: by number where both spell one, else by text."""
        if self.number is not None and other.number is not None:
            return self.number > other.number
        return self.text > other.text


def _merge_sort(keyed: list[_Keyed]) -> list[_Keyed]:
    """Sort numbers among texts as Ruby does on Linux.

    Compared so, "9" < "10" < "1a" < "9" is a circle, and the outcome depends on which pairs are compared:
    Ruby takes the sort of the C library, which halves, the smaller half first, and merges.
    """
    if len(keyed) < 2:
        return keyed
    middle = len(keyed) // 2
    left, right = _merge_sort(keyed[:middle]), _merge_sort(keyed[middle:])
    merged: list[_Keyed] = []
    at, on = 0, 0
    while at < len(left) and on < len(right):
        if left[at].comes_after(right[on]):
            merged.append(right[on])
            on += 1
        else:
            merged.append(left[at])
            at += 1
    return [*merged, *left[at:], *right[on:]]
