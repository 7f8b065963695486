"""Emphasis: `*em*`, `_em_`, `**strong**`, `__strong__`.

An opener is followed by no white space, and an underscore does not open within a word. Emphasis does not nest
in itself. The closer is the first one, on the same level, before which there is no white space; a `_`
followed by a letter or digit does not close, and a single `*` is not closed by exactly two. `**` that finds
no `**` is tried as a `*`.
"""

from __future__ import annotations

import re
import unicodedata
from xml.etree.ElementTree import Element

from mkdocs_essay.dialect.spans.content import fill
from mkdocs_essay.dialect.spans.frame import IN_EM, IN_STRONG, Frame
from mkdocs_essay.dialect.spans.run import SpanRun
from mkdocs_essay.dialect.white_space import WHITE

_ROW_START = re.compile("(?<!_)_")


class EmphasisFrame(Frame):
    """Open emphasis: `delimiter` closes it, `opener` is what it turns back into."""

    __slots__ = ("delimiter", "opener", "stops", "tag")

    can_fail = True

    def __init__(self, start: int, delimiter: str, opener: str, inside: int) -> None:
        strong = len(delimiter) == 2
        inside |= IN_STRONG if strong else IN_EM
        super().__init__(start, inside, key=("emphasis", delimiter, inside))
        self.delimiter = delimiter
        self.opener = opener
        self.stops = delimiter[0]
        self.tag = "strong" if strong else "em"

    def at_stop(self, run: SpanRun, position: int) -> bool:
        """Close at `position` if the delimiter may close there."""
        if not self.items or not self._closes(run.text, position):
            return False
        element = Element(self.tag)
        fill(element, run.parser.finish(self, run))
        run.pop()
        run.add(element)
        run.pos = position + len(self.delimiter)
        return True

    def _closes(self, text: str, position: int) -> bool:
        delimiter = self.delimiter
        if not text.startswith(delimiter, position) or text[position - 1] in WHITE:
            return False
        end = position + len(delimiter)
        if self.tag == "em" and text.startswith(delimiter, end) and not text.startswith(delimiter, end + 1):
            return False
        following = text[end : end + 1]
        return delimiter[0] != "_" or not (is_letter(following) or following.isdecimal())

    def fail(self, run: SpanRun) -> None:
        """Try `**` as `*`, else make it text."""
        if self.tag == "strong" and not (isinstance(run.frame, EmphasisFrame) and run.frame.tag == "em"):
            run.pos = self.start + 1
            run.push(EmphasisFrame(self.start, self.delimiter[0], self.opener, run.frame.inside))
        else:
            run.as_text(self.opener, self.start)


def parse(run: SpanRun, position: int) -> bool:
    """Open emphasis at a `*` or `_`."""
    text, delimiter = run.text, run.text[position]
    if text.startswith(delimiter, position + 1):
        delimiter *= 2
    after = text[position + len(delimiter) : position + len(delimiter) + 1]
    inside = run.frame.inside
    nested = inside & (IN_STRONG if len(delimiter) == 2 else IN_EM)
    if nested or not after or after in WHITE or not run.may_open() or _within_word(run, position, delimiter):
        run.as_text(delimiter, position)
        return True
    frame = EmphasisFrame(position, delimiter, delimiter, inside)
    run.push(frame)
    run.pos = position + len(delimiter)
    return True


def _within_word(run: SpanRun, position: int, delimiter: str) -> bool:
    """An underscore in a row that follows a letter, or a letter and a hyphen, does not open."""
    if delimiter[0] != "_":
        return False
    text = run.text
    end = run.occurrences.previous(_ROW_START, position)
    if end and text[end - 1] == "-":
        end -= 1
    return end > 0 and is_letter(text[end - 1])


def is_letter(character: str) -> bool:
    """Whether a character is a letter of any script, or a mark on one."""
    return character.isalpha() or (bool(character) and unicodedata.category(character).startswith("M"))
