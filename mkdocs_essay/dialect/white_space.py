"""What kramdown takes for white space: ASCII's. A no-break space, as editors and web pages give it, is text
like any other; Python's own `strip` and `\\s` would take it away.
"""

from __future__ import annotations

WHITE = " \t\r\n\f\v"
SPACE = r"[ \t\r\n\f\v]"
"""The same as a part of a pattern."""


def is_white(text: str) -> bool:
    """Whether a text holds nothing else."""
    return not text.strip(WHITE)
