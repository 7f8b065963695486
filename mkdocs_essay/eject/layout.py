"""Texts indented and prefixed."""

from __future__ import annotations

INDENT = "    "


def indented(text: str, prefix: str = INDENT) -> str:
    """The text with each line that is not empty indented."""
    return "\n".join(f"{prefix}{line}" if line.strip() else "" for line in text.split("\n"))


def hanging(first: str, text: str) -> str:
    """The text behind `first`, its further lines indented."""
    return first + indented(text).removeprefix(INDENT)
