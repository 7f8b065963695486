"""Makes nodes of a template's pieces, and goes on after whatever cannot be read."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING

from mkdocs_essay.templating import filtered
from mkdocs_essay.templating.faults import Fault, SyntaxFault
from mkdocs_essay.templating.lexer import BROKEN, RAW, Piece, tokenize
from mkdocs_essay.templating.nodes import Body, JekyllNode, NothingNode, OutputNode, TextNode
from mkdocs_essay.templating.tokens import TOKEN_CONTENT, TOKEN_OUTPUT, TOKEN_TAG, Token

if TYPE_CHECKING:
    from mkdocs_essay.templating.tags import TagTable

Report = Callable[[Fault, Token], None]
INNER = frozenset(("else", "elsif", "when"))


class TemplateStream:
    """The pieces of one template on their way through the tags.

    `report` takes what was found wrong; `mode` is Liquid's error mode, `nesting` the depth of blocks that is
    allowed.
    """

    def __init__(self, source: str, tags: TagTable, mode: str, report: Report, nesting: int) -> None:
        self.tokens = list(tokenize(source))
        self.pos = 0
        self.tags = tags
        self.mode = mode
        self.report = report
        self.nesting = nesting
        self.awaited: list[frozenset[str]] = []
        self.unknown: set[str] = set()

    @property
    def piece(self) -> Piece | None:
        """The piece in front; None at the end."""
        return self.tokens[self.pos] if self.pos < len(self.tokens) else None

    def next_token(self) -> Piece | None:
        """The piece in front, which is passed; None at the end."""
        piece = self.piece
        if piece is not None:
            self.pos += 1
        return piece

    def read_body(self, ends: frozenset[str], opening: Token) -> tuple[Body, Piece | None]:
        """The nodes up to a tag of `ends`, which is consumed and returned.

        None instead of it if the template, or the block around this one, ends first; that is reported at
        `opening`.
        """
        self.awaited.append(ends)
        body = self.read_nodes(opening)
        self.awaited.pop()
        end = self.piece
        if end is not None and end.value in ends:
            self.next_token()
            return body, end
        self.report(unclosed(opening.value), opening)
        return body, None

    def read_nodes(self, opening: Token) -> Body:
        nodes: list[JekyllNode] = []
        while (piece := self.piece) is not None and not self.is_awaited(piece):
            self.next_token()
            node = self.read_node(piece)
            if node is not None:
                nodes.append(node)
        return Body(opening, nodes)

    def is_awaited(self, piece: Piece) -> bool:
        if piece.kind != TOKEN_TAG or piece.value in self.tags:
            return False
        return any(piece.value in ends for ends in self.awaited)

    def read_node(self, piece: Piece) -> JekyllNode | None:
        if piece.kind == TOKEN_CONTENT or piece.kind == RAW:
            return TextNode(piece, piece.value)
        try:
            if piece.kind == TOKEN_OUTPUT:
                return self.read_output(piece)
            if piece.kind == BROKEN:
                raise SyntaxFault("the mark is not closed; write {% raw %} around braces that are no Liquid")
            return self.read_tag(piece)
        except Fault as fault:
            self.report(fault, piece)
            return TextNode(piece, piece.text, blank=False)

    def read_output(self, piece: Piece) -> OutputNode:
        return OutputNode(piece, self.read_filtered(piece.markup, piece))

    def read_filtered(self, markup: str, token: Token) -> filtered.Filtered:
        """A value with filters; raises `SyntaxFault` in strict mode, reports it in warn mode."""
        statement, fault = filtered.parse(markup, token, self.mode)
        self.warn(fault, token)
        return statement

    def warn(self, fault: SyntaxFault | None, token: Token) -> None:
        """Report, in warn mode, what only the lenient grammar could read."""
        if fault is not None and self.mode == "warn":
            self.report(SyntaxFault(f"read leniently: {fault.text}", code="liquid-lenient"), token)

    def read_tag(self, piece: Piece) -> JekyllNode | None:
        tag = self.tags.get(piece.value)
        if tag is not None:
            if tag.block and len(self.awaited) >= self.nesting:
                raise SyntaxFault("blocks nest too deep", code="liquid-limit")
            return tag.read(self, piece)
        return self.read_stray(piece)

    def read_stray(self, piece: Piece) -> JekyllNode | None:
        name = piece.value
        if name in INNER or (name.startswith("end") and name[3:] in self.tags):
            self.report(SyntaxFault(f"the tag {name!r} ends or parts nothing here"), piece)
            return NothingNode(piece)
        known = name in self.unknown or name.removeprefix("end") in self.unknown
        self.unknown.add(name)
        if not known:
            self.report(
                Fault(
                    f"no tag {name!r} is known, its source is shown; tags of Jekyll plugins cannot be had",
                    code="liquid-unknown-tag",
                ),
                piece,
            )
        return TextNode(piece, piece.text, blank=False)


def unclosed(name: str) -> SyntaxFault:
    """What is reported of a block without an end."""
    text = f"the tag {name!r} is never closed; write {{% end{name} %}} where it ends"
    return SyntaxFault(text, code="liquid-unclosed")


class JekyllTag(ABC):
    """A tag that reads itself from a `TemplateStream`; `block` says whether it has an end tag."""

    name = ""
    block = False

    @abstractmethod
    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        """The node of the tag `piece`, the stream's next piece being what follows. Raises `SyntaxFault`."""


def parse(source: str, tags: TagTable, mode: str, report: Report, nesting: int) -> Body:
    """The nodes of a whole template; never fails."""
    stream = TemplateStream(source, tags, mode, report, nesting)
    return stream.read_nodes(Piece.make(TOKEN_CONTENT, "", (0, 0), source))
