"""Line breaks."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node


def line_break(node: Node, style: Style, _inner: Callable[[Node, Style], str]) -> str:
    """Two blanks at the end of a line; in a table a line has to go on."""
    if node.attributes or style.in_cell or style.careful:
        raise NoPlainFormError
    return "  \n"
