"""`link path/of/a/file.md`: the address of a page, a document or a file."""

# Nodes and tags are all called alike.

from __future__ import annotations

from mkdocs_essay.templating.context import JekyllContext, Output
from mkdocs_essay.templating.faults import Fault
from mkdocs_essay.templating.filters.urls import relative_url
from mkdocs_essay.templating.lexer import Piece
from mkdocs_essay.templating.nodes import Body, JekyllNode
from mkdocs_essay.templating.parser import JekyllTag, TemplateStream
from mkdocs_essay.templating.values import WHITESPACE


class LinkNode(JekyllNode):
    __slots__ = ("path",)

    def __init__(self, path: Body) -> None:
        super().__init__(path.token)
        self.path = path
        self.blank = False

    def write(self, context: JekyllContext, out: Output) -> None:
        path = context.capture(self.path)
        address = context.engine.address_of(path)
        if address is None:
            raise Fault(f"the site has no file {path!r} to link to", code="liquid-link")
        out.write(relative_url(context, address))


class LinkTag(JekyllTag):
    name = "link"

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        path = piece.markup.strip(WHITESPACE)
        inner = TemplateStream(path, stream.tags, stream.mode, stream.report, stream.nesting)
        return LinkNode(inner.read_nodes(piece))
