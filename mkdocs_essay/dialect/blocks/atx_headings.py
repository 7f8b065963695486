"""Headings that start with `#`; see `headings.py` for what both kinds share."""

from __future__ import annotations

import re

from mkdocs_essay.dialect.blocks import headings
from mkdocs_essay.dialect.blocks.frame import Frame
from mkdocs_essay.dialect.white_space import WHITE

_START = re.compile(r"(#{1,6})[\t ]+(.*)\n")
_START_WITHOUT_BLANK = re.compile(r"(#{1,6})[\t ]*([^ \t\n].*)\n")


def read(frame: Frame) -> bool:
    """Read a heading of one line; GFM needs a blank after the marks, and an empty line before only without
    the quirk `paragraph_end`.
    """
    source, options = frame.source, frame.parser.document.options
    start = _START if options.gfm else _START_WITHOUT_BLANK
    match = start.match(source.text, source.position)
    if match is None:
        return False
    quirk = "paragraph_end" in options.gfm_quirks
    if not quirk and not frame.after_boundary():
        return False
    text, identifier = headings.split_id(match[2])
    if text.endswith("#"):
        text = _without_closing_marks(text, after_blank=quirk)
    if not text:
        return False
    headings.add(frame, len(match[1]), text, identifier)
    source.position = match.end()
    return True


def _without_closing_marks(text: str, *, after_blank: bool) -> str:
    """The text without the marks at its end; without the quirk they need no blank before them."""
    stem = text.rstrip("#")
    if after_blank:
        return stem.rstrip(WHITE) if stem.endswith((" ", "\t")) else text
    return f"{stem}#" if stem.endswith("\\") else stem.rstrip(WHITE)
