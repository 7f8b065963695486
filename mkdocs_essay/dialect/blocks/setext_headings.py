"""Headings that are underlined with `=` or `-`."""

from __future__ import annotations

import re

from mkdocs_essay.dialect.blocks import headings
from mkdocs_essay.dialect.blocks.frame import Frame

_START = re.compile(r" {0,3}([^ \t\n].*)\n([-=])[-=]*[ \t\r\f\v]*\n")


def read(frame: Frame) -> bool:
    """Read a heading of one line and its underline; only after an empty line."""
    source = frame.source
    match = _START.match(source.text, source.position)
    if match is None or not frame.after_boundary():
        return False
    text, identifier = headings.split_id(match[1])
    headings.add(frame, 2 if match[2] == "-" else 1, text, identifier)
    source.position = match.end()
    return True
