"""The number that a part bears in its title or in its file's name."""

from __future__ import annotations

import re

_DIGITS = r"[0-9]{1,4}"
_ROMAN = r"[IVXLC]{1,8}"
_LEADING = re.compile(rf"(?:[^\W\d]+\s+)?(?:({_DIGITS})|({_ROMAN}))(?:\s*[.:)\-–—]|$)")
_TRAILING = re.compile(rf"\W({_DIGITS})$")
_NAME_LEADING = re.compile(rf"({_DIGITS})(?:[-_. ]|$)")
_NAME_TRAILING = re.compile(rf"[-_. ]({_DIGITS})$")
_VALID_ROMAN = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_WORTH = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LONGEST = 200


def in_title(title: str) -> int | None:
    """The number of "1. The Stage", "Chapter 3: …", "Part II" or "Letter 12"; None without one."""
    title = title.strip()[:_LONGEST]
    match = _LEADING.match(title)
    if match and match[1]:
        return int(match[1])
    if match and _VALID_ROMAN.match(match[2]):
        return _roman(match[2])
    match = _TRAILING.search(title)
    return int(match[1]) if match else None


def in_file_name(path: str) -> int | None:
    """The number of `essay-1.md` or `02-stage.md`; None without one."""
    stem = path.rpartition("/")[2].rpartition(".")[0]
    match = _NAME_LEADING.match(stem) or _NAME_TRAILING.search(stem[-8:])
    return int(match[1]) if match else None


def _roman(text: str) -> int:
    total = 0
    for letter, following in zip(text, [*text[1:], ""], strict=True):
        worth = _WORTH[letter]
        total += -worth if following and _WORTH[following] > worth else worth
    return total
