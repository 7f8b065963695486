"""Slugs as Jekyll makes them, for addresses and for the `slugify` filter."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

_PRETTY = frozenset("._~!$&'()+,;=@")
_LATIN = {
    "Æ": "AE", "æ": "ae", "Ð": "D", "ð": "d", "Ø": "O", "ø": "o", "Þ": "Th", "þ": "th", "ß": "ss", "×": "x",
    "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "Ĳ": "IJ", "ĳ": "ij", "ĸ": "k", "Ŀ": "L", "ŀ": "l",
    "Ł": "L", "ł": "l", "ŉ": "'n", "Ŋ": "NG", "ŋ": "ng", "Œ": "OE", "œ": "oe", "Ŧ": "T", "ŧ": "t", "ſ": "?",
}  # fmt: skip


def _is_word(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "ML" or category == "Nd"


_KEPT: dict[str, Callable[[str], bool]] = {
    "raw": lambda character: character not in " \t\n\v\f\r",
    "default": _is_word,
    "pretty": lambda character: character in _PRETTY or _is_word(character),
    "ascii": lambda character: character.isascii() and character.isalnum(),
}


def slugify(text: str, mode: str = "default", cased: bool = False) -> str:
    """`text` with each run of other characters as one hyphen. Modes: raw, default, pretty, ascii, latin;
    any other (Jekyll's is `none`) leaves the characters alone. In lower case unless `cased`.
    """
    if mode == "latin":
        text, mode = _transliterate(text), "default"
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


def _transliterate(text: str) -> str:
    """Latin letters without their marks; what has no Latin letter becomes a question mark."""
    return "".join(character if character.isascii() else _latin(character) for character in text)


def _latin(character: str) -> str:
    plain = _LATIN.get(character) or unicodedata.normalize("NFKD", character)[0]
    # The table that Jekyll's library has ends with the block Latin Extended-A.
    return plain if plain.isascii() and ord(character) < 0x180 else "?"


def titleize(slug: str) -> str:
    """A title from a slug: its words, each with a capital."""
    return " ".join(word[:1].upper() + word[1:].lower() for word in slug.split("-") if word)
