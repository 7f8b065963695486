"""Filters that turn markup into HTML: `markdownify`, `smartify`, and `sassify`, which cannot be had."""

# A filter is given the context, whether it needs it or not.
# ruff: noqa: ARG001

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain
from typing import Any

from mkdocs_essay.templating.context import JekyllContext
from mkdocs_essay.templating.faults import Fault
from mkdocs_essay.templating.values import to_s

ENTITY = re.compile(r"&#?[0-9A-Za-z]+;")
VERBATIM = re.compile(rf"<(?:pre|code|kbd|script|style|math)\b[^>]*>|<[^<>]*>|{ENTITY.pattern}")
# Reading Markdown takes so many times what other filters take for a character.
MARKDOWN = 25
SYMBOLS = (("---", "—"), ("--", "–"), ("...", "…"), ("<<", "«"), (">>", "»"))
ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
OPENS_AFTER = " \t\n\r\f\v([{<—–-“‘\"'"


def markdownify(context: JekyllContext, value: Any) -> str:
    text = to_s(value)
    context.filtered += MARKDOWN * len(text)
    return context.engine.markdownify(text)


def smartify(context: JekyllContext, value: Any) -> str:
    """Text with curly quotes, dashes and ellipses; tags and entities stay as they are."""
    text = to_s(value)
    parts: list[str] = []
    position = 0
    before = ""
    # Behind the last tag's end no tag is looked for, or each `<pre` would be searched for its own.
    end = text.rfind(">") + 1
    for found in chain(VERBATIM.finditer(text, 0, end), ENTITY.finditer(text, end)):
        parts.append(curl(text[position : found.start()], before))
        parts.append(found[0])
        before = parts[-2][-1:] or before
        position = found.end()
    parts.append(curl(text[position:], before))
    return "".join(parts).rstrip("\n")


def curl(text: str, before: str) -> str:
    for plain, curly in SYMBOLS:
        text = text.replace(plain, curly)
    return "".join(
        ESCAPES.get(char) or quote(char, text[index - 1] if index else before, text, index)
        for index, char in enumerate(text)
    )


def quote(char: str, before: str, text: str, index: int) -> str:
    if char not in "\"'":
        return char
    after = text[index + 1 : index + 2]
    opens = (not before or before in OPENS_AFTER) and bool(after) and not after.isspace()
    if char == "'" and text[index + 1 : index + 3].isdigit() and text[index + 3 : index + 4] == "s":
        opens = False
    if char == '"':
        return "“" if opens else "”"
    return "‘" if opens else "’"


def sassify(context: JekyllContext, value: Any) -> Any:
    raise Fault("Sass is not compiled; write the style sheet as CSS", code="liquid-unsupported")


FILTERS: dict[str, Callable[..., Any]] = {
    "markdownify": markdownify,
    "smartify": smartify,
    "sassify": sassify,
    "scssify": sassify,
}
