"""Where a table's row is split: at pipes that are neither escaped nor in code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_essay.dialect import html_tags
from mkdocs_essay.dialect.white_space import SPACE, is_white

_CODE_ELEMENT = re.compile(r"(<code[^>\n]*>.*?</code>)")
_SPLIT = re.compile(r"(?<!\\)\|")
_RUN = re.compile(r"`+")
_PIPE = re.compile(r"[^\\\n]\|")
_SPECIAL = re.compile(r"`+|<")

Piece = tuple[bool, str]
"""Whether it is a code span, and its text."""


def has_pipe(line: str) -> bool:
    """Whether a line has a pipe that is not escaped."""
    return line.startswith("|") or _PIPE.search(line) is not None


def split_row(line: str) -> list[str]:
    """The cells of a row, untrimmed."""
    if "`" not in line and "<code" not in line:
        return [cell.replace("\\|", "|") for cell in _SPLIT.split(line)]
    cells: list[str] = []
    for number, part in enumerate(_CODE_ELEMENT.split(line) if "</code>" in line else [line]):
        if number % 2:
            _extend(cells, [part])
            continue
        for is_code, text in _code_spans(part):
            if is_code:
                _extend(cells, [_as_code(text)])
            elif text:
                _extend(cells, [cell.replace("\\|", "|") for cell in _SPLIT.split(text)])
    return cells or [""]


def _extend(cells: list[str], more: list[str]) -> None:
    """Append cells; the first of them goes on with the last one there."""
    if cells:
        cells[-1] += more[0]
        cells.extend(more[1:])
    else:
        cells.extend(more)


def _as_code(text: str) -> str:
    ticks = max((len(run) for run in _RUN.findall(text)), default=0) + 1
    blank = " " if ticks > 1 else ""
    return f"{'`' * ticks}{blank}{text}{blank}{'`' * ticks}"


def _code_spans(text: str) -> Iterator[Piece]:
    """The text in pieces, code spans apart, without their backticks."""
    position = start = 0
    hopeless: set[int] = set()
    while (run := _RUN.search(text, position)) is not None:
        end = _code_end(text, run, hopeless)
        if end < 0:
            position = run.end()
            continue
        yield False, text[start : run.start()]
        yield True, _code_text(text[run.end() : end], len(run[0]))
        position = start = end + len(run[0])
    yield False, text[start:]


def _code_end(text: str, run: re.Match[str], hopeless: set[int]) -> int:
    """Where the span that starts with a run of backticks ends, -1 if it is none."""
    length = len(run[0])
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    lonely = length == 1 and is_white(before) and bool(after) and is_white(after)
    if lonely or length in hopeless:
        return -1
    end = text.find(run[0], run.end())
    if end < 0:
        hopeless.add(length)
    return end


def _code_text(text: str, ticks: int) -> str:
    if ticks > 1:
        text = text.removeprefix(" ").removesuffix(" ")
    return text


def pipes_on_all_lines(text: str) -> bool:
    """Whether each line of a table has a pipe outside code and HTML elements."""
    if "`" not in text and "<" not in text:
        return True
    piped = False
    for is_code, piece in _pieces(text):
        lines = piece.rstrip("\n").split("\n") if piece.strip("\n") else []
        if is_code:
            if len(lines) > 2 or (len(lines) == 2 and not piped):
                break
            piped = piped and len(lines) != 2
        else:
            if len(lines) > 1 and not piped and not has_pipe(lines[0]):
                break
            piped = (piped and len(lines) <= 1) or (bool(lines) and has_pipe(lines[-1]))
    return piped


def _pieces(text: str) -> Iterator[Piece]:
    """A whole table's text in pieces: plain text and code spans; elements are left out with their content."""
    position = start = 0
    hopeless: set[int] = set()
    while (special := _SPECIAL.search(text, position)) is not None:
        if special[0] == "<":
            end = _element_end(text, special.start())
            piece: Piece | None = None
        else:
            code_end = _code_end(text, special, hopeless)
            end = code_end + len(special[0]) if code_end >= 0 else -1
            piece = (True, text[special.end() : code_end]) if code_end >= 0 else None
        if end < 0:
            position = special.end()
            continue
        if special.start() > start:
            yield False, text[start : special.start()]
        if piece is not None:
            yield piece
        position = start = end
    if start < len(text):
        yield False, text[start:]


def _element_end(text: str, start: int) -> int:
    """Where the element that starts there ends, -1 if none does."""
    tag = html_tags.scan_tag(text, start)
    if tag is None or tag.kind == "close" or tag.name in html_tags.BLOCK_ELEMENTS:
        return -1
    if tag.kind == "empty" or tag.name in html_tags.VOID_ELEMENTS:
        return tag.end
    end_tag = re.compile(rf"</{re.escape(tag.name)}{SPACE}*>", re.IGNORECASE).search(text, tag.end)
    return len(text) if end_tag is None else end_tag.end()
