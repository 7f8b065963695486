"""Dashes, dots and guillemets that are typed as several characters."""

from __future__ import annotations

SYMBOLS = (
    ("---", "\u2014"),
    ("--", "\u2013"),
    ("...", "\u2026"),
    ("\\<<", "<<"),
    ("\\>>", ">>"),
    ("<< ", "\u00ab\u00a0"),
    (" >>", "\u00a0\u00bb"),
    ("<<", "\u00ab"),
    (">>", "\u00bb"),
)
"""What is typed and what is shown; the first that fits is taken."""


def symbol(text: str, position: int) -> tuple[str, int] | None:
    """The symbol typed at `position` and where it ends, None if there is none."""
    for typed, shown in SYMBOLS:
        if text.startswith(typed, position):
            return shown, position + len(typed)
    return None
