"""Paragraphs, their lines as the author broke them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mkdocs_essay.eject.attributes import attribute_list
from mkdocs_essay.eject.spans import write_spans
from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node


def paragraph(node: Node, style: Style, _flow: Callable[..., list[str]]) -> str:
    """The text, and its attributes on a line below."""
    # A line's beginning may mean something: who is careful has one line.
    text = write_spans(node.children, replace(style, in_lines=not style.careful))
    attributes = attribute_list(node.attributes)
    if not text and attributes:
        raise NoPlainFormError
    return f"{text}\n{attributes}" if attributes else text
