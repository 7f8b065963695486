"""The tree of a site's pages as just-the-docs shows it.

A page that is left out of the navigation (`nav_exclude`, below such a page, below one with `has_children:
false`) has an entry all the same, for its breadcrumbs and for its parent's list of children; only
`Node.children` and `Tree.top` are the navigation. Pages first, then the links of `nav_external_links`, then
the collections that `just_the_docs.collections` names, each a namespace of titles of its own; last, where
there are any, the lost pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.navigation import doubles, lost, values
from mkdocs_essay.navigation.family import Family
from mkdocs_essay.navigation.node import Kind, Node
from mkdocs_essay.navigation.order import as_jekyll_holds_them
from mkdocs_essay.navigation.walk import Walk
from mkdocs_essay.site.model import Site, SitePage

__all__ = ["Kind", "Node", "Tree", "build_tree"]


@dataclass(frozen=True, slots=True)
class Tree:
    """The navigation: `top` in order; `places` has each page's entries by its path, hidden ones too."""

    top: tuple[Node, ...]
    places: Mapping[str, list[Node]] = field(default_factory=dict)

    def node(self, page: SitePage) -> Node | None:
        """The entry of `page`: the first one shown, else a hidden one; None for a page without a title."""
        nodes = self.places.get(page.path)
        if not nodes:
            return None
        return next((node for node in nodes if not node.hidden), nodes[0])

    def walk(self) -> Iterator[Node]:
        """All that the navigation shows, in order."""
        for root in self.top:
            yield from root.walk()


def build_tree(site: Site, diagnostics: Diagnostics, *, lost_title: str = "Not in the navigation") -> Tree:
    """The tree of `site`; what is wrong with the pages' keys goes to `diagnostics`.

    `lost_title` heads the last section, which holds the pages that no parent takes. It is there only if there
    are some.
    """
    builder = _Builder(site, diagnostics)
    pages = builder.grow(page for page in site.pages if page.collection is None and _is_html(page))
    roots = [*pages, *_links(site), *builder.collections(bool(pages))]
    if builder.lost:
        section = Node(
            title=lost_title, kind=Kind.LOST, folded=True, children=builder.lost, listed=builder.lost
        )
        for node in builder.lost:
            node.parent = section
        roots.append(section)
    doubles.report(builder.places, diagnostics)
    return Tree(tuple(roots), builder.places)


class _Builder:
    """Grows one namespace of titles after the other."""

    def __init__(self, site: Site, diagnostics: Diagnostics) -> None:
        self._site = site
        self._diagnostics = diagnostics
        self._ignore_case = site.config.get("nav_sort") == "case_insensitive"
        self.places: dict[str, list[Node]] = {}
        self.lost: list[Node] = []

    def grow(self, pages: Iterator[SitePage]) -> list[Node]:
        """The entries at the top of one namespace."""
        family = Family(as_jekyll_holds_them(pages))
        walk = Walk(family, self._diagnostics, self._ignore_case)
        top = [node for node in walk.top() if not node.hidden]
        self.lost += lost.rescue(family, walk, self._diagnostics)
        self.places.update(walk.places)
        return top

    def collections(self, pages_before: bool) -> Iterator[Node]:
        """The collections as parts; a site's only one, if it has no other pages, gives its entries bare."""
        named = _collections(self._site)
        for label, said in named.items():
            top = self.grow(page for page in self._site.pages if page.collection == label)
            if said.get("nav_exclude") is True:
                continue
            if not pages_before and len(named) == 1:
                yield from top
                continue
            name = values.text(said.get("name")).strip() or label.replace("_", " ").replace("-", " ").title()
            part = Node(
                title=name, kind=Kind.PART, folded=said.get("nav_fold") is True, children=top, listed=top
            )
            for node in top:
                node.parent = part
            yield part


def _is_html(page: SitePage) -> bool:
    return page.dest.endswith((".html", ".xhtml", ".htm")) or page.url.endswith("/")


def _collections(site: Site) -> dict[str, Mapping[str, object]]:
    theme = site.config.get("just_the_docs")
    named = theme.get("collections") if isinstance(theme, Mapping) else None
    if not isinstance(named, Mapping):
        return {}
    return {str(label): said if isinstance(said, Mapping) else {} for label, said in named.items()}


def _links(site: Site) -> Iterator[Node]:
    links = site.config.get("nav_external_links")
    everywhere = bool(site.config.get("nav_external_links_new_tab"))
    for said in links if isinstance(links, list) else ():
        if not isinstance(said, Mapping) or said.get("url") is None:
            continue
        url, new_tab = values.text(said["url"]), said.get("opens_in_new_tab")
        yield Node(
            title=values.text(said.get("title")).strip() or url,
            kind=Kind.LINK,
            url=url,
            icon=not said.get("hide_icon"),
            new_tab=everywhere if new_tab is None else bool(new_tab),
        )
