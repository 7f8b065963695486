"""Elements around blocks: their tags stay, what stands between is Markdown."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node, start_tag

CONTAINERS = ("div", "section", "article", "aside", "header", "footer", "main", "figure", "details", "center")
BLANK = "\n\n"


def container(node: Node, style: Style, flow: Callable[..., list[str]]) -> str:
    """`<div markdown>`, the blocks, `</div>`; without attributes the blocks alone."""
    if node.tag == "div" and not node.attributes:
        return BLANK.join(flow(node.children, style))
    return wrapped(node, style, flow)


def wrapped(node: Node, style: Style, flow: Callable[..., list[str]]) -> str:
    """The element's tags around its blocks."""
    if style.indented or "\n" in start_tag(node):
        raise NoPlainFormError
    blocks = flow(node.children, style)
    if not blocks:
        raise NoPlainFormError
    return BLANK.join((f"{start_tag(node)[:-1]} markdown>", *blocks, f"</{node.tag}>"))
