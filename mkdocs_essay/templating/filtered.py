"""An expression with filters: what stands in `{{ }}` and after the `=` of an assign."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_essay.templating import expressions
from mkdocs_essay.templating.emptiness import WORDS, Emptiness
from mkdocs_essay.templating.expressions import Expression
from mkdocs_essay.templating.faults import FilterFault, SyntaxFault
from mkdocs_essay.templating.strict import StrictParser
from mkdocs_essay.templating.tokens import Token

if TYPE_CHECKING:
    from mkdocs_essay.templating.context import JekyllContext

QUOTED = r"(?:\"[^\"]*\"|'[^']*')"
FRAGMENT = rf"(?:{QUOTED}|(?:[^\s,|'\"]|{QUOTED})+)"
VALUE = re.compile(FRAGMENT)
PIECE = re.compile(rf"\s+|{FRAGMENT}|,")
ARGUMENT = re.compile(rf"[:,]\s*((?:[A-Za-z0-9_]+\s*:\s*)?{FRAGMENT})")
KEYWORD = re.compile(rf"([A-Za-z0-9_][A-Za-z0-9_-]*)\s*:\s*({FRAGMENT})")
# Words without a value are matched too, so that none is begun with again in its middle.
NAMES = re.compile(rf"([A-Za-z0-9_][A-Za-z0-9_-]*+)(?:\s*+:\s*+({FRAGMENT}))?")
WORD = re.compile(r"[A-Za-z0-9_]+")


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter's name and its arguments; keyword arguments come last, as one mapping."""

    name: str
    arguments: tuple[Expression | Emptiness, ...]
    keywords: tuple[tuple[str, Expression], ...] = ()

    def apply(self, value: Any, context: JekyllContext, token: Token) -> Any:
        arguments = [argument.evaluate(context) for argument in self.arguments]
        if self.keywords:
            arguments.append({name: argument.evaluate(context) for name, argument in self.keywords})
        return context.apply_filter(self.name, value, arguments, token)


@dataclass(frozen=True, slots=True)
class Filtered:
    """A value and the filters that it goes through."""

    value: Expression | None
    filters: tuple[Filter, ...]
    token: Token

    def evaluate(self, context: JekyllContext) -> Any:
        value = self.value.evaluate(context) if self.value is not None else None
        for each in self.filters:
            value = each.apply(value, context, self.token)
        return value


def parse_strict(markup: str, token: Token) -> Filtered:
    """The statement by the strict grammar; raises `SyntaxFault`."""
    parser = StrictParser(markup)
    if parser.look("end"):
        return Filtered(None, (), token)
    value = expressions.parse(parser.expression())
    filters = []
    while parser.accept("|"):
        name = parser.consume("id")
        arguments = []
        if parser.accept(":"):
            arguments.append(parse_argument(parser))
            while parser.accept(","):
                arguments.append(parse_argument(parser))
        filters.append(make_filter(name, arguments))
    parser.end()
    return Filtered(value, tuple(filters), token)


def parse_argument(parser: StrictParser) -> str:
    keyword = ""
    if parser.look("id") and parser.look(":", 1):
        keyword = f"{parser.consume()}{parser.consume()} "
    return keyword + parser.expression()


def argument(text: str) -> Expression | Emptiness:
    return WORDS.get(text.strip()) or expressions.parse(text)


def make_filter(name: str, arguments: list[str]) -> Filter:
    keywords = [KEYWORD.fullmatch(argument) for argument in arguments]
    return Filter(
        name,
        tuple(argument(text) for text, keyword in zip(arguments, keywords, strict=True) if keyword is None),
        tuple((keyword[1], expressions.parse(keyword[2])) for keyword in keywords if keyword is not None),
    )


def parse_lax(markup: str, token: Token) -> Filtered:
    """The statement as far as it can be made out."""
    value = VALUE.search(markup)
    if value is None:
        return Filtered(None, (), token)
    filters = []
    bar = markup.find("|", value.end())
    if bar >= 0:
        named = ((segment, WORD.search(segment)) for segment in segments(markup[bar + 1 :].lstrip()))
        filters = [make_filter(name[0], ARGUMENT.findall(segment)) for segment, name in named if name]
    return Filtered(expressions.parse(value[0]), tuple(filters), token)


def named_values(markup: str) -> dict[str, str]:
    """What `name: value` says anywhere in a tag."""
    return {name: value for name, value in NAMES.findall(markup) if value}


def segments(markup: str) -> list[str]:
    """The filters of a statement: runs of pieces, without the bars between them."""
    found: list[str] = []
    end = -1
    for piece in PIECE.finditer(markup):
        if piece.start() == end:
            found[-1] += piece[0]
        else:
            found.append(piece[0])
        end = piece.end()
    return found


def parse(markup: str, token: Token, mode: str) -> tuple[Filtered, SyntaxFault | None]:
    """The statement, and the fault that the strict grammar found; raises it if `mode` is strict."""
    try:
        return parse_strict(markup, token), None
    except SyntaxFault as fault:
        if mode == "strict":
            raise
        return parse_lax(markup, token), fault


def check_arguments(name: str, count: int, least: int, most: int) -> None:
    """Raise `FilterFault` unless a filter may have `count` arguments."""
    if not least <= count <= most:
        wanted = str(least) if least == most else f"{least} to {most}"
        raise FilterFault(f"the filter {name} takes {wanted} arguments, not {count}")
