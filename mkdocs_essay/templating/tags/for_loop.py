"""`for x in xs reversed limit: n offset: n`, with `else`."""

# Nodes and tags are all called alike.

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from mkdocs_essay.templating import expressions
from mkdocs_essay.templating.context import JekyllContext, Output
from mkdocs_essay.templating.expressions import Expression
from mkdocs_essay.templating.faults import BreakLoop, ContinueLoop, SyntaxFault
from mkdocs_essay.templating.filtered import FRAGMENT, named_values
from mkdocs_essay.templating.lexer import Piece
from mkdocs_essay.templating.nodes import Body, JekyllNode, drop_blanks, plain
from mkdocs_essay.templating.numbers import to_integer
from mkdocs_essay.templating.parser import JekyllTag, TemplateStream
from mkdocs_essay.templating.strict import StrictParser
from mkdocs_essay.templating.tags.loops import Loop, segment
from mkdocs_essay.templating.tokens import Token

LENIENT = re.compile(rf"([A-Za-z0-9_-]+)\s+in\s+({FRAGMENT})\s*(reversed)?")


@dataclass(frozen=True, slots=True)
class Loops:
    """What a for tag says. `offset` is "continue" where the loop goes on after an earlier one of its name."""

    variable: str
    name: str
    collection: Expression
    reversed: bool
    arguments: dict[str, str]

    def argument(self, name: str, context: JekyllContext) -> int | None:
        if name not in self.arguments:
            return None
        value = expressions.parse(self.arguments[name]).evaluate(context)
        return None if value is None else to_integer(value)


class ForNode(JekyllNode):
    __slots__ = ("body", "loops", "otherwise")

    def __init__(self, token: Token, loops: Loops, body: Body, otherwise: Body | None) -> None:
        super().__init__(token)
        self.loops = loops
        self.body = body
        self.otherwise = otherwise
        self.blank = drop_blanks([body, otherwise] if otherwise else [body])

    def write(self, context: JekyllContext, out: Output) -> None:
        items = self.items(context)
        if items:
            self.turn(items, context, out)
        elif self.otherwise:
            self.otherwise.write(context, out)

    def items(self, context: JekyllContext) -> list[Any]:
        loops = self.loops
        offsets = context.offsets
        if loops.arguments.get("offset") == "continue":
            start = offsets.get(loops.name, 0)
        else:
            start = loops.argument("offset", context) or 0
        limit = loops.argument("limit", context)
        collection = loops.collection.evaluate(context)
        items = segment(context, collection, start, None if limit is None else limit + start)
        offsets[loops.name] = start + len(items)
        return items[::-1] if loops.reversed else items

    def turn(self, items: list[Any], context: JekyllContext, out: Output) -> None:
        stack = context.loops
        loop = Loop(self.loops.name, len(items), stack[-1] if stack else None)
        stack.append(loop)
        try:
            with context.scoped({"forloop": loop}) as scope:
                for item in items:
                    context.spend()
                    scope[self.loops.variable] = item
                    try:
                        self.body.write(context, out)
                    except ContinueLoop:
                        pass
                    except BreakLoop:
                        break
                    loop.index += 1
        finally:
            stack.pop()


class ForTag(JekyllTag):
    """A loop that cannot be read, or is never closed, prints once what it holds."""

    name = "for"
    block = True

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        loops = self.read_loops(stream, piece)
        body, end = stream.read_body(frozenset(("else", "endfor")), piece)
        otherwise = None
        while end is not None and end.value == "else":
            otherwise, end = stream.read_body(frozenset(("else", "endfor")), piece)
        if loops is None or end is None:
            return plain(piece, [body, otherwise] if otherwise else [body])
        return ForNode(piece, loops, body, otherwise)

    def read_loops(self, stream: TemplateStream, piece: Piece) -> Loops | None:
        fault = None
        if stream.mode != "lax":
            try:
                return parse_strict(piece.markup)
            except SyntaxFault as error:
                fault = error
        if stream.mode != "strict" and (found := LENIENT.match(piece.markup)):
            stream.warn(fault, piece)
            arguments = named_values(piece.markup)
            return Loops(
                found[1], f"{found[1]}-{found[2]}", expressions.parse(found[2]), bool(found[3]), arguments
            )
        stream.report(fault or SyntaxFault("a for tag looks like {% for item in items %}"), piece)
        return None


def parse_strict(markup: str) -> Loops:
    """The loop by the strict grammar; raises `SyntaxFault`."""
    parser = StrictParser(markup)
    variable = parser.consume("id")
    if not parser.accept_word("in"):
        raise SyntaxFault("a for tag looks like {% for item in items %}")
    collection = parser.expression()
    backwards = parser.accept_word("reversed")
    arguments = {}
    while parser.look("id") and parser.look(":", 1):
        name = parser.consume("id")
        if name not in ("limit", "offset"):
            raise SyntaxFault(f"a for tag takes limit and offset, not {name}")
        parser.consume(":")
        arguments[name] = parser.expression()
    parser.end()
    return Loops(variable, f"{variable}-{collection}", expressions.parse(collection), backwards, arguments)
