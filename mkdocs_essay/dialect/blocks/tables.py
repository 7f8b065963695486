"""kramdown's tables: any lines with pipes after an empty line; rules part head, bodies and foot."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from mkdocs_essay.dialect.blocks import grammar
from mkdocs_essay.dialect.blocks.frame import Frame
from mkdocs_essay.dialect.blocks.source import Source
from mkdocs_essay.dialect.blocks.table_cells import has_pipe, pipes_on_all_lines, split_row
from mkdocs_essay.dialect.white_space import WHITE, is_white

_START = re.compile(r" {0,3}[^ \t\r\f\v\n]")
_RULE = re.compile(r"[+|: \t]*+-[+|: \t-]*+\n")
_FOOT_RULE = re.compile(r"[+|: \t]*+=[+|: \t=]*+\n")
_ALIGNMENT = re.compile(r"(:?)-+(:?)")
_ALIGNMENTS = {("", ""): "", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}
# Short rows are filled up to the longest only as long as the table stays in proportion to its source.
_MOST_FILLED = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """A line's cells, and its number."""

    cells: list[str]
    line: int


@dataclass(slots=True)
class Parts:
    """A table in the making: finished parts, the rows since the last rule, and the columns' alignment."""

    finished: list[tuple[str, list[Row]]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    alignments: list[str] = field(default_factory=list)
    has_foot: bool = False

    def finish(self, name: str) -> None:
        """Make the rows a part of the table."""
        self.finished.append((name, self.rows))
        self.rows = []

    def take_rule(self, line: str) -> None:
        """A line of dashes: it ends the head if it is the first, else a body."""
        if not self.rows:
            return
        if not self.alignments and not self.has_foot:
            self.finish("thead")
            self.alignments = [_ALIGNMENTS[match.groups()] for match in _ALIGNMENT.finditer(line)]  # type: ignore[index]
        elif not self.has_foot:
            self.finish("tbody")

    def take_foot_rule(self) -> None:
        """A line of equal signs: what comes after the last one is the foot."""
        if self.rows:
            self.finish("tbody")
        self.has_foot = True


def read(frame: Frame) -> bool:
    """Read a table; text with pipes that does not make one is left to the other constructs."""
    source = frame.source
    start = source.position
    if _START.match(source.text, start) is None:
        return False
    first = source.text[start : source.line_end()]
    if "|" not in first or not frame.after_boundary() or not has_pipe(first.lstrip(" ")):
        return False
    parts, end = _collect(source, leading_pipe=first.lstrip(WHITE).startswith("|"))
    if grammar.BLOCK_BOUNDARY.match(source.text, end) is None:
        return False
    if not pipes_on_all_lines(source.text[start : end - 1]):
        return False
    if parts.rows:
        parts.finish("tfoot" if parts.has_foot else "tbody")
    if not any(name == "tbody" for name, _ in parts.finished):
        return False
    table = Element("table")
    frame.add("block", table)
    _build(frame, table, parts)
    source.position = end
    return True


def _collect(source: Source, *, leading_pipe: bool) -> tuple[Parts, int]:
    text, position, number = source.text, source.position, source.line()
    parts = Parts()
    if rule := _RULE.match(text, position):
        position = rule.end()
        number += 1
    while position < len(text):
        end = source.line_end(position)
        line = text[position:end]
        if "|" not in line or not has_pipe(line):
            break
        if _RULE.match(line):
            parts.take_rule(line)
        elif _FOOT_RULE.match(line):
            parts.take_foot_rule()
        else:
            parts.rows.append(Row(_trim(split_row(line.rstrip(WHITE)), leading_pipe), number))
        position = end
        number += 1
    return parts, position


def _trim(cells: list[str], leading_pipe: bool) -> list[str]:
    if leading_pipe and cells and is_white(cells[0]):
        cells = cells[1:]
    if cells and is_white(cells[-1]):
        cells = cells[:-1]
    return [cell.strip(WHITE) for cell in cells]


def _build(frame: Frame, table: Element, parts: Parts) -> None:
    rows = [row for _, part in parts.finished for row in part]
    sizes = [len(row.cells) for row in rows]
    columns = max(sizes)
    filled = columns * len(rows) <= _MOST_FILLED + 8 * sum(sizes)
    for name, part in parts.finished:
        section = SubElement(table, name)
        for row in part:
            row_element = SubElement(section, "tr")
            cells = row.cells + [""] * (columns - len(row.cells)) if filled else row.cells
            for column, text in enumerate(cells):
                cell = SubElement(row_element, "th" if name == "thead" else "td")
                cell.text = text or AtomicString("\u00a0")
                if column < len(parts.alignments) and parts.alignments[column]:
                    cell.set("style", f"text-align: {parts.alignments[column]}")
                frame.parser.document.lines[cell] = row.line
