"""Definition lists."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_essay.eject.attributes import attribute_list
from mkdocs_essay.eject.layout import hanging
from mkdocs_essay.eject.spans import write_spans
from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node


def definition_list(node: Node, style: Style, flow: Callable[..., list[str]]) -> str:
    """Terms, a line each, and definitions behind `:   `."""
    items = node.elements
    if node.attributes or not items or items[0].tag != "dt" or items[-1].tag != "dd":
        raise NoPlainFormError
    pieces: list[str] = []
    previous = ""
    for item in items:
        if item.tag == "dt":
            line = write_spans(item.children, style)
            if not line or "\n" in line:
                raise NoPlainFormError
            attributes = attribute_list(item.attributes)
            text = f"{line} {attributes}" if attributes else line
        elif item.tag == "dd" and not item.attributes:
            blocks = flow(item.children, style.within())
            if not blocks:
                raise NoPlainFormError
            text = hanging(":   ", "\n\n".join(blocks))
        else:
            raise NoPlainFormError
        if pieces:
            pieces.append("\n" if (previous, item.tag) in (("dt", "dt"), ("dt", "dd")) else "\n\n")
        pieces.append(text)
        previous = item.tag
    return "".join(pieces)
