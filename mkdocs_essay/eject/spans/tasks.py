"""Boxes of task lists."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_essay.eject.style import Style
from mkdocs_essay.eject.tree import Node


def task(node: Node, _style: Style, _inner: Callable[[Node, Style], str]) -> str:
    """`[x]` or `[ ]`; the list's writer puts it first."""
    return "[x] " if "checked" in node.attributes else "[ ] "
