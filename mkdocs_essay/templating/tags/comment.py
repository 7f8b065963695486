"""`comment` and `#`: nothing of them is printed."""

# Nodes and tags are all called alike.
# ruff: noqa: ARG002

from __future__ import annotations

from mkdocs_essay.templating.lexer import Piece
from mkdocs_essay.templating.nodes import JekyllNode, NothingNode
from mkdocs_essay.templating.parser import JekyllTag, TemplateStream, unclosed
from mkdocs_essay.templating.tokens import TOKEN_TAG


class CommentTag(JekyllTag):
    """Comments nest. One that is never closed would swallow the rest of the page, and is left out."""

    name = "comment"

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        start = stream.pos
        depth = 1
        while (inner := stream.piece) is not None:
            stream.next_token()
            if inner.kind == TOKEN_TAG:
                depth += (inner.value == "comment") - (inner.value == "endcomment")
            if depth == 0:
                return NothingNode(piece)
        stream.pos = start
        if "comment" not in stream.unknown:
            stream.unknown.add("comment")
            stream.report(unclosed("comment"), piece)
        self.forget(stream)
        return NothingNode(piece)

    def forget(self, stream: TemplateStream) -> None:
        """Drop the comment tags that follow, which cannot be closed either, so as to look for an end once."""
        stream.tokens[stream.pos :] = [
            token
            for token in stream.tokens[stream.pos :]
            if token.kind != TOKEN_TAG or token.value not in ("comment", "endcomment")
        ]


class InlineCommentTag(JekyllTag):
    name = "#"

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        return NothingNode(piece)
