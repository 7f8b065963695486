"""Tags of plugins for the head of a page: Material has its own titles, descriptions and feeds."""

# Nodes and tags are all called alike.
# ruff: noqa: ARG002

from __future__ import annotations

from mkdocs_essay.templating.lexer import Piece
from mkdocs_essay.templating.nodes import JekyllNode, NothingNode
from mkdocs_essay.templating.parser import JekyllTag, TemplateStream


class SeoTag(JekyllTag):
    name = "seo"

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        return NothingNode(piece, blank=False)


class FeedMetaTag(SeoTag):
    name = "feed_meta"
