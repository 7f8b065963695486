"""What the include tags are given: a file and named values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from mkdocs_essay.templating import expressions
from mkdocs_essay.templating.context import JekyllContext
from mkdocs_essay.templating.expressions import Expression, Literal
from mkdocs_essay.templating.faults import SyntaxFault
from mkdocs_essay.templating.values import WHITESPACE

ARGUMENT = re.compile(
    r"([A-Za-z0-9_-]+)\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|([A-Za-z0-9_.-]+))(?=\s|$)\s*",
    re.DOTALL,
)
ESCAPED = {'"': '\\"', "'": "\\'"}


@dataclass(frozen=True, slots=True)
class IncludeArguments:
    """`file` as it is written, with `{{ }}` or without; `values` is None where there is no more than that."""

    file: str
    values: tuple[tuple[str, Expression], ...] | None

    def evaluate(self, context: JekyllContext) -> dict[str, Any] | None:
        if self.values is None:
            return None
        return {name: value.evaluate(context) for name, value in self.values}


def parse(markup: str, tag: str) -> IncludeArguments:
    """The arguments of an include tag; raises `SyntaxFault` for what is none."""
    markup = markup.strip(WHITESPACE)
    end = end_of_file_name(markup)
    file, rest = markup[:end], markup[end:].strip(WHITESPACE)
    if not file:
        raise SyntaxFault(f"the tag {tag} lacks a file")
    return IncludeArguments(file, parse_values(rest, tag) if rest else None)


def end_of_file_name(markup: str) -> int:
    """A file name ends at a blank outside of `{{ }}`."""
    position = 0
    while position < len(markup) and markup[position] not in WHITESPACE:
        close = markup.find("}}", position) if markup.startswith("{{", position) else -1
        position = close + 2 if close >= 0 else position + 1
    return position


def parse_values(text: str, tag: str) -> tuple[tuple[str, Expression], ...]:
    values = []
    position = 0
    while position < len(text):
        found = ARGUMENT.match(text, position)
        if found is None:
            wanted = f'{{% {tag} file.html name="value" %}}'
            raise SyntaxFault(f"{text[position:][:40]!r} is not a value; the tag looks like {wanted}")
        values.append((found[1], value_of(found)))
        position = found.end()
    return tuple(values)


def value_of(found: re.Match[str]) -> Expression:
    for group, quote in ((2, '"'), (3, "'")):
        if found[group] is not None:
            return Literal(found[group].replace(ESCAPED[quote], quote))
    return expressions.parse(found[4])
