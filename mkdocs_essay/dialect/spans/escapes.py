"""A backslash before punctuation stands for the punctuation itself."""

from __future__ import annotations

import re

from mkdocs_essay.dialect.spans.run import SpanRun

ESCAPED = re.compile(r"""\\([\\.*_+`<>()\[\]{}#!:|"'$=\-~])""")


def parse(run: SpanRun, position: int) -> bool:
    """Read an escaped character."""
    match = ESCAPED.match(run.text, position)
    if match is None or (match[1] == "~" and not run.document.options.gfm):
        return False
    run.add_text(match[1])
    run.pos = match.end()
    return True
