"""Formulas as `pymdownx.arithmatex` writes them."""

from __future__ import annotations

from mkdocs_essay.eject.tree import Node

_MARKS = (("\\(", "\\)"), ("\\[", "\\]"), ("$$", "$$"), ("$", "$"))


def formula(node: Node) -> None:
    """`<span class="arithmatex">\\(x\\)</span>` -> `x-formula`, a `div` -> `x-formula-block`."""
    if node.classes != ["arithmatex"] or node.elements:
        return
    text = node.text().strip()
    for start, end in _MARKS:
        if text.startswith(start) and text.endswith(end) and len(text) >= len(start) + len(end):
            node.tag = "x-formula" if node.tag == "span" and start != "\\[" else "x-formula-block"
            node.attributes = {}
            node.children = [text[len(start) : -len(end)].strip()]
            return
