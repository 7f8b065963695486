"""How a page is written: where its links lead, and how careful it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum


class Level(IntEnum):
    """How a block is written: as plainly as can be, with everything escaped, or as HTML."""

    PLAIN = 0
    CAREFUL = 1
    HTML = 2


class NoPlainFormError(Exception):
    """Markdown has no form for a construct, or none that is safe where it stands: it becomes HTML."""


@dataclass(frozen=True, slots=True)
class Style:
    """`link` turns a resolved address into one for Markdown, `raw_link` into one for HTML. `careful`: every
    character that could mean something is escaped, and emphasis is HTML. `indented`: within a list, quote or
    the like, where Markdown does not read blocks of HTML. `in_link`: in a link's text; `in_cell`: in a table;
    `in_lines`: in a text whose lines may end where the author ended them.
    `implied_ids`: those that Python-Markdown gives headings by itself. `levels`: how certain
    blocks are written, by the identity of their node.
    """

    link: Callable[[str], str]
    raw_link: Callable[[str], str]
    careful: bool = False
    indented: bool = False
    in_link: bool = False
    in_cell: bool = False
    in_lines: bool = False
    implied_ids: frozenset[str] = frozenset()
    levels: Mapping[int, Level] = field(default_factory=dict)

    def within(self) -> Style:
        """The same, for what is indented."""
        return replace(self, indented=True)
