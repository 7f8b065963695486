"""`tablerow x in xs cols: n limit: n offset: n`."""

# Nodes and tags are all called alike.

from __future__ import annotations

import re
from typing import Any

from mkdocs_essay.templating import expressions
from mkdocs_essay.templating.context import JekyllContext, Output
from mkdocs_essay.templating.expressions import Expression
from mkdocs_essay.templating.faults import BreakLoop, ContinueLoop, SyntaxFault
from mkdocs_essay.templating.filtered import FRAGMENT, named_values
from mkdocs_essay.templating.lexer import Piece
from mkdocs_essay.templating.nodes import Body, JekyllNode
from mkdocs_essay.templating.numbers import to_i
from mkdocs_essay.templating.parser import JekyllTag, TemplateStream
from mkdocs_essay.templating.tags.loops import Loop, segment
from mkdocs_essay.templating.tokens import Token
from mkdocs_essay.templating.values import truthy

MARKUP = re.compile(rf"(?<![A-Za-z0-9_])([A-Za-z0-9_]++)\s++in\s++({FRAGMENT})")


class TableRowNode(JekyllNode):
    __slots__ = ("arguments", "body", "collection", "variable")

    def __init__(
        self, token: Token, found: re.Match[str], arguments: dict[str, Expression], body: Body
    ) -> None:
        super().__init__(token)
        self.variable = found[1]
        self.collection = expressions.parse(found[2])
        self.arguments = arguments
        self.body = body
        self.blank = body.blank

    def argument(self, name: str, context: JekyllContext) -> int | None:
        return to_i(self.arguments[name].evaluate(context)) if name in self.arguments else None

    def write(self, context: JekyllContext, out: Output) -> None:
        collection = self.collection.evaluate(context)
        if not truthy(collection):
            return
        start = self.argument("offset", context) or 0
        limit = self.argument("limit", context)
        items = segment(context, collection, start, None if limit is None else start + limit)
        out.write('<tr class="row1">\n')
        columns = self.argument("cols", context)
        if columns is not None and columns <= 0:
            # A row that never ends.
            columns = len(items) + 1
        self.rows(items, columns or len(items), context, out)
        out.write("</tr>\n")

    def rows(self, items: list[Any], columns: int, context: JekyllContext, out: Output) -> None:
        loop = Loop("", len(items), None, columns)
        with context.scoped({"tablerowloop": loop}) as scope:
            for item in items:
                context.spend()
                scope[self.variable] = item
                out.write(f'<td class="col{loop["col"]}">')
                try:
                    self.body.write(context, out)
                except ContinueLoop:
                    pass
                except BreakLoop:
                    out.write("</td>")
                    break
                out.write("</td>")
                if loop["col_last"] and not loop["last"]:
                    out.write(f'</tr>\n<tr class="row{loop["row"] + 1}">')
                loop.index += 1


class TableRowTag(JekyllTag):
    """A table row that cannot be read, or is never closed, prints once what it holds."""

    name = "tablerow"
    block = True

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        found = MARKUP.search(piece.markup)
        if found is None:
            stream.report(
                SyntaxFault("a tablerow tag looks like {% tablerow item in items cols: 2 %}"), piece
            )
        body, end = stream.read_body(frozenset(("endtablerow",)), piece)
        if found is None or end is None:
            return body
        arguments = {name: expressions.parse(value) for name, value in named_values(piece.markup).items()}
        return TableRowNode(piece, found, arguments, body)
