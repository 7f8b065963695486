"""`case`, `when`, `else`."""

# Nodes and tags are all called alike.

from __future__ import annotations

import re

from mkdocs_essay.templating import expressions
from mkdocs_essay.templating.comparison import effort
from mkdocs_essay.templating.conditions import Operand, operand, same
from mkdocs_essay.templating.context import JekyllContext, Output
from mkdocs_essay.templating.expressions import Expression
from mkdocs_essay.templating.faults import SyntaxFault
from mkdocs_essay.templating.filtered import FRAGMENT, VALUE
from mkdocs_essay.templating.lexer import Piece
from mkdocs_essay.templating.nodes import Body, JekyllNode, drop_blanks, plain
from mkdocs_essay.templating.parser import JekyllTag, TemplateStream
from mkdocs_essay.templating.tokens import Token

WHEN = re.compile(rf"({FRAGMENT})(?:(?:\s+or\s+|\s*,\s*)(?={FRAGMENT}))?")
Branch = tuple[list[Operand] | None, Body]


class CaseNode(JekyllNode):
    """Prints every branch with the value, as often as it names it, or else the else branches."""

    __slots__ = ("branches", "value")

    def __init__(self, token: Token, value: Expression, branches: list[Branch], before: Body) -> None:
        super().__init__(token)
        self.value = value
        self.branches = branches
        bodies = [body for _, body in branches]
        self.blank = before.blank and drop_blanks(bodies)

    def write(self, context: JekyllContext, out: Output) -> None:
        value = self.value.evaluate(context)
        found = False
        for operands, body in self.branches:
            if operands is None:
                if not found:
                    body.write(context, out)
                continue
            context.work(len(operands) * effort(value))
            for each in operands:
                if same(value, each.evaluate(context)):
                    found = True
                    body.write(context, out)


class CaseTag(JekyllTag):
    """A case that cannot be read, or is never closed, prints all that it holds."""

    name = "case"
    block = True

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        value = VALUE.search(piece.markup)
        if value is None:
            stream.report(SyntaxFault("a case tag looks like {% case value %}"), piece)
        ends = frozenset(("when", "else", "endcase"))
        before, opening = stream.read_body(ends, piece)
        branches: list[Branch] = []
        while opening is not None and opening.value != "endcase":
            operands = None if opening.value == "else" else self.read_operands(stream, opening)
            body, opening = stream.read_body(ends, piece)
            branches.append((operands, body))
        if opening is None or value is None:
            return plain(piece, [before, *(body for _, body in branches)])
        return CaseNode(piece, expressions.parse(value[0]), branches, before)

    def read_operands(self, stream: TemplateStream, opening: Piece) -> list[Operand]:
        operands = []
        found = WHEN.search(opening.markup)
        while found is not None:
            operands.append(operand(found[1]))
            found = WHEN.match(opening.markup, found.end()) if found[0] != found[1] else None
        if not operands:
            stream.report(
                SyntaxFault("a when tag looks like {% when value %} or {% when value or value %}"), opening
            )
        return operands
