"""Dashes, dots and guillemets that are typed as several characters."""

from __future__ import annotations

from collections.abc import Mapping

SYMBOLS = (
    ("---", "mdash", "\u2014"),
    ("--", "ndash", "\u2013"),
    ("...", "hellip", "\u2026"),
    ("\\<<", "", "<<"),
    ("\\>>", "", ">>"),
    ("<< ", "laquo_space", "\u00ab\u00a0"),
    (" >>", "raquo_space", "\u00a0\u00bb"),
    ("<<", "laquo", "\u00ab"),
    (">>", "raquo", "\u00bb"),
)
"""What is typed, the name that the option `typographic_symbols` knows it by, and what is shown; the first
that fits is taken."""


def symbol(text: str, position: int, shown_instead: Mapping[str, str]) -> tuple[str, int] | None:
    """The symbol typed at `position` and where it ends, None if there is none."""
    for typed, name, shown in SYMBOLS:
        if text.startswith(typed, position):
            return shown_instead.get(name, shown), position + len(typed)
    return None
