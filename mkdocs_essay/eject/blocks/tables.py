"""Tables with one row of headings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mkdocs_essay.eject.attributes import attribute_list
from mkdocs_essay.eject.equality import BLOCKS
from mkdocs_essay.eject.spans import write_spans
from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node

_RULES = {"": "---", "left": ":--", "center": ":-:", "right": "--:"}


def table(node: Node, style: Style, _flow: Callable[..., list[str]]) -> str:
    """Cells between bars; the second row says how columns are aligned."""
    parts = node.elements
    if node.attributes or [part.tag for part in parts] != ["thead", "tbody"]:
        raise NoPlainFormError
    head, body = (part.elements for part in parts)
    rows = [*head, *body]
    width = len(head[0].elements) if head else 0
    if len(head) != 1 or not body or any(not _is_row(row, width) for row in rows):
        raise NoPlainFormError
    if any(cell.tag != "th" for cell in head[0].elements):
        raise NoPlainFormError
    if any(cell.tag != "td" for row in body for cell in row.elements):
        raise NoPlainFormError
    aligned = [_alignment(cell) for cell in head[0].elements]
    if any([_alignment(cell) for cell in row.elements] != aligned for row in rows):
        raise NoPlainFormError
    within = replace(style, in_cell=True, indented=True)
    lines = [_row([_cell(cell, within) for cell in row.elements]) for row in rows]
    return "\n".join((lines[0], _row([_RULES[side] for side in aligned]), *lines[1:]))


def _is_row(row: Node, width: int) -> bool:
    return row.tag == "tr" and not row.attributes and len(row.elements) == width


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _alignment(cell: Node) -> str:
    style = cell.get("style").replace(" ", "").rstrip(";")
    side = style.removeprefix("text-align:") if style else cell.get("align")
    if side not in _RULES:
        raise NoPlainFormError
    return side


def _cell(cell: Node, style: Style) -> str:
    if any(each.tag in BLOCKS for each in cell.walk()):
        raise NoPlainFormError
    text = write_spans(cell.children, style, starts_line=False)
    attributes = attribute_list(
        {name: value for name, value in cell.attributes.items() if name not in ("style", "align")}
    )
    if "\n" in text or (attributes and not text):
        raise NoPlainFormError
    return f"{text} {attributes}" if attributes else text
