"""The page's own table of contents."""

from __future__ import annotations

from mkdocs_essay.eject.tree import Node


def table_of_contents(node: Node) -> None:
    """kramdown's list `markdown-toc`, Python-Markdown's `<div class="toc">` and what we write -> `x-toc`."""
    if node.tag in ("ul", "ol") and node.get("id") == "markdown-toc":
        items = Node(node.tag, {}, node.children)
        node.tag, node.attributes, node.children = "x-toc", {}, [items]
    elif (node.tag == "div" and node.get("id") == "markdown-toc") or node.classes == ["toc"]:
        if [each.tag for each in node.elements] not in (["ul"], ["ol"], ["div"]):
            return
        node.tag, node.attributes = "x-toc", {}
    else:
        return
    for each in node.walk():
        if each.tag == "a":
            each.attributes.pop("id", None)
