"""Callouts: admonitions."""

from __future__ import annotations

import re
from collections.abc import Callable

from mkdocs_essay.eject.layout import indented
from mkdocs_essay.eject.spans import write_spans
from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node

_KIND = re.compile(r"[\w-]+(?: [\w-]+)*")


def callout(node: Node, style: Style, flow: Callable[..., list[str]]) -> str:
    """`!!! kind "Title"` and the blocks, indented; no title where it is the kind's own."""
    kind = node.get("kind")
    if set(node.attributes) != {"kind"} or not _KIND.fullmatch(kind):
        raise NoPlainFormError
    titles = [each for each in node.elements if each.tag == "x-title"]
    title = write_spans(titles[0].children, style, starts_line=False) if titles else ""
    if len(titles) > 1 or "\n" in title:
        raise NoPlainFormError
    rest = [child for child in node.children if not (titles and child is titles[0])]
    blocks = flow(rest, style.within())
    if not blocks:
        raise NoPlainFormError
    # Without a title Python-Markdown sets the kind as one.
    shown = "" if title == kind.capitalize() else f' "{title.replace(chr(34), "&quot;")}"'
    first = f"!!! {kind}{shown}"
    return f"{first}\n\n{indented((chr(10) * 2).join(blocks))}"
