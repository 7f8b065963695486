"""Formulas within a line."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.text import collapsed
from mkdocs_essay.eject.tree import Node


def formula(node: Node, style: Style, _inner: Callable[[Node, Style], str]) -> str:
    """TeX between dollars."""
    text = node.text()
    if not text.strip() or "$" in text or "\n\n" in text or (style.in_cell and "|" in text):
        raise NoPlainFormError
    return f"${collapsed(text) if not style.careful else text}$"
