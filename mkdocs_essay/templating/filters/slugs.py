"""`slugify` and its modes."""

# A filter is given the context, whether it needs it or not.
# ruff: noqa: ARG001

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

from mkdocs_essay.templating.context import JekyllContext
from mkdocs_essay.templating.values import to_s

PRETTY = frozenset("._~!$&'()+,;=@")
LATIN = {
    "Æ": "AE", "æ": "ae", "Ð": "D", "ð": "d", "Ø": "O", "ø": "o", "Þ": "Th", "þ": "th", "ß": "ss", "×": "x",
    "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "Ĳ": "IJ", "ĳ": "ij", "ĸ": "k", "Ŀ": "L", "ŀ": "l",
    "Ł": "L", "ł": "l", "ŉ": "'n", "Ŋ": "NG", "ŋ": "ng", "Œ": "OE", "œ": "oe", "Ŧ": "T", "ŧ": "t", "ſ": "?",
}  # fmt: skip


def is_letter_or_digit(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in "LM" or category == "Nd"


KEPT: dict[str, Callable[[str], bool]] = {
    "raw": lambda char: char not in " \t\n\v\f\r",
    "default": is_letter_or_digit,
    "latin": is_letter_or_digit,
    "pretty": lambda char: char in PRETTY or is_letter_or_digit(char),
    "ascii": lambda char: char.isascii() and char.isalnum(),
}


def transliterate(text: str) -> str:
    """Latin letters without their marks; a `?` for all else that is not ASCII."""
    found = []
    for char in text:
        plain = LATIN.get(char) or unicodedata.normalize("NFKD", char)[0]
        found.append(char if char.isascii() else plain if plain.isascii() and ord(char) < 0x180 else "?")
    return "".join(found)


def slugify(context: JekyllContext, value: Any, mode: Any = None) -> str | None:
    if value is None:
        return None
    text, mode = to_s(value), mode or "default"
    if mode not in KEPT:
        return text.lower()
    if mode == "latin":
        text = transliterate(text)
    keep = KEPT[mode]
    slug: list[str] = []
    replaced = False
    for char in text:
        kept = keep(char)
        if kept or not replaced:
            slug.append(char if kept else "-")
        replaced = not kept
    return "".join(slug).removeprefix("-").removesuffix("-").lower()


FILTERS: dict[str, Callable[..., Any]] = {"slugify": slugify}
