"""What list items and definitions share: the first line, and which lines go on with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkdocs_essay.dialect import attributes
from mkdocs_essay.dialect.attributes import AttributeList
from mkdocs_essay.dialect.blocks import grammar
from mkdocs_essay.dialect.blocks.source import Source
from mkdocs_essay.dialect.white_space import WHITE

_LEADING_TABS = re.compile(r"( *)(\t+)")
_TABS = re.compile(r"\t+")
_ONLY_ATTRIBUTES = re.compile(rf"\s*(?:\{{:(?!(?:{grammar.NAME})?:|/){grammar.INSIDE}+\}}\s*)?\n\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class FirstLine:
    """The text after a marker, the column that content starts at, and the attribute list that stood before
    the text.
    """

    text: str
    indentation: int
    attributes: AttributeList | None

    @property
    def indent(self) -> str:
        """The blanks that lines of the content start with."""
        return " " * self.indentation


def first_line(width: int, content: str) -> FirstLine:
    """Read the line of a marker that is `width` wide; `content` is the rest of the line, newline included."""
    if _ONLY_ATTRIBUTES.match(content):
        indentation = 4
    else:
        while tabs := _LEADING_TABS.match(content):
            column = len(tabs[1]) + width
            blanks = 4 - column % 4 + (len(tabs[2]) - 1) * 4
            content = tabs[1] + " " * blanks + content[tabs.end() :]
        indentation = width + len(content) - len(content.lstrip(" "))
    content = content.lstrip(WHITE)
    ial = grammar.ITEM_IAL.match(content)
    if ial is None:
        return FirstLine(content, indentation, None)
    return FirstLine(content[ial.end() :], indentation, attributes.parse(ial[1]))


def continuation(source: Source, start: FirstLine, *, lazy: bool) -> str | None:
    """The line at the position with its leading tabs as blanks, if it belongs to the content; the position
    moves on.
    """
    text, position = source.text, source.position
    end = source.line_end()
    line = text[position:end]
    belongs = _is_indented(line, start.indentation) or (
        lazy and grammar.lazy_item_stop(start.indentation).match(text, position) is None
    )
    if not belongs:
        return None
    source.position = end
    if line.startswith("\t"):
        tabs = _TABS.match(line)
        assert tabs is not None
        line = "    " * len(tabs[0]) + line[tabs.end() :]
    return line


def _is_indented(line: str, indentation: int) -> bool:
    """Whether a line starts with that many blanks; a tab counts four."""
    position = steps = 0
    while steps < indentation // 4:
        if line.startswith("\t", position):
            position += 1
        elif line.startswith("    ", position):
            position += 4
        else:
            return False
        steps += 1
    rest = indentation % 4
    return (
        line.startswith(" " * rest, position)
        or line.startswith("\t", position)
        or line.startswith("    ", position)
    )
