"""Rules."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node


def rule(node: Node, _style: Style, _flow: Callable[..., list[str]]) -> str:
    """`---`."""
    if node.attributes:
        raise NoPlainFormError
    return "---"
