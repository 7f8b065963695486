"""`post_url 2020-01-31-name`: the address of a post."""

# Nodes and tags are all called alike.
# ruff: noqa: ARG002

from __future__ import annotations

import re

from mkdocs_essay.templating.context import JekyllContext, Output
from mkdocs_essay.templating.faults import Fault, SyntaxFault
from mkdocs_essay.templating.filters.urls import relative_url
from mkdocs_essay.templating.lexer import Piece
from mkdocs_essay.templating.nodes import JekyllNode
from mkdocs_essay.templating.parser import JekyllTag, TemplateStream
from mkdocs_essay.templating.tokens import Token
from mkdocs_essay.templating.values import WHITESPACE

NAME = re.compile(r"(?:.*/)?[0-9]+-[0-9]+-[0-9]+-.*")


class PostUrlNode(JekyllNode):
    __slots__ = ("name",)

    def __init__(self, token: Token, name: str) -> None:
        super().__init__(token)
        self.name = name
        self.blank = False

    def write(self, context: JekyllContext, out: Output) -> None:
        address = context.engine.address_of_post(self.name)
        if address is None:
            raise Fault(f"the site has no post {self.name!r}", code="liquid-link")
        out.write(relative_url(context, address))


class PostUrlTag(JekyllTag):
    name = "post_url"

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        name = piece.markup.strip(WHITESPACE)
        if not NAME.fullmatch(name):
            raise SyntaxFault(f"{name!r} is not the name of a post, as 2020-01-31-name is")
        return PostUrlNode(piece, name.removeprefix("/"))
