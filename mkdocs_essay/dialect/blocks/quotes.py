"""Block quotes, with lazy lines."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from mkdocs_essay.dialect.blocks import grammar
from mkdocs_essay.dialect.blocks.frame import Frame

_START = re.compile(r" {0,3}> ?")
_MARKS = re.compile(r"^ {0,3}> ?", re.MULTILINE)


def read(frame: Frame) -> bool:
    """Read a quote: its lines up to an empty one, with or without the mark."""
    source = frame.source
    start = source.position
    if _START.match(source.text, start) is None:
        return False
    end = source.line_end()
    while end < len(source.text) and grammar.LAZY_STOP.match(source.text, end) is None:
        end = source.line_end(end)
    quote = Element("blockquote")
    frame.add("block", quote)
    frame.parser.parse_text(quote, _MARKS.sub("", source.text[start:end]), source.line())
    source.position = end
    return True
