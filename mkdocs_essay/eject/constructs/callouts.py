"""Callouts and admonitions."""

from __future__ import annotations

from mkdocs_essay.eject.tree import Node

_TITLE = "-title"


def callout(node: Node) -> None:
    """`<div class="note admonition"><p class="admonition-title">…` -> `x-callout`."""
    if "admonition" not in node.classes or node.tag not in ("div", "blockquote", "p", "section"):
        return
    ours = "essay-callout" in node.classes
    kinds = [name for name in node.classes if name != "admonition" and not name.startswith("essay-")]
    if ours:
        # Material's style goes by the plain name; the author's class stays beside it.
        kinds += [name.removesuffix(_TITLE) for name in kinds]
    node.tag = "x-callout"
    node.attributes = {name: value for name, value in node.attributes.items() if name != "class"}
    node.attributes["kind"] = " ".join(sorted(dict.fromkeys(kinds)))
    for child in node.elements:
        if child.tag == "p" and "admonition-title" in child.classes:
            child.tag, child.attributes = "x-title", {}
        elif ours and child.tag == "p":
            # The paragraph that became a callout keeps the class that made it one.
            child.drop_class(*kinds)
