"""Strikethrough: `~~text~~`. The closer is found first, then what lies between is read by itself."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from mkdocs_essay.dialect.spans.content import fill
from mkdocs_essay.dialect.spans.run import SpanRun

_CLOSER = re.compile(r"[^ \t\r\n\f\v~](?=~~)")


def parse(run: SpanRun, position: int) -> bool:
    """Read strikethrough at `~~`, which GFM has."""
    if not run.document.options.gfm:
        return False
    text = run.text
    after = text[position + 2 : position + 3]
    if not text.startswith("~~", position) or not after or after in " \t\r\n\f\v~":
        return False
    last = run.next(_CLOSER, position + 2)
    if last < 0:
        return False
    element = Element("del")
    fill(element, run.parser.nested(run, text[position + 2 : last + 1], run.line(position)))
    run.add(element)
    run.pos = last + 3
    return True
