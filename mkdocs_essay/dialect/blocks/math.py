"""Math blocks: `$$ … $$` between empty lines."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString, code_escape

from mkdocs_essay.dialect.blocks import grammar
from mkdocs_essay.dialect.blocks.frame import Frame
from mkdocs_essay.dialect.white_space import WHITE

_START = re.compile(r" {0,3}(\\)?\$\$")
_WITH_TEXT = frozenset({"li", "dd", "blockquote"})
_REST = re.compile(rf"{grammar.SPACE}*\n")


def read(frame: Frame) -> bool:
    """Read a math block; `\\$$` is none, and loses its backslash where it stands around a whole block."""
    source = frame.source
    match = _START.match(source.text, source.position)
    if match is None or not frame.after_boundary():
        return False
    closer = source.find("$$", match.end())
    if closer < 0:
        return False
    rest = _REST.match(source.text, closer + 2)
    if match[1]:
        if rest is not None:
            source.position = match.start(1) + 1
        return False
    end = rest.end() if rest is not None else closer + 2
    if grammar.BLOCK_BOUNDARY.match(source.text, end) is None:
        return False
    element = Element("div")
    element.text = AtomicString(f"\\[{code_escape(source.text[match.end() : closer].strip(WHITE))}\\]")
    frame.add("block", element)
    frame.parser.math_blocks.append((element, frame.parent.tag in _WITH_TEXT))
    source.position = end
    return True


def mark_math(element: Element, in_text: bool) -> None:
    """Give a block the class that MathJax and KaTeX are told to look for; attributes of the author's stay
    around it. `in_text`: it stands where text may stand beside blocks, and is a part of that.
    """
    if element.attrib:
        inner = SubElement(element, "div")
        inner.text, element.text = element.text, None
        element = inner
    elif in_text:
        element.tag = "span"
        element.tail = element.tail or "\n"
    element.set("class", "arithmatex")
