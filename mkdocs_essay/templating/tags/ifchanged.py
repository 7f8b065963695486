"""`ifchanged`: prints what it holds unless that was printed the last time."""

# Nodes and tags are all called alike.

from __future__ import annotations

from mkdocs_essay.templating.context import JekyllContext, Output
from mkdocs_essay.templating.lexer import Piece
from mkdocs_essay.templating.nodes import Body, JekyllNode
from mkdocs_essay.templating.parser import JekyllTag, TemplateStream
from mkdocs_essay.templating.tokens import Token


class IfChangedNode(JekyllNode):
    __slots__ = ("body",)

    def __init__(self, token: Token, body: Body) -> None:
        super().__init__(token)
        self.body = body
        self.blank = body.blank

    def write(self, context: JekyllContext, out: Output) -> None:
        text = context.capture(self.body)
        if context.changed(text):
            out.write(text)


class IfChangedTag(JekyllTag):
    name = "ifchanged"
    block = True

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        body, end = stream.read_body(frozenset(("endifchanged",)), piece)
        return body if end is None else IfChangedNode(piece, body)
