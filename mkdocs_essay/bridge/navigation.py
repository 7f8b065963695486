"""MkDocs' navigation, made from the site's tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section

from mkdocs_essay.bridge.pages import EssayPage
from mkdocs_essay.navigation.tree import Node, Tree


def build_navigation(tree: Tree, pages: Mapping[str, EssayPage]) -> Navigation:
    """The navigation of the pages in `tree`; `pages` has MkDocs' page for each source path.

    A page with children is a section whose first child is the page itself: Material shows that as a link
    that unfolds.
    """
    items = [item for node in tree.top for item in _items(node, pages)]
    in_order: list[EssayPage] = []
    _collect(items, in_order)
    _link(in_order)
    return Navigation(items, list(in_order))


def _items(node: Node, pages: Mapping[str, EssayPage]) -> list[StructureItem]:
    if node.url is not None:
        return [Link(node.title, node.url)]
    page = pages.get(node.page.path) if node.page is not None else None
    children = [item for child in node.children for item in _items(child, pages)]
    if page is None:
        return [_section(node.title, children)] if children else []
    if page.parent is not None or page.heads_section:
        # A page that two parents claim stands in MkDocs' tree once.
        return []
    if not children:
        return [page]
    page.heads_section = True
    return [_section(node.title, [page, *children])]


def _section(title: str, children: list[StructureItem]) -> Section:
    section = Section(title, children)
    for child in children:
        child.parent = section
    return section


def _collect(items: Iterable[StructureItem], into: list[EssayPage]) -> None:
    for item in items:
        if isinstance(item, EssayPage):
            into.append(item)
        elif isinstance(item, Section):
            _collect(item.children, into)


def _link(pages: list[EssayPage]) -> None:
    for previous, following in pairwise(pages):
        previous.next_page, following.previous_page = following, previous
