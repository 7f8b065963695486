"""Tabs of pymdownx.tabbed, in its alternate style and in its first one."""

from __future__ import annotations

from mkdocs_essay.eject.tree import Node


def tabs(node: Node) -> None:
    """`<div class="tabbed-set">` with its labels and contents -> `x-tabs` with an `x-tab` for each."""
    if node.tag != "div" or "tabbed-set" not in node.classes:
        return
    boxes = [each for each in node.elements if each.tag == "div"]
    labels = [each for each in (node, *boxes[:1]) if any(one.tag == "label" for one in each.elements)]
    blocks = boxes[1].elements if "tabbed-alternate" in node.classes and len(boxes) == 2 else boxes
    titles = [each for each in labels[0].elements if each.tag == "label"] if labels else []
    if not titles or len(titles) != len(blocks):
        return
    node.tag, node.attributes = "x-tabs", {}
    node.children = [
        Node("x-tab", {}, [Node("x-title", {}, title.children), *block.children])
        for title, block in zip(titles, blocks, strict=True)
    ]
