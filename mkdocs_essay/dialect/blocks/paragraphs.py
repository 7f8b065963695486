"""Paragraphs: lines until an empty one, or until one that starts another block (GFM)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mkdocs_essay.dialect.blocks import grammar, material
from mkdocs_essay.dialect.blocks.frame import Child, Frame
from mkdocs_essay.dialect.white_space import WHITE


def read(frame: Frame) -> bool:
    """Read a paragraph; text right below another one goes on with it."""
    source = frame.source
    start = source.position
    end = source.line_end()
    text, length = source.text, len(source.text)
    quirk = "paragraph_end" in frame.parser.document.options.gfm_quirks
    stop = grammar.PARAGRAPH_STOP if quirk else grammar.PARAGRAPH_STOP_AFTER_EMPTY_LINE
    while end < length and stop.match(text, end) is None:
        end = text.find("\n", end) + 1 or length
    content = text[start:end].rstrip(WHITE)
    last = frame.last()
    if last is not None and last.kind == "paragraph" and last.element is not None:
        joiner = "  \n" if text[max(start - 3, 0) : start] == "  \n" else "\n"
        last.element.text = f"{last.element.text}{joiner}{content}"
    elif material.is_attribute_line(frame, content):
        material.bind_line(frame, content)
        source.position = end
        return True
    else:
        paragraph = Element("p")
        paragraph.text = content.lstrip(WHITE)
        last = frame.add("paragraph", paragraph)
    source.position = end
    _split_attributes(frame, last)
    return True


def _split_attributes(frame: Frame, paragraph: Child) -> None:
    """Take a last line of attributes, as Material writes them, off the paragraph."""
    element = paragraph.element
    assert element is not None
    body, _, line = (element.text or "").rpartition("\n")
    if body and material.is_attribute_line(frame, line):
        element.text = body.rstrip(WHITE)
        material.bind_line(frame, line)
