"""The page's own table of contents."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node

AS_LIST = "list"
"""An attribute that asks for the list, where the marker would give another one."""


def table_of_contents(node: Node, style: Style, flow: Callable[..., list[str]]) -> str:
    """`[TOC]`, or the list itself, below kramdown's id for it."""
    if style.indented:
        raise NoPlainFormError
    items = flow(node.children, style) if AS_LIST in node.attributes else ["[TOC]"]
    return "\n\n".join(('<div id="markdown-toc" markdown>', *items, "</div>"))
