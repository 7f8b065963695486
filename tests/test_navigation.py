"""The tree, the series and what templates are told, asserted as text; a case is a small site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import casefile
import pytest
import yaml

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.navigation.node import Kind, Node
from mkdocs_essay.navigation.tree import Tree, build_tree
from mkdocs_essay.site.model import Site, SitePage

FRONT_MATTER = re.compile(r"---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)


def read_page(path: str, text: str) -> SitePage:
    """A page as the site room reads it, with addresses as `permalink: pretty` gives them."""
    match = FRONT_MATTER.match(text)
    front_matter: dict[str, Any] = {}
    body, line, key_lines = text, 1, {}
    if match:
        front_matter = yaml.safe_load(match[1]) or {}
        body, line = text[match.end() :], match[0].count("\n") + 1
        key_lines = {
            key.partition(":")[0]: at for at, key in enumerate(match[1].split("\n"), start=2) if ":" in key
        }
    url = "/" + re.sub(r"(?:^|(?<=/))index$", "", path.rpartition(".")[0]).rstrip("/")
    url = url if url.endswith("/") else url + "/"
    collection = path.partition("/")[0][1:] if path.startswith("_") else None
    return SitePage(path, url, url[1:] + "index.html", front_matter, body, line, key_lines, collection)


def read_site(sections: Mapping[str, str]) -> Site:
    """The site of a case: `config`, `file …` sections, and `pages` with a line of front matter for each."""
    config = yaml.safe_load(sections.get("config", "")) or {}
    pages = [
        read_page(name.removeprefix("file "), text)
        for name, text in sections.items()
        if name.startswith("file ")
    ]
    for line in sections.get("pages", "").splitlines():
        path, _, front_matter = line.partition(" ")
        pages.append(read_page(path, "---\n" + "\n".join(front_matter.strip(" {}").split("; ")) + "\n---\n"))
    return Site(Path(), config, tuple(pages), ())


def outline(tree: Tree) -> str:
    """The navigation as text, an entry a line."""
    return "".join(line(node, depth) for node, depth in walk(tree.top, 0))


def walk(nodes: list[Node] | tuple[Node, ...], depth: int) -> list[tuple[Node, int]]:
    return [pair for node in nodes for pair in [(node, depth), *walk(node.children, depth + 1)]]


def line(node: Node, depth: int) -> str:
    where = node.page.url if node.page else node.url or ""
    kind = (
        ""
        if node.kind in (Kind.PAGE, Kind.LINK)
        else f"[{node.kind.value}{' folded' if node.folded else ''}]"
    )
    flags = " new tab" * node.new_tab + " no icon" * (not node.icon)
    return "  " * depth + " ".join(filter(None, [node.title, kind, where])) + flags + "\n"


@pytest.mark.parametrize("path", casefile.files("navigation/tree"))
def test_tree(path: Path, rewrite: bool) -> None:
    diagnostics = Diagnostics()
    tree = build_tree(read_site(casefile.read(path)), diagnostics)
    said = "".join(f"{diagnostic}\n" for diagnostic in diagnostics)
    casefile.check(path, {"tree": outline(tree), "diagnostics": said}, rewrite)
