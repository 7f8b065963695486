"""Emphasis, strong emphasis and struck text."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_essay.eject.attributes import attribute_list
from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node

_MARKS = {"em": "*", "strong": "**", "del": "~~"}


def emphasis(node: Node, style: Style, inner: Callable[[Node, Style], str]) -> str:
    """Text between marks; HTML where a mark would stand beside a blank, or within another one of its kind."""
    if style.careful or any(each.tag in _MARKS or each.tag == "br" for each in node.walk()):
        raise NoPlainFormError
    text = inner(node, style)
    if not text or text != text.strip():
        raise NoPlainFormError
    mark = _MARKS[node.tag]
    return f"{mark}{text}{mark}{attribute_list(node.attributes)}"
