"""Pictures."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_essay.eject.attributes import attribute_list
from mkdocs_essay.eject.spans.links import destination, without
from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node


def image(node: Node, style: Style, _inner: Callable[[Node, Style], str]) -> str:
    """`![text](address "title"){ attributes }`."""
    text = node.get("alt")
    if not node.get("src") or node.attributes.get("alt") is None or "srcset" in node.attributes:
        raise NoPlainFormError
    if any(character in text for character in '\\`*_[]<>&"\n$~{|') or text != text.strip():
        raise NoPlainFormError
    where = destination(style.link(node.get("src")), node.attributes.get("title"))
    return f"![{text}]({where}){attribute_list(without(node, 'src', 'alt', 'title'))}"
