"""The end-of-block marker: a line that holds `^` alone."""

from __future__ import annotations

from mkdocs_essay.dialect.blocks import grammar
from mkdocs_essay.dialect.blocks.frame import Frame


def read(frame: Frame) -> bool:
    """Read the marker."""
    source = frame.source
    match = grammar.EOB.match(source.text, source.position)
    if match is None:
        return False
    frame.add("boundary")
    source.position = match.end()
    return True
