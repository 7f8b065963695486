"""How much one page may ask of Liquid."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds per rendered page.

    `iterations` counts turns of all loops and items that filters look at. `output` is in characters and
    bounds the page as well as every single string, `filtered` all strings together that filters make or look
    at. `work` counts nodes, filters and conditions each time that they are come to, and items and characters
    that are looked at, as many as take the same time. `items` bounds an array. `depth` counts blocks and
    includes within one another as they are rendered, `nesting` the blocks within one another in one file.
    """

    iterations: int = 1_000_000
    output: int = 16_000_000
    filtered: int = 100_000_000
    work: int = 10_000_000
    items: int = 1_000_000
    depth: int = 150
    nesting: int = 100
