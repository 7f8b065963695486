"""Footnotes' texts."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_essay.eject.layout import hanging
from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node


def notes(node: Node, style: Style, flow: Callable[..., list[str]]) -> str:
    """`[^label]: text` for each."""
    texts = []
    for note in node.elements:
        blocks = flow(note.children, style.within())
        if not blocks or not note.get("label"):
            raise NoPlainFormError
        texts.append(hanging(f"[^{note.get('label')}]: ", "\n\n".join(blocks)))
    return "\n\n".join(texts)
