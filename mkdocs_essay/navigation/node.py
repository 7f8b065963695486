"""One entry of the tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from mkdocs_essay.navigation import values
from mkdocs_essay.site.model import SitePage


class Kind(Enum):
    """What an entry stands for: a page, an address elsewhere, a collection, or the section of lost pages."""

    PAGE = "page"
    LINK = "link"
    PART = "part"
    LOST = "lost"


@dataclass(slots=True, eq=False)
class Node:
    """An entry of the tree; not to be changed once the tree is built.

    `children` are those that the navigation shows, `listed` those that the page's own list of children shows
    (pages left out of the navigation among them), both in order. `hidden` says that the entry itself is left
    out of the navigation. `url` is a link's address as the author wrote it; `folded` says whether a part
    starts closed.
    """

    title: str
    kind: Kind = Kind.PAGE
    page: SitePage | None = None
    parent: Node | None = None
    hidden: bool = False
    children: list[Node] = field(default_factory=list)
    listed: list[Node] = field(default_factory=list)
    url: str | None = None
    icon: bool = True
    new_tab: bool = False
    folded: bool = False

    @classmethod
    def of(cls, page: SitePage, parent: Node | None = None, hidden: bool = False) -> Node:
        """The entry of a page that has a title."""
        title = " ".join(values.text(page.front_matter["title"]).split())
        return cls(title=title, page=page, parent=parent, hidden=hidden)

    @property
    def ancestors(self) -> list[Node]:
        """The entries above this one, the highest first."""
        above: list[Node] = []
        node = self.parent
        while node is not None:
            above.append(node)
            node = node.parent
        above.reverse()
        return above

    def walk(self) -> Iterator[Node]:
        """This entry and all that the navigation shows below it, in order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))
