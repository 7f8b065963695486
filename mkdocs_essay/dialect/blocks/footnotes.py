"""Footnote definitions: `[^name]: text`, with further blocks indented below."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from mkdocs_essay.dialect.blocks import grammar, indented_code
from mkdocs_essay.dialect.blocks.frame import Frame
from mkdocs_essay.dialect.document import FootnoteDefinition

_START = re.compile(rf" {{0,3}}\[\^({grammar.NAME})\]:")


def read(frame: Frame) -> bool:
    """Read a definition; a later one of the same name takes its place."""
    source = frame.source
    match = _START.match(source.text, source.position)
    if match is None:
        return False
    document = frame.parser.document
    line = source.line()
    end = indented_code.extent(source.text, source.line_end())
    text = grammar.INDENT.sub("", source.text[match.end() : end])
    content = Element("div")
    if match[1] in document.footnotes:
        document.warn(
            "duplicate-footnote",
            f"The footnote '{match[1]}' is defined twice and the later text is shown; rename one of them.",
            line,
        )
    frame.add("definition")
    frame.parser.parse_text(content, text, line)
    document.footnotes[match[1]] = FootnoteDefinition(content, line)
    source.position = end
    return True
