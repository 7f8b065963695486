"""Boxes that open and close."""

from __future__ import annotations

import re
from collections.abc import Callable

from mkdocs_essay.eject.blocks.containers import container
from mkdocs_essay.eject.layout import indented
from mkdocs_essay.eject.spans import write_spans
from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node

_KIND = re.compile(r"[\w-]+(?: [\w-]+)*|")


def details(node: Node, style: Style, flow: Callable[..., list[str]]) -> str:
    """`??? kind "Title"` and the blocks, indented, with `???+` for a box that is open; tags around Markdown
    where that cannot say it.
    """
    try:
        return _marked(node, style, flow)
    except NoPlainFormError:
        return container(node, style, flow)


def _marked(node: Node, style: Style, flow: Callable[..., list[str]]) -> str:
    kind = node.get("class")
    titles = [each for each in node.elements if each.tag == "summary"]
    is_plain = set(node.attributes) <= {"class", "open"} and _KIND.fullmatch(kind)
    if style.careful or not is_plain or len(titles) != 1 or titles[0].attributes:
        raise NoPlainFormError
    title = write_spans(titles[0].children, style, starts_line=False)
    blocks = flow([child for child in node.children if child is not titles[0]], style.within())
    if not title or "\n" in title or not blocks:
        raise NoPlainFormError
    mark = "???+" if "open" in node.attributes else "???"
    first = " ".join(filter(None, (mark, kind, f'"{title.replace(chr(34), "&quot;")}"')))
    return f"{first}\n\n" + indented("\n\n".join(blocks))
