"""Heading ids by kramdown's two rules. Both work on a heading's rendered text.

Standard library only.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

_NOT_ASCII_WORD = re.compile(r"[^a-zA-Z0-9_\- \t]+")
_BEFORE_LETTER = re.compile(r"^[^a-zA-Z]+", re.MULTILINE)
_NOT_CLASSIC = re.compile(r"[^a-zA-Z0-9 -]+")
_BLANKS = str.maketrans(" \t", "--")


@dataclass(slots=True)
class HeadingIds:
    """Gives out the ids of one document, each with the prefix; the two rules count their doubles apart."""

    prefix: str = ""
    _document: dict[str, int] = field(default_factory=dict)
    _classic: dict[str, int] = field(default_factory=dict)

    def at_document_level(self, text: str) -> str:
        """The rule of GFM. May be empty: then the heading has no id that can be linked to."""
        return self.prefix + _numbered(document_id(text), self._document)

    def in_html(self, text: str) -> str:
        """The rule for headings inside an HTML element."""
        return self.prefix + _numbered(classic_id(text) or "section", self._classic)


def document_id(text: str) -> str:
    """Lower case, without all but word characters of any script, `-` and blanks, which become `-`."""
    lowered = text.lower()
    # Most headings are plain English, for which a pattern is quicker.
    kept = _NOT_ASCII_WORD.sub("", lowered) if lowered.isascii() else "".join(filter(_is_kept, lowered))
    return kept.translate(_BLANKS)


def _is_kept(character: str) -> bool:
    if character in "- \t_":
        return True
    category = unicodedata.category(character)
    return category[0] in "LM" or category in ("Nd", "Nl", "Pc")


def classic_id(text: str) -> str:
    """From the first letter on, without all but ASCII letters, digits, `-` and blanks, which become `-`;
    lower case.
    """
    return _NOT_CLASSIC.sub("", _BEFORE_LETTER.sub("", text)).replace(" ", "-").lower()


def _numbered(identifier: str, seen: dict[str, int]) -> str:
    count = seen.get(identifier, -1) + 1
    seen[identifier] = count
    return f"{identifier}-{count}" if count else identifier
