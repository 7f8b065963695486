"""Quotes."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_essay.eject.blocks.containers import wrapped
from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node


def quote(node: Node, style: Style, flow: Callable[..., list[str]]) -> str:
    """`> ` before each line; tags where the quote has attributes."""
    if node.attributes:
        return wrapped(node, style, flow)
    blocks = flow(node.children, style.within())
    if not blocks:
        raise NoPlainFormError
    lines = "\n\n".join(blocks).split("\n")
    return "\n".join(f"> {line}" if line else ">" for line in lines)
