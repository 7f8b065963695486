"""`include file.html name="value"`: a file of `_includes`, which sees the values as `include.name`."""

# Nodes and tags are all called alike.

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_essay.templating.context import JekyllContext, Output
from mkdocs_essay.templating.faults import Fault
from mkdocs_essay.templating.lexer import Piece
from mkdocs_essay.templating.nodes import JekyllNode
from mkdocs_essay.templating.parser import JekyllTag, TemplateStream
from mkdocs_essay.templating.tags import arguments
from mkdocs_essay.templating.tags.arguments import IncludeArguments
from mkdocs_essay.templating.tokens import Token

if TYPE_CHECKING:
    from mkdocs_essay.templating.environment import Template

FILE_NAME = re.compile(r"[A-Za-z0-9_/.()+~#@-]+")
CLIMBING = re.compile(r"[./]{2,}")


class IncludeNode(JekyllNode):
    __slots__ = ("arguments", "file", "tag")

    def __init__(self, token: Token, tag: str, given: IncludeArguments, file: JekyllNode | None) -> None:
        super().__init__(token)
        self.tag = tag
        self.arguments = given
        self.file = file
        self.blank = False

    def write(self, context: JekyllContext, out: Output) -> None:
        template = self.template(context)
        values = self.arguments.evaluate(context)
        with context.scoped({} if values is None else {"include": values}, template):
            template.body.write(context, out)

    def template(self, context: JekyllContext) -> Template:
        """The file's template; raises `Fault` for a name that may not be, or a file that is not there."""
        return context.engine.includes.load(self.file_name(context))

    def file_name(self, context: JekyllContext) -> str:
        name = self.arguments.file
        if self.file is not None:
            out = context.new_output()
            self.file.write(context, out)
            name = out.text().strip()
        if CLIMBING.search(name) or not FILE_NAME.fullmatch(name):
            raise Fault(f"{name!r} cannot be the name of a file to include", code="liquid-include-refused")
        return name


class IncludeTag(JekyllTag):
    name = "include"
    node: type[IncludeNode] = IncludeNode

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        given = arguments.parse(piece.markup, self.name)
        file = None
        if "{{" in given.file:
            file = TemplateStream(
                given.file, stream.tags, stream.mode, stream.report, stream.nesting
            ).read_nodes(piece)
        return self.node(piece, self.name, given, file)
