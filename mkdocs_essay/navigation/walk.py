"""From the pages at the top downwards: each page with the children that it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.navigation import values
from mkdocs_essay.navigation.family import Family
from mkdocs_essay.navigation.node import Node
from mkdocs_essay.navigation.order import sort_siblings
from mkdocs_essay.navigation.values import Key
from mkdocs_essay.site.model import SitePage

REVERSED = ("desc", "reversed")

MOST_DEPTH = 50
"""So many levels are shown as levels; what would stand deeper stands beside its parent."""


class Walk:
    """Grows entries below given pages and remembers which pages have found a place.

    A page whose parent's title several pages bear stands below each of them, as in Jekyll. That multiplies
    from level to level, so once there are many times more entries than pages, a page that has a place gets no
    further one.
    """

    def __init__(self, family: Family, diagnostics: Diagnostics, ignore_case: bool) -> None:
        self._family = family
        self._diagnostics = diagnostics
        self._ignore_case = ignore_case
        self._most = max(2000, 4 * len(family.pages))
        self._count = 0
        self._places: dict[str, list[Node]] = {}

    @property
    def places(self) -> Mapping[str, list[Node]]:
        """The entries of each page, by the page's path, in the order of the walk."""
        return self._places

    def top(self) -> list[Node]:
        """The pages at the top with all that stands below them, hidden ones included."""
        pages = sort_siblings(self._family.top, self._ignore_case)
        # What is shown comes first, also for children that two pages of one title could take.
        pages.sort(key=lambda page: page.front_matter.get("nav_exclude") is True)
        return [self.grow(page) for page in pages]

    def grow(self, page: SitePage) -> Node:
        """The entry of `page`, at the top, with all that stands below it."""
        root = self._place(page, None, hidden=False)
        above: dict[Key, str] = {}
        path: list[Key] = []
        stack: list[Iterator[Node]] = [iter((root,))]
        while stack:
            node = next(stack[-1], None)
            if node is None:
                stack.pop()
                if path:
                    del above[path.pop()]
                continue
            assert node.page is not None
            own = _key(node.page)
            if own in above:
                self._report_recurrence(node)
                continue
            below = self._children(node, node.page, above, flat=len(path) >= MOST_DEPTH)
            if below:
                above[own] = node.page.path
                path.append(own)
                stack.append(iter(below))
        return root

    def _children(self, node: Node, page: SitePage, above: Mapping[Key, str], flat: bool) -> list[Node]:
        found = self._family.children(page, above.keys(), again=self._count < self._most)
        # Pages that name each other in a circle: one that stands above already does not come again.
        pages = [child for child in found if child is not page and above.get(_key(child)) != child.path]
        if not pages:
            return []
        suppressed = page.front_matter.get("has_children") is False
        over = node.parent if flat and node.parent else node
        nodes = [
            self._place(child, over, hidden=node.hidden or suppressed)
            for child in sort_siblings(pages, self._ignore_case)
        ]
        if page.front_matter.get("child_nav_order") in REVERSED:
            nodes.reverse()
        if not suppressed:
            over.listed += nodes
            over.children += (child for child in nodes if not child.hidden)
        return nodes

    def _place(self, page: SitePage, parent: Node | None, hidden: bool) -> Node:
        node = Node.of(page, parent, hidden or page.front_matter.get("nav_exclude") is True)
        self._places.setdefault(page.path, []).append(node)
        self._count += 1
        return node

    def _report_recurrence(self, node: Node) -> None:
        assert node.page is not None
        self._diagnostics.add(
            "title-recurs",
            f'The title "{node.title}" is also that of a page above this one, so its children cannot be told '
            "from the other's; give one of the two another title.",
            node.page.path,
            node.page.key_lines.get("title"),
        )


def _key(page: SitePage) -> Key:
    return values.key(page.front_matter["title"])
