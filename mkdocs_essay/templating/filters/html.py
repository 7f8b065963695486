"""Filters that take HTML out of text or bring line breaks in."""

# A filter is given the context, whether it needs it or not.
# ruff: noqa: ARG001

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from mkdocs_essay.templating.context import JekyllContext
from mkdocs_essay.templating.values import to_s

LINE_END = re.compile(r"\r?\n")
BLOCKS = (("<script", "</script>"), ("<!--", "-->"), ("<style", "</style>"))


def cut(text: str, opening: str, closing: str) -> str:
    """`text` without what stands from an `opening` to the next `closing`."""
    parts = []
    position = 0
    while (start := text.find(opening, position)) >= 0:
        end = text.find(closing, start + len(opening))
        if end < 0:
            break
        parts.append(text[position:start])
        position = end + len(closing)
    return "".join(parts) + text[position:]


def strip_html(context: JekyllContext, value: Any) -> str:
    text = to_s(value)
    for opening, closing in BLOCKS:
        text = cut(text, opening, closing)
    return cut(text, "<", ">")


def strip_newlines(context: JekyllContext, value: Any) -> str:
    return LINE_END.sub("", to_s(value))


def newline_to_br(context: JekyllContext, value: Any) -> str:
    return LINE_END.sub("<br />\n", to_s(value))


FILTERS: dict[str, Callable[..., Any]] = {
    "strip_html": strip_html,
    "strip_newlines": strip_newlines,
    "newline_to_br": newline_to_br,
}
