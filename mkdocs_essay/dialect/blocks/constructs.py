"""The table of block constructs, in the order in which they are tried at the start of a block.

A construct looks at `frame.source` from its position on. It returns True when it has read something (the
position has moved, or content has ended), False when the text is none of its kind. `first` names the
characters that can come first after blanks; None means any. The last construct takes everything.
"""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import dataclass

from mkdocs_essay.dialect.blocks import (
    abbreviations,
    attribute_lists,
    atx_headings,
    blank_lines,
    boundary,
    definition_lists,
    extensions,
    fences,
    footnotes,
    foreign,
    html,
    indented_code,
    link_definitions,
    lists,
    math,
    paragraphs,
    quotes,
    rules,
    setext_headings,
    tables,
)
from mkdocs_essay.dialect.blocks.frame import Frame


@dataclass(frozen=True, slots=True)
class Construct:
    """One row of the table."""

    name: str
    first: str | None
    read: Callable[[Frame], bool]


CONSTRUCTS = (
    Construct("blank lines", "\n\r\f\v", blank_lines.read),
    Construct("blocks of other extensions", None, foreign.read),
    Construct("indented code", None, indented_code.read),
    Construct("fenced code", "`~", fences.read),
    Construct("quote", ">", quotes.read),
    Construct("ATX heading", "#", atx_headings.read),
    Construct("rule", "*-_", rules.read),
    Construct("list", "*+-" + string.digits, lists.read),
    Construct("definition list", ":", definition_lists.read),
    Construct("HTML", "<", html.read),
    Construct("setext heading", None, setext_headings.read),
    Construct("math", "\\$", math.read),
    Construct("table", None, tables.read),
    Construct("footnote definition", "[", footnotes.read),
    Construct("link definition", "[", link_definitions.read),
    Construct("abbreviation", "*", abbreviations.read),
    Construct("attribute list definition", "{", attribute_lists.read_definition),
    Construct("extension", "{", extensions.read),
    Construct("attribute list", "{", attribute_lists.read),
    Construct("end of block", "^", boundary.read),
    Construct("paragraph", None, paragraphs.read),
)

_BY_FIRST: dict[str, tuple[Construct, ...]] = {}


def candidates(first: str) -> tuple[Construct, ...]:
    """The constructs that can start with the character `first`, in order."""
    found = _BY_FIRST.get(first)
    if found is None:
        found = tuple(row for row in CONSTRUCTS if row.first is None or first in row.first)
        if len(_BY_FIRST) < 512:
            _BY_FIRST[first] = found
    return found
