"""`capture x`: what it holds becomes a variable."""

# Nodes and tags are all called alike.
# ruff: noqa: ARG002

from __future__ import annotations

from mkdocs_essay.templating.context import JekyllContext, Output
from mkdocs_essay.templating.faults import SyntaxFault
from mkdocs_essay.templating.lexer import Piece
from mkdocs_essay.templating.nodes import Body, JekyllNode
from mkdocs_essay.templating.parser import JekyllTag, TemplateStream
from mkdocs_essay.templating.tags.assign import NAME
from mkdocs_essay.templating.tokens import Token


class CaptureNode(JekyllNode):
    __slots__ = ("body", "name")

    def __init__(self, token: Token, name: str, body: Body) -> None:
        super().__init__(token)
        self.name = name
        self.body = body

    def write(self, context: JekyllContext, out: Output) -> None:
        context.assign(self.name, context.capture(self.body))


class CaptureTag(JekyllTag):
    """A capture without a name or without an end prints what it holds, so that nothing of it is lost."""

    name = "capture"
    block = True

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        found = NAME.search(piece.markup)
        if found is None:
            stream.report(SyntaxFault("a capture tag looks like {% capture name %}"), piece)
        body, end = stream.read_body(frozenset(("endcapture",)), piece)
        return body if found is None or end is None else CaptureNode(piece, found[0], body)
