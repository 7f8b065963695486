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
from functools import cmp_to_key

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
        *_by_number(tiers[0], "nav_order"),
        *_by_text(tiers[1], "nav_order", ignore_case),
        *_by_number(tiers[2], "title"),
        *_by_text(tiers[3], "title", ignore_case),
    ]


def _tier(page: SitePage) -> int:
    nav_order = page.front_matter.get("nav_order")
    if nav_order is not None:
        return 0 if values.number(nav_order) is not None and values.is_numeric(nav_order) else 1
    return 2 if values.is_numeric(page.front_matter.get("title")) else 3


def _by_number(pages: list[SitePage], name: str) -> list[SitePage]:
    return sorted(pages, key=lambda page: values.number(page.front_matter.get(name)) or 0)


def _by_text(pages: list[SitePage], name: str, ignore_case: bool) -> list[SitePage]:
    if ignore_case:
        return sorted(pages, key=lambda page: values.text(page.front_matter.get(name)).translate(_LOWER))
    keyed = [(_Text(page.front_matter.get(name)), page) for page in pages]
    if not any(text.number is not None for text, _ in keyed):
        keyed.sort(key=_text_of)
    else:
        keyed.sort(key=cmp_to_key(_compare))
    return [page for _, page in keyed]


class _Text:
    """A text to sort by, and the number that it spells, if it spells one."""

    __slots__ = ("number", "text")

    def __init__(self, value: object) -> None:
        self.number = values.number(value)
        self.text = values.text(value if self.number is None else self.number)


def _text_of(pair: tuple[_Text, SitePage]) -> str:
    return pair[0].text


def _compare(first: tuple[_Text, SitePage], second: tuple[_Text, SitePage]) -> int:
    one, other = first[0], second[0]
    if one.number is not None and other.number is not None:
        return (one.number > other.number) - (one.number < other.number)
    return (one.text > other.text) - (one.text < other.text)
