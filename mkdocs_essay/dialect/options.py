"""kramdown's options, by kramdown's names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Options:
    """The options of kramdown that a Jekyll site can set and that change what a page shows.

    Defaults are kramdown's, as Jekyll sets them (GFM input, hard_wrap off).
    """

    auto_ids: bool = True
    toc_levels: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
    parse_block_html: bool = False
    parse_span_html: bool = True
    hard_wrap: bool = False
    smart_quotes: tuple[str, str, str, str] = ("lsquo", "rsquo", "ldquo", "rdquo")
    link_defs: Mapping[str, Any] = field(default_factory=dict)
