"""Empty lines, which part blocks."""

from __future__ import annotations

from mkdocs_essay.dialect.blocks import grammar
from mkdocs_essay.dialect.blocks.frame import Frame


def read(frame: Frame) -> bool:
    """Read all lines of white space from here on."""
    source = frame.source
    match = grammar.BLANK_LINES.match(source.text, source.position)
    if match is None:
        return False
    last = frame.last()
    if last is not None and last.kind == "blank":
        last.text += match[0]
    else:
        frame.add("blank", text=match[0])
    source.position = match.end()
    return True
