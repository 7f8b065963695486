"""Spans without a form of their own: HTML tags around Markdown."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import VOID, Node, start_tag

# Python-Markdown takes what stands in these for HTML, or a browser for text.
_RAW = frozenset({"script", "style", "textarea", "svg", "math", "x-formula", "noscript", "template"})
_ADDRESSES = ("href", "src", "poster", "data", "cite")


def html_span(node: Node, style: Style, inner: Callable[[Node, Style], str]) -> str:
    """The element's tags as they are; what stands between is Markdown."""
    if node.tag in _RAW or node.tag.startswith("x-"):
        raise NoPlainFormError
    tag = start_tag(addressed(node, style))
    if "\n" in tag or (style.in_cell and "|" in tag):
        raise NoPlainFormError
    return tag if node.tag in VOID else f"{tag}{inner(node, style)}</{node.tag}>"


def addressed(node: Node, style: Style) -> Node:
    """A copy of the element alone with its addresses as HTML on its page has them."""
    attributes = dict(node.attributes)
    for name in _ADDRESSES:
        value = attributes.get(name)
        if value and (name != "data" or node.tag == "object"):
            attributes[name] = style.raw_link(value)
    if attributes.get("srcset"):
        attributes["srcset"] = ", ".join(
            " ".join((style.raw_link(each.split()[0]), *each.split()[1:]))
            for each in (attributes["srcset"] or "").split(",")
            if each.strip()
        )
    return Node(node.tag, attributes, node.children)
