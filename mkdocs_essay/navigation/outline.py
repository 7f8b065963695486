"""The navigation as every page shows it, prepared so that a page costs the same however large the site is.

A small site shows its whole tree on every page. In a larger one a page shows its own branch: what is at the
top, what stands beside each page above it, and its own children; every other page with children is a link.
The entries of a list are turned into HTML once for each depth of address and joined from then on. Where a
list itself is very long, the pages in it show the entries around them; the page it belongs to (at the top,
the home page) shows all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from mkdocs_essay.navigation import entries
from mkdocs_essay.navigation.entries import Entry, State
from mkdocs_essay.navigation.markup import inline_html
from mkdocs_essay.navigation.node import Kind, Node
from mkdocs_essay.navigation.tree import Tree
from mkdocs_essay.site.model import SitePage
from mkdocs_essay.translations import Words

WHOLE = 100
"""Up to so many entries a site shows its whole tree on every page."""

LONG_LIST = 250
"""Beyond so many entries a list is shown in full only on the page it belongs to."""

_AROUND = 60
_OPEN_LIST = 50
_MOST_TABS = 40


@dataclass(frozen=True, slots=True)
class Navigation:
    """One page's navigation: HTML before and after the page's own entry.

    `own` is the page's entry where it has no children: the template draws it, with the page's table of
    contents. Else it is None, and `before` and `after` are all. `tabs` are the entries at the top, where
    Material shows tabs.
    """

    before: str
    after: str
    own: Entry | None
    tabs: str = ""


class Outline:
    """The navigation of a site; `top` are its entries, `features` those of Material's theme."""

    def __init__(
        self, top: list[Entry], words: Words, *, features: Iterable[str] = (), whole: int = WHOLE
    ) -> None:
        self._top = top
        self._words = words
        self._features = frozenset(features)
        self._by_name: dict[str, Entry] = {}
        self._fragments: dict[tuple[int, str], list[str]] = {}
        count = 0
        for count, entry in enumerate(_walk(top), start=1):
            entry.number = count
            if entry.name is not None:
                self._by_name.setdefault(entry.name, entry)
        self._pruned = count > whole or "navigation.prune" in self._features

    def outside(self, base: str) -> Navigation:
        """The navigation of a page that is none of the site's, such as the error page."""
        return Navigation(self._list(self._top, base, 1, in_full=False), "", None, self._tabs(None, base))

    def of(self, name: str, url: str, nearest: str | None = None) -> Navigation:
        """The navigation of the page `name`, whose address is `url`, relative to the site's folder.

        `nearest` names the page whose branch is shown where the page itself has no entry.
        """
        base = "../" * url.count("/")
        own = self._by_name.get(name)
        shown = own or (self._by_name.get(nearest) if nearest else None)
        before: list[str] = []
        after: list[str] = []
        siblings, in_full, level = self._top, not url, 1
        for entry in [*shown.above(), shown] if shown else []:
            if not entry.children and entry is not own:
                break
            left, right = self._beside(entry, siblings, base, level, in_full)
            before.append(left)
            after.append(right)
            if not entry.children:
                return Navigation("".join(before), "".join(reversed(after)), own, self._tabs(shown, base))
            state = State(active=True, own=entry is own, section=self._is_section(entry, level, active=True))
            before.append(entries.opened(entry, base, level, state))
            after.append(entries.CLOSED)
            siblings, in_full, level = entry.children, entry is own, level + 1
        before.append(self._list(siblings, base, level, in_full))
        return Navigation("".join(before), "".join(reversed(after)), None, self._tabs(shown, base))

    def _tabs(self, shown: Entry | None, base: str) -> str:
        """The entries at the top, so many as can be shown as tabs, with that of this page's branch marked."""
        if "navigation.tabs" not in self._features:
            return ""
        active = next(iter([*shown.above(), shown]), None) if shown else None
        tabs = self._top[:_MOST_TABS]
        if active is not None and active.place >= _MOST_TABS:
            tabs = [*tabs, active]
        return "".join(entries.tab(entry, base, entry is active) for entry in tabs)

    def _beside(
        self, entry: Entry, siblings: list[Entry], base: str, level: int, in_full: bool
    ) -> tuple[str, str]:
        """What stands before and after an entry of this page's branch in its list."""
        drawn, place = self._drawn(siblings, base, level), entry.place
        first, end = 0, len(drawn)
        if not in_full and end > LONG_LIST:
            first, end = max(0, place - _AROUND), min(end, place + _AROUND + 1)
        left, right = drawn[first:place], drawn[place + 1 : end]
        if first:
            left.insert(0, self._gap(siblings, base))
        if end < len(drawn):
            right.append(self._gap(siblings, base))
        return "".join(left), "".join(right)

    def _list(self, siblings: list[Entry], base: str, level: int, in_full: bool) -> str:
        """A list in which no entry is on this page's branch."""
        drawn = self._drawn(siblings, base, level)
        if in_full or len(drawn) <= LONG_LIST:
            return "".join(drawn)
        return "".join([*drawn[: 2 * _AROUND], self._gap(siblings, base)])

    def _drawn(self, siblings: list[Entry], base: str, level: int) -> list[str]:
        """The HTML of each entry of a list, as it looks where the entry is not on the page's branch."""
        if not siblings:
            return []
        key = (siblings[0].number, base)
        drawn = self._fragments.get(key)
        if drawn is None:
            drawn = self._fragments[key] = [self._inactive(entry, base, level) for entry in siblings]
        return drawn

    def _inactive(self, entry: Entry, base: str, level: int) -> str:
        if not entry.children:
            return entries.leaf(entry, base, self._words("new_tab"))
        section = self._is_section(entry, level, active=False)
        if self._pruned and not (section and len(entry.children) <= _OPEN_LIST):
            return entries.pruned(entry, base)
        state = State(section=section, spread="navigation.expand" in self._features)
        return "".join(
            [
                entries.opened(entry, base, level, state),
                *self._drawn(entry.children, base, level + 1),
                entries.CLOSED,
            ]
        )

    def _is_section(self, entry: Entry, level: int, active: bool) -> bool:
        """Whether an entry heads its list instead of unfolding it: as a feature says, or as an open part."""
        sections = "navigation.sections" in self._features
        if "navigation.tabs" in self._features:
            return (level == 1 and active) or (level == 2 and sections)
        return level == 1 and (sections or entry.open)

    def _gap(self, siblings: list[Entry], base: str) -> str:
        parent = siblings[0].parent
        href = parent.href(base) if parent else (base or "./")
        return entries.gap(self._words("all_entries", number=len(siblings)), href)


def outline_of(
    tree: Tree,
    words: Words,
    address: Callable[[SitePage], str],
    *,
    features: Iterable[str] = (),
    whole: int = WHOLE,
) -> Outline:
    """The outline of the site's own tree; a page is named by its path and lies at `address`."""
    top = [_entry(node, address) for node in tree.top]
    stack = list(zip(tree.top, top, strict=True))
    while stack:
        node, entry = stack.pop()
        entry.children = [_entry(child, address) for child in node.children]
        stack.extend(zip(node.children, entry.children, strict=True))
    return Outline(top, words, features=features, whole=whole)


def _entry(node: Node, address: Callable[[SitePage], str]) -> Entry:
    title = inline_html(node.title)
    if node.page is not None:
        return Entry(title, address(node.page), node.page.path)
    if node.url is not None:
        elsewhere = _is_elsewhere(node.url)
        url = node.url if elsewhere else node.url.lstrip("/")
        return Entry(title, url, elsewhere=elsewhere, icon=node.icon, new_tab=node.new_tab)
    return Entry(title, open=node.kind is Kind.PART and not node.folded)


def _is_elsewhere(url: str) -> bool:
    return url.startswith(("//", "#")) or ":" in url.partition("/")[0]


def _walk(top: list[Entry]) -> Iterator[Entry]:
    """All entries, with parent and place set on the way."""
    stack = [top]
    while stack:
        siblings = stack.pop()
        for place, entry in enumerate(siblings):
            entry.place = place
            for child in entry.children:
                child.parent = entry
            yield entry
            if entry.children:
                stack.append(entry.children)
