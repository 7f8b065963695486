"""`gist user/id file`: a gist of GitHub, by its script, as jekyll-gist prints it."""

# Nodes and tags are all called alike.
# ruff: noqa: ARG002

from __future__ import annotations

import html

from mkdocs_essay.templating.context import JekyllContext, Output
from mkdocs_essay.templating.faults import SyntaxFault
from mkdocs_essay.templating.lexer import Piece
from mkdocs_essay.templating.nodes import JekyllNode
from mkdocs_essay.templating.parser import JekyllTag, TemplateStream
from mkdocs_essay.templating.tokens import Token


class GistNode(JekyllNode):
    __slots__ = ("words",)

    def __init__(self, token: Token, words: list[str]) -> None:
        super().__init__(token)
        self.words = words
        self.blank = False

    def write(self, context: JekyllContext, out: Output) -> None:
        gist, *file = map(html.escape, self.words)
        query = f"?file={file[0]}" if file else ""
        out.write(f'<script src="https://gist.github.com/{gist}.js{query}"> </script>')


class GistTag(JekyllTag):
    name = "gist"

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        words = piece.markup.split()
        if not 1 <= len(words) <= 2:
            raise SyntaxFault("a gist tag looks like {% gist user/1234567 file.md %}")
        return GistNode(piece, words)
