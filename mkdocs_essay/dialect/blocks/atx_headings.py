"""Headings that start with `#`; see `headings.py` for what both kinds share."""

from __future__ import annotations

import re

from mkdocs_essay.dialect.blocks import headings
from mkdocs_essay.dialect.blocks.frame import Frame

_START = re.compile(r"(#{1,6})[\t ]+(.*)\n")


def read(frame: Frame) -> bool:
    """Read a heading of one line; a blank after the marks is needed, an empty line before is not (GFM)."""
    source = frame.source
    match = _START.match(source.text, source.position)
    if match is None:
        return False
    text, identifier = headings.split_id(match[2])
    if text.endswith("#"):
        stem = text.rstrip("#")
        if stem.endswith((" ", "\t")):
            text = stem.rstrip()
    if not text:
        return False
    headings.add(frame, len(match[1]), text, identifier)
    source.position = match.end()
    return True
