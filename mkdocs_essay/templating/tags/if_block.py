"""`if`, `elsif`, `else`, and `unless`."""

# Nodes and tags are all called alike.

from __future__ import annotations

from mkdocs_essay.templating import conditions
from mkdocs_essay.templating.conditions import Comparison, Condition
from mkdocs_essay.templating.context import JekyllContext, Output
from mkdocs_essay.templating.expressions import Literal
from mkdocs_essay.templating.faults import SyntaxFault
from mkdocs_essay.templating.lexer import Piece
from mkdocs_essay.templating.nodes import Body, JekyllNode, drop_blanks, plain
from mkdocs_essay.templating.parser import JekyllTag, TemplateStream
from mkdocs_essay.templating.tokens import Token
from mkdocs_essay.templating.values import truthy

ALWAYS = Condition(Comparison(Literal(True)))
Branch = tuple[Condition, Body]


class IfNode(JekyllNode):
    """Prints the first branch whose condition holds; `negated` turns the first condition round."""

    __slots__ = ("branches", "negated")

    def __init__(self, token: Token, branches: list[Branch], negated: bool) -> None:
        super().__init__(token)
        self.branches = branches
        self.negated = negated
        self.blank = drop_blanks([body for _, body in branches])

    def write(self, context: JekyllContext, out: Output) -> None:
        negated = self.negated
        for condition, body in self.branches:
            if truthy(condition.evaluate(context)) != negated:
                body.write(context, out)
                return
            negated = False


class IfTag(JekyllTag):
    """An if that is never closed prints all that it holds. A condition that cannot be read counts as true."""

    name = "if"
    block = True
    negated = False

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        ends = frozenset(("elsif", "else", f"end{self.name}"))
        branches: list[Branch] = []
        opening: Piece | None = piece
        while opening is not None and opening.value != f"end{self.name}":
            condition = self.read_condition(stream, opening)
            body, opening = stream.read_body(ends, piece)
            branches.append((condition, body))
        if opening is None:
            return plain(piece, [body for _, body in branches])
        return IfNode(piece, branches, self.negated)

    def read_condition(self, stream: TemplateStream, opening: Piece) -> Condition:
        if opening.value == "else":
            return ALWAYS
        try:
            condition, fault = conditions.parse(opening.markup, stream.mode)
        except SyntaxFault as error:
            stream.report(error, opening)
            return ALWAYS
        stream.warn(fault, opening)
        return condition


class UnlessTag(IfTag):
    name = "unless"
    negated = True
