"""Blocks of other extensions: admonitions, tabs, details, whatever is registered as a block processor.

A processor is asked at the start of a run of lines without empty lines, as Python-Markdown does. It is
given those lines and, as one block, everything below that is indented like its content, so that lists and
fences in there are read whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, SupportsIndex

from markdown.blockprocessors import BlockProcessor

from mkdocs_essay.dialect.blocks import fences, html
from mkdocs_essay.dialect.blocks.frame import Child, Frame

_PARTING = re.compile(r"\n(?:[ \t]*\n)+")
_INDENTED = tuple(re.compile(rf" {{{n}}}(?: {{4}}|\t)[ \t]*[^ \t\r\f\v\n]") for n in range(4))
_LEADING = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)
_MARGINS = tuple(re.compile(rf"^ {{1,{max(n, 1)}}}", re.MULTILINE) for n in range(4))
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")


def read(frame: Frame) -> bool:
    """Ask the processors, unless a construct stands here that holds text verbatim."""
    parser, source = frame.parser, frame.source
    if not parser.foreign or source.position < source.foreign_asked:
        return False
    if _is_verbatim(frame):
        return False
    start = source.position
    margin = _margin(source.text, start)
    # Mostly the first line says it all; what follows unindented then need not be handed over and back.
    for end in (source.line_end(), _chunk_end(source.text, start)):
        block = _cut(source.text[start:end], margin)
        for processor in parser.foreign:
            if processor.test(frame.parent, block):
                return _run(frame, processor, _extent(source.text, end, margin), margin)
    source.foreign_asked = end
    return False


def _margin(text: str, start: int) -> int:
    """How far the first line is indented, up to three blanks: an item's content may start earlier."""
    blanks = len(text[start : start + 4]) - len(text[start : start + 4].lstrip(" "))
    return blanks if blanks < 4 else 0


def _cut(text: str, margin: int) -> str:
    """Lines as processors expect them: leading tabs as blanks, without the margin, no line end after the
    last.
    """
    text = _LEADING.sub(_as_blanks, text).rstrip("\n")
    return _MARGINS[margin].sub("", text) if margin else text


def _is_verbatim(frame: Frame) -> bool:
    text, position = frame.source.text, frame.source.position
    stripped = text[position : position + 8].lstrip(" ")
    if stripped.startswith(("`", "~")):
        return fences.match_fence(frame) is not None
    if stripped.startswith("<"):
        return html.is_block_tag(frame)
    return stripped.startswith("{:")


def _as_blanks(match: re.Match[str]) -> str:
    return match[0].expandtabs(4)


def _chunk_end(text: str, start: int) -> int:
    """The end of the lines up to an empty one."""
    match = _PARTING.search(text, start)
    return match.start() + 1 if match is not None else len(text)


def _extent(text: str, end: int, margin: int) -> int:
    """The end of all that is indented below the lines that end at `end`."""
    while _INDENTED[margin].match(text, end):
        end = text.find("\n", end) + 1 or len(text)
    while (parting := _PARTING.match(text, end - 1)) is not None and _INDENTED[margin].match(
        text, parting.end()
    ):
        end = parting.end()
        while _INDENTED[margin].match(text, end):
            end = text.find("\n", end) + 1 or len(text)
    return end


class Blocks(list[str]):
    """The blocks that a processor takes from: the rest of the source, cut up as far as somebody looks."""

    def __init__(self, text: str, start: int, first_end: int, margin: int) -> None:
        super().__init__()
        self._text = text
        self._margin = margin
        self.position = first_end
        self.append(_cut(text[start:first_end], margin))

    def _fetch(self) -> bool:
        """Cut off one more block."""
        text = self._text
        start = self.position
        while start < len(text) and text[start] == "\n":
            start += 1
        if start >= len(text):
            return False
        end = _fenced_chunk_end(text, start)
        self.position = end
        self.append(_cut(text[start:end], self._margin))
        return True

    def __bool__(self) -> bool:
        return len(self) > 0

    def __len__(self) -> int:
        if not super().__len__():
            self._fetch()
        return super().__len__()

    def __getitem__(self, index: SupportsIndex | slice) -> Any:
        if index == 0:
            len(self)
        else:
            iter(self)
        return super().__getitem__(index)

    def __iter__(self) -> Iterator[str]:
        while self._fetch():
            pass
        return super().__iter__()

    def pop(self, index: SupportsIndex = -1) -> str:
        """As `list.pop`."""
        if index == 0:
            len(self)
        else:
            iter(self)
        return super().pop(index)

    def left(self) -> list[str]:
        """The blocks that were cut off and not taken."""
        return list(super().__iter__())


def _fenced_chunk_end(text: str, start: int) -> int:
    """As `_chunk_end`, but code fences are kept whole."""
    position = start
    fence = ""
    while position < len(text):
        end = text.find("\n", position) + 1 or len(text)
        line = text[position:end]
        if match := _FENCE.match(line):
            if not fence:
                fence = match[1]
            elif match[1].startswith(fence) and line.strip() == match[1]:
                fence = ""
        elif not fence and not line.strip():
            return position
        position = end
    return len(text) if not fence else _chunk_end(text, start)


def _run(frame: Frame, processor: BlockProcessor, end: int, margin: int) -> bool:
    parser, source = frame.parser, frame.source
    start = source.position
    blocks = Blocks(source.text, start, end, margin)
    outer_lines, parser.foreign_lines = (
        parser.foreign_lines,
        (source.text[start:end].split("\n"), source.line()),
    )
    before = len(frame.parent)
    if not parser.descend():
        return False
    parser.asked_others = True
    try:
        refused = processor.run(frame.parent, blocks) is False
    finally:
        parser.ascend()
        parser.foreign_lines = outer_lines
    if refused:
        return False
    _register(frame, before)
    source.position = blocks.position
    text = source.text
    _give_back(frame, blocks.left())
    return source.position != start or source.text is not text or len(frame.parent) != before


def _register(frame: Frame, before: int) -> None:
    """Note what a processor added, so that attribute lists next to it find it."""
    added = frame.parent[before:]
    for number, element in enumerate(added):
        child = Child("block", element)
        if number == len(added) - 1 and frame.pending is not None:
            child.bind(frame.pending)
            frame.pending = None
        frame.children.append(child)
        frame.parser.document.lines.setdefault(element, frame.source.line())


def _give_back(frame: Frame, left: list[str]) -> None:
    """Go on with blocks that a processor did not take, where they stand in the source."""
    source = frame.source
    text = "\n\n".join(left).rstrip("\n") + "\n"
    if not text.strip():
        return
    end = source.position
    if not source.text.endswith(text, 0, end):
        source.replace_before(end, text)
        return
    source.position = end - len(text)
    if source.text.endswith("\n\n", 0, source.position):
        # An empty line was passed over: what follows does not belong to what was just added.
        frame.children.append(Child("blank", text="\n"))
