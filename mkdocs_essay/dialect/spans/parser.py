"""The span parser of one document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown

from mkdocs_essay.dialect.abbreviations import Abbreviations
from mkdocs_essay.dialect.document import Document
from mkdocs_essay.dialect.options import read_inline_options
from mkdocs_essay.dialect.spans import text as plain_text
from mkdocs_essay.dialect.spans.constructs import CONSTRUCTS
from mkdocs_essay.dialect.spans.content import Item, refill
from mkdocs_essay.dialect.spans.foreign import ForeignRun, foreign_patterns
from mkdocs_essay.dialect.spans.frame import Frame
from mkdocs_essay.dialect.spans.html import HtmlFrame
from mkdocs_essay.dialect.spans.run import SPECIAL, SpanRun


class SpanParser:
    """Reads texts as spans of kramdown's grammar.

    `md` gives the stash for HTML and the inline patterns of other extensions; without it there are none,
    and comments are dropped into the text as they are. `material_attributes` says whether `{ .class }`
    after a span is read.
    """

    def __init__(
        self, document: Document, md: Markdown | None = None, *, material_attributes: bool = True
    ) -> None:
        self.document = document
        self.md = md
        self.material_attributes = material_attributes
        self.patterns: list[Any] = foreign_patterns(md) if md is not None else []
        self.stashed_nodes: dict[str, Any] = {}
        self._abbreviations = Abbreviations(document) if document.abbreviations else None

    def items(
        self,
        text: str,
        line: int | None,
        ancestors: Sequence[str],
        breaks: bool,
        patterns: Sequence[Any] | None = None,
    ) -> list[Item]:
        """The text and the elements that `text` stands for.

        `line` is the text's first line in what was handed to the block parser, `ancestors` are the tags
        around it, for patterns that keep out of some. `breaks` says whether a backslash at a line's end
        breaks the line: not within HTML. `patterns` are those of other extensions that are left to ask.
        """
        patterns = self.patterns if patterns is None else patterns
        if not patterns and SPECIAL.search(text) is None:
            line_break = self._line_break(text, breaks)
            return plain_text.finish([text], self._abbreviations, line_break, ends_block=True)
        foreign = ForeignRun(patterns, text, ancestors) if patterns else None
        run = SpanRun(self, text, line, CONSTRUCTS, foreign, breaks)
        return run.read()

    def nested(self, run: SpanRun, text: str, line: int | None) -> list[Item]:
        """The content of a span whose end was found before its content was read."""
        tags = [frame.tag for frame in (*run.stack, run.frame) if frame.tag]
        ancestors = [*(run.foreign.ancestors if run.foreign else ()), *tags]
        return self.items(text, line, ancestors, False, run.foreign.patterns if run.foreign else ())

    def finish(self, frame: Frame, run: SpanRun) -> list[Item]:
        """What a completed span holds."""
        abbreviations = None if frame.raw else self._abbreviations
        if abbreviations is None and not run.has_breaks:
            return frame.items
        in_html = any(isinstance(each, HtmlFrame) for each in (frame, run.frame, *run.stack))
        line_break = run.line_break if run.has_breaks and not in_html else None
        return plain_text.finish(frame.items, abbreviations, line_break, ends_block=type(frame) is Frame)

    def _line_break(self, text: str, breaks: bool) -> str | None:
        line_break = self.document.options.line_break
        return line_break if breaks and line_break is not None and line_break in text else None

    def stash(self, html: str) -> str:
        """Keep HTML out of the tree; what stands for it in the text."""
        return html if self.md is None else str(self.md.htmlStash.store(html))

    def set_options(self, settings: dict[str, str], line: int | None) -> None:
        """Set options for what follows, as `{::options}` does."""
        document = self.document
        document.options = read_inline_options(
            settings,
            document.options,
            lambda message: document.warn("invalid-kramdown-option", message, line),
        )

    def read_element(self, element: Element, patterns: Sequence[Any], ancestors: Sequence[str]) -> None:
        """Read the texts of an element that another extension's pattern made."""
        pending = [(element, tuple(ancestors))]
        while pending:
            current, above = pending.pop()
            tags = (*above, current.tag) if isinstance(current.tag, str) else above
            pending.extend((child, tags) for child in current)
            refill(current, lambda text, _, tags=tags: self.items(text, None, tags, True, patterns))  # type: ignore[misc]
