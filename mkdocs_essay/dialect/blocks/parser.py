"""The block parser that stands in for Python-Markdown's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, ElementTree

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

from mkdocs_essay.dialect.blocks.constructs import candidates
from mkdocs_essay.dialect.blocks.frame import Bound, Child, Frame, apply_bound
from mkdocs_essay.dialect.blocks.math import mark_math
from mkdocs_essay.dialect.blocks.parsed import ParsedBlocks
from mkdocs_essay.dialect.blocks.source import Source
from mkdocs_essay.dialect.document import Document
from mkdocs_essay.dialect.options import Options
from mkdocs_essay.dialect.white_space import WHITE

MAX_DEPTH = 80
"""How deep blocks may nest. Content further in is one paragraph as it stands: Python's stack is not
endless.
"""

_FIRST = re.compile(r"[ \t]*")


class KramdownBlockParser(BlockParser):
    """Reads kramdown's block grammar into Python-Markdown's element tree.

    `document` is replaced for each conversion. The raw span text of a leaf is a plain `str`, text that is
    final an `AtomicString`.
    Block processors of other extensions stay in `blockprocessors` and are asked wherever a block may start;
    `asked_others` tells whether one of them took anything.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.begin(Document(Options()))
        self.attribute_syntax = "material"
        self.task_lists = True

    def begin(self, document: Document, ahead: ParsedBlocks | None = None) -> None:
        """Start a new document; `ahead` is what was made of its text before, if anything."""
        self.document = document
        self.ahead = ahead
        self.asked_others = False
        self.bindings: list[Child] = []
        self.math_blocks: list[tuple[Element, bool]] = []
        self.foreign: list[BlockProcessor] = []
        self.foreign_lines: tuple[list[str], int] = ([], 1)
        self._depth = 0

    def parseDocument(self, lines: Iterable[str]) -> ElementTree[Element | None]:
        """The whole document's tree."""
        text = "\n".join(lines)
        ahead, self.ahead = self.ahead, None
        if ahead is not None and ahead.fits(text, self.md.htmlStash):
            self._take_up(ahead)
        else:
            self.root = Element(self.md.doc_tag)
            self.foreign = list(self.blockprocessors)
            self.parse_text(self.root, text, 1)
        return ElementTree(self.root)

    def parse_ahead(self, lines: list[str]) -> ParsedBlocks:
        """The whole document, for a later conversion of the same lines."""
        stash = self.md.htmlStash
        first_raw = stash.html_counter
        self.parseDocument(lines)
        raw_html = tuple(stash.rawHtmlBlocks[first_raw:])
        return ParsedBlocks("\n".join(lines), self.document, self.root, first_raw, raw_html)

    def _take_up(self, ahead: ParsedBlocks) -> None:
        self.document, self.root = ahead.document, ahead.root
        ahead.restore_stash(self.md.htmlStash)
        self.document.diagnostics.extend(ahead.findings)

    def parseChunk(self, parent: Element, text: str) -> None:
        """Read `text` into `parent`, for other extensions."""
        self.parse_text(parent, text, self._foreign_line(text))

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:
        """Read texts that were parted at empty lines into `parent`, for other extensions; `blocks` is empty
        afterwards.
        """
        text = "\n\n".join(blocks)
        blocks.clear()
        self.parseChunk(parent, text)

    def parse_text(self, parent: Element, text: str, first_line: int) -> Frame:
        """Read `text`, whose first line has the number `first_line`, into `parent`."""
        frame = Frame(self, Source(text, first_line), parent)
        self.run(frame)
        frame.close()
        if not self._depth:
            self._finish()
        return frame

    def run(self, frame: Frame) -> None:
        """Read a frame's source until it ends or the frame is closed."""
        if self._depth >= MAX_DEPTH:
            self._flatten(frame)
            return
        self._depth += 1
        source = frame.source
        # The source's text is not kept in a name: blocks that another extension gives back may change it.
        while source.position < len(source.text) and not frame.closed:
            match = _FIRST.match(source.text, source.position)
            first = source.text[match.end()] if match is not None else "\n"
            for construct in candidates(first):
                if construct.read(frame):
                    break
        self._depth -= 1

    def descend(self) -> bool:
        """Go one level deeper; False where that is too deep."""
        if self._depth >= MAX_DEPTH:
            return False
        self._depth += 1
        return True

    def ascend(self) -> None:
        """Come back from `descend`."""
        self._depth -= 1

    def _flatten(self, frame: Frame) -> None:
        source = frame.source
        rest = source.text[source.position :].strip(WHITE)
        if rest:
            paragraph = Element("p")
            paragraph.text = rest
            frame.add("paragraph", paragraph)
            self.document.warn(
                "nesting-too-deep",
                f"Blocks nest more than {MAX_DEPTH} deep here; what is further in is shown as plain text.",
                source.line(),
            )
        source.position = len(source.text)

    def _finish(self) -> None:
        for child in self.bindings:
            apply_bound(child, self)
        for element, in_text in self.math_blocks:
            mark_math(element, in_text)
        self.bindings.clear()
        self.math_blocks.clear()

    def report_unbound(self, lists: list[Bound]) -> None:
        """Say of attribute lists that no block takes them."""
        for _, line in lists:
            self.document.warn(
                "attribute-list-without-block",
                "This attribute list stands next to no block, so it sets nothing; "
                "put it on the line right after or right before the block that it is meant for, "
                "or right behind the marker of an item.",
                line,
                "{:",
            )

    def _foreign_line(self, text: str) -> int:
        """The line of a text that another extension cut out of the lines it was given."""
        lines, first_line = self.foreign_lines
        start = next((line.strip() for line in text.split("\n", 1) if line.strip()), "")
        for number, line in enumerate(lines):
            if start and line.endswith(start):
                return first_line + number
        return first_line
