"""Horizontal rules: three or more `*`, `-` or `_` and blanks."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from mkdocs_essay.dialect.blocks.frame import Frame

START = re.compile(r" {0,3}([*\-_])[ \t]*\1[ \t]*\1(?:\1|[ \t])*\n")


def read(frame: Frame) -> bool:
    """Read a rule."""
    source = frame.source
    match = START.match(source.text, source.position)
    if match is None:
        return False
    frame.add("block", Element("hr"))
    source.position = match.end()
    return True
