"""Slugs as Jekyll makes them, for addresses and for the `slugify` filter."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

_PRETTY = frozenset("._~!$&'()+,;=@")
_LATIN = {
    **dict(zip("ØøĐđÐðŁłıĦħĸŦŧĿŀŊŋ", "OoDdDdLliHhkTtLlNn", strict=True)),
    "ß": "ss",
    "Æ": "AE",
    "æ": "ae",
    "Œ": "OE",
    "œ": "oe",
    "Þ": "Th",
    "þ": "th",
    "Ĳ": "IJ",
    "ĳ": "ij",
}


def _is_word(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "ML" or category == "Nd"


_KEPT: dict[str, Callable[[str], bool]] = {
    "raw": lambda character: not (character.isascii() and character.isspace()),
    "default": _is_word,
    "pretty": lambda character: character in _PRETTY or _is_word(character),
    "ascii": lambda character: character.isascii() and character.isalnum(),
}


def slugify(text: str, mode: str = "default", cased: bool = False) -> str:
    """`text` with each run of other characters as one hyphen. Modes: raw, default, pretty, ascii, latin;
    any other (Jekyll's is `none`) leaves the characters alone. In lower case unless `cased`.
    """
    if mode == "latin":
        text, mode = transliterate(text), "default"
    kept = _KEPT.get(mode)
    if kept is None:
        return text if cased else text.lower()
    pieces: list[str] = []
    for character in text:
        if kept(character):
            pieces.append(character)
        elif not pieces or pieces[-1] != "":
            pieces.append("")
    slug = "".join(piece or "-" for piece in pieces)
    slug = slug.removeprefix("-").removesuffix("-")
    return slug if cased else slug.lower()


def transliterate(text: str) -> str:
    """Latin letters without their marks; what has no Latin letter becomes a question mark."""
    pieces = []
    for character in text:
        if character.isascii():
            pieces.append(character)
            continue
        base = _LATIN.get(character) or unicodedata.normalize("NFD", character)[0]
        pieces.append(base if base.isascii() else "?")
    return "".join(pieces)


def titleize(slug: str) -> str:
    """A title from a slug: its words, each with a capital."""
    return " ".join(word[:1].upper() + word[1:].lower() for word in slug.split("-") if word)
