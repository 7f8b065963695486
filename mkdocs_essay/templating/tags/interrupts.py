"""`break` and `continue`."""

# Nodes and tags are all called alike.
# ruff: noqa: ARG002

from __future__ import annotations

from mkdocs_essay.templating.context import JekyllContext, Output
from mkdocs_essay.templating.faults import BreakLoop, ContinueLoop, Interrupt
from mkdocs_essay.templating.lexer import Piece
from mkdocs_essay.templating.nodes import JekyllNode
from mkdocs_essay.templating.parser import JekyllTag, TemplateStream
from mkdocs_essay.templating.tokens import Token


class InterruptNode(JekyllNode):
    __slots__ = ("interrupt",)

    def __init__(self, token: Token, interrupt: type[Interrupt]) -> None:
        super().__init__(token)
        self.interrupt = interrupt
        self.blank = False

    def write(self, context: JekyllContext, out: Output) -> None:
        raise self.interrupt


class BreakTag(JekyllTag):
    name = "break"

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        return InterruptNode(piece, BreakLoop)


class ContinueTag(JekyllTag):
    name = "continue"

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        return InterruptNode(piece, ContinueLoop)
