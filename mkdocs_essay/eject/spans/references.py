"""References to footnotes."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node


def reference(node: Node, style: Style, _inner: Callable[[Node, Style], str]) -> str:
    """`[^label]`."""
    label = node.get("label")
    if not label or style.in_link or set(label) & set("[]`*\\\n<>"):
        raise NoPlainFormError
    return f"[^{label}]"
