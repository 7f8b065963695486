"""`assign x = value | filter`."""

# Nodes and tags are all called alike.
# ruff: noqa: ARG002

from __future__ import annotations

import re

from mkdocs_essay.templating.context import JekyllContext, Output
from mkdocs_essay.templating.faults import SyntaxFault
from mkdocs_essay.templating.filtered import Filtered
from mkdocs_essay.templating.lexer import Piece
from mkdocs_essay.templating.nodes import JekyllNode
from mkdocs_essay.templating.parser import JekyllTag, TemplateStream
from mkdocs_essay.templating.tokens import Token

NAME = re.compile(r"\(?[A-Za-z0-9_.\[\]-]+\)?")
MARKUP = re.compile(rf"({NAME.pattern})\s*=\s*(.*)", re.DOTALL)


class AssignNode(JekyllNode):
    __slots__ = ("filtered", "name")

    def __init__(self, token: Token, name: str, filtered: Filtered) -> None:
        super().__init__(token)
        self.name = name
        self.filtered = filtered

    def write(self, context: JekyllContext, out: Output) -> None:
        context.assign(self.name, self.filtered.evaluate(context))


class AssignTag(JekyllTag):
    name = "assign"

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        found = MARKUP.match(piece.markup) or MARKUP.search(piece.markup[:1000])
        if found is None:
            raise SyntaxFault("an assign tag looks like {% assign name = value %}")
        return AssignNode(piece, found[1], stream.read_filtered(found[2], piece))
