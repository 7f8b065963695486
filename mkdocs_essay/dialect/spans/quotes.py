"""Typed quotes become curly ones; see `typography/smart_quotes.py` for the rules."""

from __future__ import annotations

from mkdocs_essay.dialect.spans.content import Symbol
from mkdocs_essay.dialect.spans.run import SpanRun
from mkdocs_essay.dialect.typography import smart_quotes


def parse(run: SpanRun, position: int) -> bool:
    """Read a quote, or the character before one together with it."""
    marks = smart_quotes.marks(run.document.options.smart_quotes)
    quoted = smart_quotes.quote(run.text, position, marks)
    run.add_text(quoted.text)
    for mark in quoted.marks:
        run.add(Symbol(mark))
    run.pos = quoted.end
    return True
