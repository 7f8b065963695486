"""A rule as text, for the terminal and for the manual."""

from __future__ import annotations

import textwrap

from mkdocs_essay.checks.fixes.table import may_be_mended
from mkdocs_essay.checks.rule import Rule

WIDTH = 100


def explain(rule: Rule) -> str:
    """What a code means, what to do, and an example, for a terminal; ends with a line end."""
    blocks = [f"{rule.code} ({rule.severity})", rule.meaning, rule.advice]
    if may_be_mended(rule.code):
        blocks.append("`mkdocs-essay check --fix` mends it where there is only one way.")
    shown = [textwrap.fill(block, WIDTH) for block in blocks]
    for path, text in rule.example.items():
        shown.append(f"Example, {path}:\n\n{textwrap.indent(shortened(text), '    ')}".rstrip())
    return "\n\n".join(shown) + "\n"


def shortened(text: str) -> str:
    """An example with its lines cut to the width of a terminal."""
    return "".join(
        line if len(line) <= WIDTH else f"{line[: WIDTH - 2]}…\n" for line in text.splitlines(keepends=True)
    )
