"""Pages whose `parent` leads nowhere: why, what the author may have meant, and a place for them."""

from __future__ import annotations

import difflib

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.navigation import values
from mkdocs_essay.navigation.family import Family
from mkdocs_essay.navigation.node import Node
from mkdocs_essay.navigation.walk import Walk
from mkdocs_essay.site.model import SitePage

_GUESSES = 25
_POOL = 4000


def rescue(family: Family, walk: Walk, diagnostics: Diagnostics) -> list[Node]:
    """Entries for the pages that `walk` has not come by, in the order of their paths.

    A lost page whose parent is lost as well stands below it; of pages that name each other in a circle the
    first by path stands at the head. Each page that is lost by its own fault is reported with the line of its
    `parent`. Pages that ask to be left out of the navigation are not lost.
    """
    lost = sorted((page for page in family.pages if page.path not in walk.places), key=lambda page: page.path)
    titles: dict[str, list[SitePage]] = {}
    for page in lost:
        titles.setdefault(values.text(page.front_matter["title"]), []).append(page)
    reasons = _Reasons(family, diagnostics)
    heads = [page for page in lost if not _follows(page, titles)]
    nodes = []
    for page in heads:
        if page.path not in walk.places:
            reasons.report_no_parent(page)
            nodes.append(walk.grow(page))
    for page in lost:
        if page.path not in walk.places:
            reasons.report_circle(page)
            nodes.append(walk.grow(page))
    return [node for node in nodes if not node.hidden]


def _follows(page: SitePage, lost: dict[str, list[SitePage]]) -> bool:
    """Whether a lost page would take `page`, as far as can be said without knowing what stands above."""
    grand_parent = page.front_matter.get("grand_parent")
    return any(
        grand_parent in (None, False)
        or values.key(grand_parent) == values.key(candidate.front_matter.get("parent"))
        for candidate in lost.get(values.group(page.front_matter.get("parent")), ())
    )


class _Reasons:
    """Words the diagnostics. Guesses are dear: one for each wrong title, and none beyond a number of them."""

    def __init__(self, family: Family, diagnostics: Diagnostics) -> None:
        self._family = family
        self._diagnostics = diagnostics
        self._guesses: dict[str, str | None] = {}
        self._plain: dict[str, str] = {}
        for title in family.titles:
            self._plain.setdefault(_plain(title), title)

    def report_no_parent(self, page: SitePage) -> None:
        """Say why nothing takes `page`."""
        if page.front_matter.get("nav_exclude") is True:
            return
        parent = values.text(page.front_matter.get("parent"))
        name = values.group(page.front_matter.get("parent"))
        if name in self._family.titles:
            self._report_wrong_line(page, parent)
        elif parent in self._family.titles:
            self._add(
                page,
                "lost-parent",
                f'The parent "{parent}" is read as the number {name}, and no page bears that as its title; '
                "take the quotes away in both places or use words.",
            )
        else:
            guess = self._guess(parent)
            meant = f'; did you mean "{guess}"?' if guess else "."
            self._add(
                page,
                "lost-parent",
                f'No page has the title "{parent}", which this page names as its parent{meant}',
            )

    def _report_wrong_line(self, page: SitePage, parent: str) -> None:
        said = page.front_matter
        name = "grand_parent" if said.get("grand_parent") not in (None, False) else "ancestor"
        if said.get(name) in (None, False):
            self._add(
                page,
                "lost-parent",
                f'Nothing in the navigation leads to a page "{parent}" that takes this page.',
            )
            return
        lines = sorted(
            {
                values.text(other.front_matter.get("parent"))
                for other in self._family.titles[values.group(said.get("parent"))]
            }
        )
        stands = ", ".join(f'"{line}"' if line else "the top of the site" for line in lines[:5])
        self._add(
            page,
            "lost-parent",
            f'There is a page "{parent}", but none of that title stands below "{values.text(said.get(name))}"'
            f", as `{name}` says; it stands below {stands}.",
            name,
        )

    def report_circle(self, page: SitePage) -> None:
        """Say that `page` and the pages it leads to name each other."""
        if page.front_matter.get("nav_exclude") is True:
            return
        circle = self._circle(page)
        way = " → ".join(f'"{title}"' for title in circle)
        self._add(
            page,
            "parent-cycle",
            f"Following `parent` from this page leads in a circle: {way}; let one of these pages name "
            "another parent or none.",
        )

    def _circle(self, page: SitePage) -> list[str]:
        way: dict[str, None] = {}
        title = values.text(page.front_matter["title"])
        while title not in way and len(way) < 8:
            way[title] = None
            others = self._family.titles.get(title)
            title = values.group(others[0].front_matter.get("parent")) if others else title
        return [*way, title]

    def _guess(self, parent: str) -> str | None:
        if parent not in self._guesses:
            close = self._plain.get(_plain(parent))
            if close is None and len(self._guesses) < _GUESSES:
                pool = list(self._family.titles)[:_POOL]
                close = next(iter(difflib.get_close_matches(parent, pool, n=1, cutoff=0.7)), None)
            self._guesses[parent] = close
        return self._guesses[parent]

    def _add(self, page: SitePage, code: str, message: str, key: str = "parent") -> None:
        self._diagnostics.add(code, message, page.path, page.key_lines.get(key, page.key_lines.get("parent")))


def _plain(title: str) -> str:
    """A title without what is easily got wrong: case, blanks, punctuation."""
    return "".join(letter for letter in title.casefold() if letter.isalnum()) or title
