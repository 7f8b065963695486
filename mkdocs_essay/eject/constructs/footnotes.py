"""Footnotes as Python-Markdown writes them, and as we do."""

from __future__ import annotations

from mkdocs_essay.eject.tree import Node


def reference(node: Node) -> None:
    """`<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">1</a></sup>` -> `x-reference`."""
    if node.tag != "sup" or not node.get("id").startswith("fnref") or len(node.children) != 1:
        return
    link = node.children[0]
    if isinstance(link, Node) and "footnote-ref" in link.classes and link.get("href").startswith("#fn:"):
        node.tag, node.children = "x-reference", []
        node.attributes = {"label": link.get("href").removeprefix("#fn:")}


def definitions(node: Node) -> None:
    """`<div class="footnote"><ol><li id="fn:a">…` -> `x-notes` with an `x-note` for each."""
    if node.tag != "div" or "footnote" not in node.classes:
        return
    lists = node.elements
    if len(lists) != 1 or lists[0].tag != "ol":
        return
    items = lists[0].elements
    if not items or any(not item.get("id").startswith("fn:") for item in items):
        return
    for item in items:
        item.tag, item.attributes = "x-note", {"label": item.get("id").removeprefix("fn:")}
        _trim_end(item)
    node.tag, node.attributes, node.children = "x-notes", {}, [*items]


def _trim_end(item: Node) -> None:
    """Take the blanks away that stood before the link back."""
    host = item
    while host.children:
        last = host.children[-1]
        if isinstance(last, str):
            if last.strip(" \n\u00a0"):
                host.children[-1] = last.rstrip(" \n\u00a0")
                return
            host.children.pop()
        elif isinstance(last, Node) and last.tag == "p" and not last.children:
            host.children.pop()
        elif isinstance(last, Node) and last.tag in ("p", "div"):
            host = last
        else:
            return
