"""Formulas on lines of their own."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node


def formula_block(node: Node, _style: Style, _flow: Callable[..., list[str]]) -> str:
    """TeX between double dollars."""
    text = node.text()
    if not text.strip() or "$$" in text or "\n\n" in text:
        raise NoPlainFormError
    return f"$$\n{text}\n$$"
