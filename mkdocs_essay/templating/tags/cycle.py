"""`cycle "a", "b"` and `cycle group: "a", "b"`."""

# Nodes and tags are all called alike.
# ruff: noqa: ARG002

from __future__ import annotations

import re

from mkdocs_essay.templating import expressions
from mkdocs_essay.templating.context import JekyllContext, Output
from mkdocs_essay.templating.expressions import Expression, Literal
from mkdocs_essay.templating.faults import SyntaxFault
from mkdocs_essay.templating.filtered import FRAGMENT, VALUE
from mkdocs_essay.templating.lexer import Piece
from mkdocs_essay.templating.nodes import JekyllNode
from mkdocs_essay.templating.parser import JekyllTag, TemplateStream
from mkdocs_essay.templating.tokens import Token
from mkdocs_essay.templating.values import inspect, output

NAMED = re.compile(rf"({FRAGMENT})\s*:\s*(.*)", re.DOTALL)


class CycleNode(JekyllNode):
    __slots__ = ("group", "values")

    def __init__(self, token: Token, group: Expression, values: list[Expression]) -> None:
        super().__init__(token)
        self.group = group
        self.values = values
        self.blank = False

    def write(self, context: JekyllContext, out: Output) -> None:
        key = inspect(self.group.evaluate(context))
        # It is written anew each time, a sign at a time.
        context.worked += len(key) // 2
        turns = context.turns
        turn = turns.get(key, 0)
        if turn < len(self.values):
            out.write(output(self.values[turn].evaluate(context)))
        turns[key] = turn + 1 if turn + 1 < len(self.values) else 0


class CycleTag(JekyllTag):
    name = "cycle"

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        named = NAMED.match(piece.markup)
        markup = named[2] if named else piece.markup
        found = [VALUE.search(part) for part in markup.split(",")]
        values = [expressions.parse(value[0]) for value in found if value is not None]
        if not values:
            raise SyntaxFault('a cycle tag looks like {% cycle "one", "two" %}')
        return CycleNode(piece, expressions.parse(named[1]) if named else Literal(str(values)), values)
