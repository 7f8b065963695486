"""MkDocs' navigation, made from the site's tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from mkdocs_essay.bridge.files import EssayFile
from mkdocs_essay.bridge.pages import EssayPage
from mkdocs_essay.navigation.tree import Node, Tree

Shape = tuple[object, ...]


def build_navigation(tree: Tree, pages: Mapping[str, EssayPage], others: Navigation) -> Navigation:
    """The navigation of the pages in `tree`, then `others`; `pages` has MkDocs' page for each source path.

    A page with children is a section whose first child is the page itself: Material shows that as a link
    that unfolds.
    """
    items = [item for node in tree.top for item in _items(node, pages)]
    return _navigation([*items, *others.items])


Adopt = Callable[[EssayFile, Page | None], EssayPage]


def adopt_navigation(nav: Navigation, files: Files, adopt: Adopt) -> Navigation:
    """The navigation `nav`, which comes from elsewhere, with our pages in the place of those that MkDocs made
    of our files; `adopt` makes one. Pages that are not in the navigation get ours, too.
    """
    for file in files.documentation_pages():
        made = file.page
        if isinstance(file, EssayFile) and (made is None or type(made) is Page):
            file.page = adopt(file, made)
            file.page.parent = made.parent if made else None
    return _navigation(_adopted(nav.items))


def _adopted(items: Iterable[StructureItem]) -> list[StructureItem]:
    adopted = []
    for item in items:
        if isinstance(item, Section):
            item.children = _adopted(item.children)
        adopted.append(item.file.page if isinstance(item, Page) and item.file.page else item)
    return adopted


def shape_of(nav: Navigation) -> Shape:
    """What tells whether a navigation has been changed: its entries, as they stand in one another."""

    def shape(item: StructureItem) -> Shape:
        children = item.children if isinstance(item, Section) else ()
        return (id(item), *map(shape, children))

    return tuple(map(shape, nav.items))


def _navigation(items: list[StructureItem]) -> Navigation:
    in_order: list[Page] = []
    _collect(items, in_order)
    _link(in_order)
    return Navigation(items, in_order)


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
        page.heads_section = False
        return [page]
    page.heads_section = True
    return [_section(node.title, [page, *children])]


def _section(title: str, children: list[StructureItem]) -> Section:
    section = Section(title, children)
    for child in children:
        child.parent = section
    return section


def _collect(items: Iterable[StructureItem], into: list[Page]) -> None:
    for item in items:
        if isinstance(item, Page):
            into.append(item)
        elif isinstance(item, Section):
            _collect(item.children, into)


def _link(pages: list[Page]) -> None:
    for previous, following in pairwise(pages):
        previous.next_page, following.previous_page = following, previous
