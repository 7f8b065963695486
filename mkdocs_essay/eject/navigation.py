"""`nav:` of mkdocs.yml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mkdocs_essay.navigation.node import Node
from mkdocs_essay.navigation.tree import Tree


def navigation(tree: Tree, files: Mapping[str, str], link: Callable[[Node], str | None]) -> list[Any]:
    """The tree's entries; `files` has the Markdown file of each page by its source path, `link` gives the
    address of an entry that has no file. A page with others below it comes first among them.
    """
    seen: set[str] = set()
    return [entry for node in tree.top for entry in _entries(node, files, link, seen)]


def _entries(
    node: Node, files: Mapping[str, str], link: Callable[[Node], str | None], seen: set[str]
) -> list[Any]:
    file = files.get(node.page.path) if node.page is not None else None
    where = file or link(node)
    if file is not None:
        if file in seen:  # a page that two parents claim stands there once
            return []
        seen.add(file)
    below = [entry for child in node.children for entry in _entries(child, files, link, seen)]
    if not below:
        return [{node.title: where}] if where else []
    return [{node.title: [{node.title: where}, *below] if where else below}]


def mapped(nav: Any, files: Mapping[str, str]) -> list[Any]:
    """The user's own `nav` with the pages' new files."""
    if isinstance(nav, str):
        return [files.get(nav, nav)]
    if isinstance(nav, list):
        return [each for entry in nav for each in mapped(entry, files)]
    if isinstance(nav, Mapping):
        return [
            {title: files.get(value, value) if isinstance(value, str) else mapped(value, files)}
            for title, value in nav.items()
        ]
    return []
