"""Abbreviation definitions: `*[HTML]: Hyper Text Markup Language`."""

from __future__ import annotations

import re

from mkdocs_essay.dialect.blocks.frame import Frame
from mkdocs_essay.dialect.document import Abbreviation
from mkdocs_essay.dialect.white_space import WHITE

_START = re.compile(r" {0,3}\*\[(?=.)")


def read(frame: Frame) -> bool:
    """Read a definition; a later one of the same name takes its place."""
    source = frame.source
    match = _START.match(source.text, source.position)
    if match is None:
        return False
    end = source.line_end()
    name, closed, title = source.text[match.end() : end].partition("]:")
    if not closed or not name:
        return False
    document = frame.parser.document
    if name in document.abbreviations:
        document.warn(
            "duplicate-abbreviation",
            f"The abbreviation '{name}' is defined twice; the later one is used.",
            source.line(),
        )
    definition = Abbreviation(title.strip(WHITE), {}, source.line())
    frame.add("definition").target = definition.attributes
    document.abbreviations[name] = definition
    source.position = end
    return True
