"""Values in templates: literals, ranges and paths to variables.

`parse` reads one expression from its text as Ruby's Liquid does, which never fails: what is nothing else is
a path.
"""

# Nodes and expressions are all called alike.
# ruff: noqa: ARG002

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mkdocs_essay.templating.dates import local
from mkdocs_essay.templating.lookup import item_of
from mkdocs_essay.templating.numbers import leading_float, leading_integer, parse_integer, to_integer

if TYPE_CHECKING:
    from mkdocs_essay.templating.context import JekyllContext

INTEGER = re.compile(r"-?[0-9]+")
FLOAT = re.compile(r"-?[0-9][0-9.]+")
NAME = re.compile(r"[A-Za-z0-9_-]+\??")
SEGMENT = re.compile(rf"\[[^\]]+\]|{NAME.pattern}")
LITERALS: dict[str, Any] = {
    "": None,
    "nil": None,
    "null": None,
    "true": True,
    "false": False,
    "blank": "",
    "empty": "",
}
COMMANDS = ("size", "first", "last")


@dataclass(frozen=True, slots=True)
class Literal:
    """A value that stands in the template itself."""

    value: Any

    def evaluate(self, context: JekyllContext) -> Any:
        return self.value


@dataclass(frozen=True, slots=True)
class Path:
    """`site.data[page.key].first`: a name, then keys; `commands` says which may be size, first or last."""

    name: Any
    keys: tuple[Any, ...]
    commands: tuple[bool, ...]

    def evaluate(self, context: JekyllContext) -> Any:
        name = self.name.evaluate(context) if isinstance(self.name, Path | Literal | Range) else self.name
        value = context.find(name)
        context.worked += len(self.keys)
        for key, command in zip(self.keys, self.commands, strict=True):
            if not isinstance(key, str):
                key = key.evaluate(context)
            value = item_of(value, key, command, context)
        return local(value, context.engine.now) if type(value) is datetime.datetime else value


@dataclass(frozen=True, slots=True)
class Range:
    """`(1..page.n)`."""

    start: Expression
    stop: Expression

    def evaluate(self, context: JekyllContext) -> range:
        start, stop = (self.bound(side.evaluate(context)) for side in (self.start, self.stop))
        return range(start, stop + 1) if stop >= start else range(start, start)

    @staticmethod
    def bound(value: Any) -> int:
        if value is None or isinstance(value, str):
            return leading_integer(value or "")
        return int(value) if isinstance(value, float) else to_integer(value)


Expression = Literal | Path | Range


@lru_cache(maxsize=4096)
def parse(text: str) -> Expression:
    """The expression that `text` is."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return Literal(text[1:-1])
    if text in LITERALS:
        return Literal(LITERALS[text])
    if INTEGER.fullmatch(text):
        return Literal(parse_integer(text))
    if text.startswith("(") and (bounds := bounds_of(text)):
        return Range(*map(parse, bounds))
    if FLOAT.fullmatch(text):
        return Literal(leading_float(text))
    return parse_path(text)


def bounds_of(text: str) -> tuple[str, str] | None:
    """The two sides of `(a..b)`, none of which may have blanks in it; None for anything else."""
    dots = text.find("..", 2)
    if dots < 0 or not text.endswith(")"):
        return None
    start, stop = text[1:dots].strip(), text[dots + 2 : -1].strip()
    return (start, stop) if len(start.split()) == len(stop.split()) == 1 else None


def parse_path(text: str) -> Path:
    # Behind the last closing bracket none of those that open is looked for its end again and again.
    closed = text.rfind("]") + 1
    segments = SEGMENT.findall(text, 0, closed) + NAME.findall(text, closed)
    if not segments:
        return Path(None, (), ())
    name, *keys = segments
    return Path(
        parse(name[1:-1]) if name.startswith("[") else name,
        tuple(parse(key[1:-1]) if key.startswith("[") else key for key in keys),
        tuple(key in COMMANDS for key in keys),
    )
