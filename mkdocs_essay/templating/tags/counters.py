"""`increment` and `decrement`: counters of the page, apart from its variables."""

# Nodes and tags are all called alike.
# ruff: noqa: ARG002

from __future__ import annotations

from mkdocs_essay.templating.context import JekyllContext, Output
from mkdocs_essay.templating.lexer import Piece
from mkdocs_essay.templating.nodes import JekyllNode
from mkdocs_essay.templating.parser import JekyllTag, TemplateStream
from mkdocs_essay.templating.tokens import Token
from mkdocs_essay.templating.values import WHITESPACE


class CounterNode(JekyllNode):
    """Prints the counter before it counts up, or after it counted down."""

    __slots__ = ("name", "step")

    def __init__(self, token: Token, name: str, step: int) -> None:
        super().__init__(token)
        self.name = name
        self.step = step
        self.blank = False

    def write(self, context: JekyllContext, out: Output) -> None:
        count = context.counters.get(self.name, 0)
        context.counters[self.name] = count + self.step
        out.write(str(count if self.step > 0 else count - 1))


class IncrementTag(JekyllTag):
    name = "increment"

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        return CounterNode(piece, piece.markup.strip(WHITESPACE), 1)


class DecrementTag(JekyllTag):
    name = "decrement"

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        return CounterNode(piece, piece.markup.strip(WHITESPACE), -1)
