"""`echo value | filter`: an output statement written as a tag."""

# Nodes and tags are all called alike.

from __future__ import annotations

from mkdocs_essay.templating.lexer import Piece
from mkdocs_essay.templating.nodes import JekyllNode, OutputNode
from mkdocs_essay.templating.parser import JekyllTag, TemplateStream


class EchoTag(JekyllTag):
    name = "echo"

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        return OutputNode(piece, stream.read_filtered(piece.markup, piece))
