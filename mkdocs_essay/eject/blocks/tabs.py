"""Tabs."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_essay.eject.layout import indented
from mkdocs_essay.eject.spans import write_spans
from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node


def tabs(node: Node, style: Style, flow: Callable[..., list[str]]) -> str:
    """`=== "Title"` and the blocks, indented, for each."""
    return "\n\n".join(_tab(tab, style, flow) for tab in node.elements)


def _tab(node: Node, style: Style, flow: Callable[..., list[str]]) -> str:
    title, *rest = node.children
    assert isinstance(title, Node)
    said = write_spans(title.children, style, starts_line=False)
    blocks = flow(rest, style.within())
    if not said or "\n" in said or not blocks:
        raise NoPlainFormError
    return f'=== "{said.replace(chr(34), "&quot;")}"\n\n' + indented("\n\n".join(blocks))
