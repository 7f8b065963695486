"""Headings."""

from __future__ import annotations

import re
from collections.abc import Callable

from mkdocs_essay.eject.attributes import attribute_list
from mkdocs_essay.eject.spans import write_spans
from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node

_CLOSING = re.compile(r"(#+)\Z")


def heading(node: Node, style: Style, _flow: Callable[..., list[str]]) -> str:
    """`## Text { #id }`, the id only where Python-Markdown would give another one."""
    text = write_spans(node.children, style, starts_line=False)
    if not text or "\n" in text:
        raise NoPlainFormError
    attributes = dict(node.attributes)
    if not style.careful and attributes.get("id") in style.implied_ids:
        del attributes["id"]
    shown = attribute_list(attributes)
    text = _CLOSING.sub(r"\\\1", text) if not shown else text
    return f"{'#' * int(node.tag[1])} {text}{' ' if shown else ''}{shown}"
