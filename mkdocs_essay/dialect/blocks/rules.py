"""Horizontal rules: three or more `*`, `-` or `_` and blanks."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from mkdocs_essay.dialect.blocks.frame import Frame

_MARKS = "|".join(rf"{mark}[ \t]*+{mark}[ \t]*+{mark}[{mark} \t]*+" for mark in (r"\*", "-", "_"))
START = re.compile(rf" {{0,3}}(?:{_MARKS})\n")


def read(frame: Frame) -> bool:
    """Read a rule."""
    source = frame.source
    match = START.match(source.text, source.position)
    if match is None:
        return False
    frame.add("block", Element("hr"))
    source.position = match.end()
    return True
