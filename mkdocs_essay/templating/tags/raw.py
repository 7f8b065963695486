"""`raw`: what it holds is printed as it stands."""

# Nodes and tags are all called alike.

from __future__ import annotations

from mkdocs_essay.templating.lexer import RAW, Piece
from mkdocs_essay.templating.nodes import JekyllNode, TextNode
from mkdocs_essay.templating.parser import JekyllTag, TemplateStream, unclosed


class RawTag(JekyllTag):
    name = "raw"

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        held = stream.piece
        if held is None or held.kind != RAW:
            return TextNode(piece, "")
        stream.next_token()
        if not held.markup:
            stream.report(unclosed("raw"), piece)
        return TextNode(held, held.value, blank=not held.value)
