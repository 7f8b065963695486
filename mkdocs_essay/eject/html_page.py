"""A cleaned tree as HTML that a comparison of pages reads."""

from __future__ import annotations

from mkdocs_essay.eject.blocks.html import raw_html
from mkdocs_essay.eject.style import Style
from mkdocs_essay.eject.tree import Node


def to_page(root: Node) -> str:
    """The tree below an article, its constructs as HTML."""
    content = raw_html(_without_notes(root), _STYLE, lambda *_: [])
    return f'<article class="md-content__inner">{content}</article>'


def _same(address: str) -> str:
    return address


_STYLE = Style(_same, _same)


def _without_notes(node: Node) -> Node:
    """A copy in which footnotes are HTML too."""
    children = [_without_notes(child) if isinstance(child, Node) else child for child in node.children]
    if node.tag == "x-reference":
        return Node("sup", {}, [node.get("label")])
    if node.tag == "x-notes":
        return Node("div", {"class": "footnote"}, [Node("ol", {}, children)])
    if node.tag == "x-note":
        return Node("li", {"id": f"fn:{node.get('label')}"}, children)
    return Node(node.tag, dict(node.attributes), children)
