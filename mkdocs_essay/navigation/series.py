"""Which pages are series, and which are their parts.

A page is the own page of a series, and its children are the parts, if

- its front matter says `series: true`; or, where it says nothing,
- it has two or more children, none of which has children itself, and the author has put all of them in order
  in one way: each has a number as its `nav_order`, no two the same; or, where none has a `nav_order`, each
  title starts or ends with a number of its own ("1. The Stage", "Part II", "Chapter 3: …"), or each file's
  name does (`essay-1.md`, `02-stage.md`).

The parts are read by these numbers; where a page says `series: true` and its children have none, in the order
of the navigation. `child_nav_order: desc` turns round only how the navigation shows them. `series: false` on
a page says no for it; on a page without children it takes that page out of its parent's series. The rule
`marked` says no for every page that does not say `series: true`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from mkdocs_essay.navigation import numbering, values
from mkdocs_essay.navigation.node import Node
from mkdocs_essay.navigation.tree import Tree
from mkdocs_essay.navigation.walk import REVERSED
from mkdocs_essay.site.model import SitePage


class Rule(Enum):
    """What makes a series: the rule above, or only pages that say so."""

    AUTO = "auto"
    MARKED = "marked"


@dataclass(frozen=True, slots=True)
class Series:
    """A series: `node` is its own page's entry, `parts` are its parts' entries in the order of reading."""

    node: Node
    parts: tuple[Node, ...]

    @property
    def pages(self) -> tuple[SitePage, ...]:
        """The parts' pages, in order."""
        return tuple(part.page for part in self.parts if part.page is not None)


@dataclass(frozen=True, slots=True)
class AllSeries:
    """All series of a site, in the order of the tree, and the ways to find one."""

    series: tuple[Series, ...]
    by_own_page: Mapping[str, Series]
    by_part: Mapping[str, tuple[Series, int]]

    def of_part(self, page: SitePage) -> tuple[Series, int] | None:
        """The series that `page` is a part of and its place in it, from 0."""
        return self.by_part.get(page.path)

    def led_by(self, page: SitePage) -> Series | None:
        """The series whose own page `page` is."""
        return self.by_own_page.get(page.path)


def find_series(tree: Tree, rule: Rule = Rule.AUTO) -> AllSeries:
    """The series of a tree. A page that stands in several places is a part of the first."""
    found: list[Series] = []
    by_own_page: dict[str, Series] = {}
    by_part: dict[str, tuple[Series, int]] = {}
    for nodes in tree.places.values():
        node = next((node for node in nodes if not node.hidden), nodes[0])
        series = _series(node, rule)
        if series is None or node.page is None:
            continue
        found.append(series)
        by_own_page[node.page.path] = series
        for place, page in enumerate(series.pages):
            by_part.setdefault(page.path, (series, place))
    return AllSeries(tuple(found), by_own_page, by_part)


def _series(node: Node, rule: Rule) -> Series | None:
    if node.page is None:
        return None
    said = node.page.front_matter.get("series")
    # A list, a text or the like under this key is somebody else's.
    if said is False or (said is not True and rule is Rule.MARKED):
        return None
    children = node.listed if node.hidden else node.children
    parts = [child for child in children if _may_be_part(child)]
    if node.page.front_matter.get("child_nav_order") in REVERSED:
        parts.reverse()
    if said is True:
        return Series(node, tuple(_in_order(parts) or parts)) if parts else None
    if len(parts) < 2 or any(part.listed for part in parts):
        return None
    ordered = _in_order(parts)
    return Series(node, tuple(ordered)) if ordered else None


def _may_be_part(node: Node) -> bool:
    return node.page is not None and (bool(node.listed) or node.page.front_matter.get("series") is not False)


def _in_order(parts: list[Node]) -> list[Node] | None:
    """The parts in the order of reading; None where the author has put them in none."""
    pages = [part.page for part in parts if part.page is not None]
    orders = [page.front_matter.get("nav_order") for page in pages]
    if all(values.is_numeric(order) for order in orders):
        return parts if len(set(orders)) == len(orders) else None
    if any(order is not None for order in orders):
        return None
    in_titles = [numbering.in_title(values.text(page.front_matter.get("title"))) for page in pages]
    return _by_number(parts, in_titles) or _by_number(
        parts, [numbering.in_file_name(page.path) for page in pages]
    )


def _by_number(parts: list[Node], numbers: list[int | None]) -> list[Node] | None:
    known = [number for number in numbers if number is not None]
    if len(set(known)) < len(parts):
        return None
    return [part for _, part in sorted(zip(known, parts, strict=True), key=lambda pair: pair[0])]
