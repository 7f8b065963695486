"""Footnote references: `[^name]`. They get their numbers when the whole page is known, see `dialect/footnotes.py`."""

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
        f"No footnote is named '{match[1]}', so its reference is shown as text; define it with `[^{match[1]}]: …`.",
        position,
    )
    run.as_text(match[0], position)
    return True
