"""Typographic symbols; see `typography/symbols.py` for the table."""

from __future__ import annotations

from mkdocs_essay.dialect.spans.content import Symbol
from mkdocs_essay.dialect.spans.run import SpanRun
from mkdocs_essay.dialect.typography.symbols import symbol


def parse(run: SpanRun, position: int) -> bool:
    """Read a dash, an ellipsis or a guillemet."""
    options = run.document.options
    found = symbol(run.text, position, options.typographic_symbols)
    if found is None or "no_auto_typographic" in options.gfm_quirks:
        return False
    run.add(Symbol(found[0]))
    run.pos = found[1]
    return True
