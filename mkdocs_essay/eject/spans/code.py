"""Code within a line."""

from __future__ import annotations

import re
from collections.abc import Callable

from mkdocs_essay.eject.attributes import attribute_list
from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.text import collapsed
from mkdocs_essay.eject.tree import Node

_TICKS = re.compile("`+")


def code(node: Node, style: Style, _inner: Callable[[Node, Style], str]) -> str:
    """Code between as many backticks as it does not have itself."""
    text = collapsed(node.text())
    if node.elements or not text.strip() or text != text.strip() or text.strip("\u00a0") != text:
        raise NoPlainFormError
    if style.in_cell and "|" in text:
        raise NoPlainFormError
    longest = max((len(run) for run in _TICKS.findall(text)), default=0)
    shortest_free = next(n for n in range(1, longest + 2) if n not in {len(r) for r in _TICKS.findall(text)})
    ticks = "`" * shortest_free
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}{attribute_list(node.attributes)}"
