"""Emphasis, strong emphasis and struck text."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_essay.eject.attributes import attribute_list
from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node

_MARKS = {"em": "*", "strong": "**", "del": "~~"}


def emphasis(node: Node, style: Style, inner: Callable[[Node, Style], str]) -> str:
    """Text between marks; HTML where a mark would stand beside a blank or within another one of its kind."""
    marked = [each.tag for each in node.walk() if each.tag in _MARKS]
    if style.careful or node.tag in marked or any(each.tag == "br" for each in node.walk()):
        raise NoPlainFormError
    if marked and _touches_mark(node) and not _is_strong_emphasis(node):
        raise NoPlainFormError
    text = inner(node, style)
    if not text or text != text.strip():
        raise NoPlainFormError
    mark = _MARKS[node.tag]
    return f"{mark}{text}{mark}{attribute_list(node.attributes)}"


def _touches_mark(node: Node) -> bool:
    """Whether emphasis begins or ends where the one around it does: their marks would run together."""
    return any(
        isinstance(child, Node) and child.tag in _MARKS for child in (node.children[0], node.children[-1])
    )


def _is_strong_emphasis(node: Node) -> bool:
    """Whether `***` means it: `<strong><em>`, with nothing else in either."""
    (*_, last) = node.children
    return (
        node.tag == "strong"
        and len(node.children) == 1
        and isinstance(last, Node)
        and last.tag == "em"
        and not (last.attributes or node.attributes or last.elements)
    )
