"""Footnote references: `[^name]`. `dialect/footnotes.py` numbers them when the whole page is known."""

from __future__ import annotations

import re

from mkdocs_essay.dialect import footnotes
from mkdocs_essay.dialect.spans.run import SpanRun

_REFERENCE = re.compile(r"\[\^(\w[\w-]*)\]", re.ASCII)


def parse(run: SpanRun, position: int) -> bool:
    """Read a footnote reference; without a definition it is text."""
    match = _REFERENCE.match(run.text, position)
    if match is None:
        return False
    if match[1] in run.document.footnotes:
        run.add(footnotes.reference(match[1]))
        run.pos = match.end()
        return True
    run.warn(
        "unknown-footnote",
        f"No footnote is named '{match[1]}', so this is shown as text; define it with `[^{match[1]}]: …`.",
        position,
    )
    run.as_text(match[0], position)
    return True
