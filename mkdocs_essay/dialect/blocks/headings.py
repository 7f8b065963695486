"""What both kinds of headings share: the id at the end of the line and the element."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from mkdocs_essay.dialect.blocks import material
from mkdocs_essay.dialect.blocks.frame import Frame
from mkdocs_essay.dialect.white_space import WHITE

_ID = re.compile(r"[\t ]\{#([^\W\d][\w.:\-\u00b7]*)\}\Z")


def split_id(text: str) -> tuple[str, str | None]:
    """The text without `{#id}` at its end, and the id."""
    text = text.rstrip(WHITE)
    start = text.rfind("{") if text.endswith("}") else 0
    match = _ID.match(text, start - 1) if start > 0 else None
    if match is None:
        return text, None
    return text[: start - 1].rstrip(WHITE), match[1]


def add(frame: Frame, level: int, text: str, identifier: str | None) -> None:
    """Put a heading into the tree."""
    text, attribute_list = material.split_trailing(frame, text)
    heading = Element(f"h{level}")
    heading.text = text
    if identifier:
        heading.set("id", identifier)
    document = frame.parser.document
    if not document.options.gfm and not document.options.auto_id_stripping:
        document.heading_sources[heading] = text
    child = frame.add("block", heading)
    if attribute_list is not None:
        child.bind([(attribute_list, frame.source.line())])
