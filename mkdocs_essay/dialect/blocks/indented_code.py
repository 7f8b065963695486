"""Code blocks that are indented by four blanks or a tab."""

from __future__ import annotations

import re

from mkdocs_essay.dialect.blocks import grammar
from mkdocs_essay.dialect.blocks.frame import Frame
from mkdocs_essay.dialect.code import add_code
from mkdocs_essay.dialect.white_space import is_white

_LAZY = re.compile(r"\n( {0,3}[^ \t\r\f\v\n])")


def read(frame: Frame) -> bool:
    """Read the block; a line less indented right below a line of code goes on with it."""
    source = frame.source
    end = extent(source.text, source.position)
    if end == source.position:
        return False
    code = _LAZY.sub(r" \1", source.text[source.position : end])
    add_code(frame, grammar.INDENT.sub("", code), info="", fenced=False)
    source.position = end
    return True


def extent(text: str, start: int) -> int:
    """Where the indented lines from `start` on end, lazy lines and empty lines in between included."""
    end = start
    position = start
    after_code = False
    while position < len(text):
        line_end = text.find("\n", position) + 1 or len(text)
        blank = is_white(text[position:line_end])
        if blank:
            after_code = False
        elif text[position] == "\t" or text.startswith("    ", position):
            after_code = True
            end = line_end
        elif after_code and grammar.CODE_LAZY_STOP.match(text, position) is None:
            end = line_end
        else:
            break
        position = line_end
    return end
