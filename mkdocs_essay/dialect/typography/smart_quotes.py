"""Curly quotes by kramdown's rules, which look at the character before a quote and at those behind it."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import NamedTuple

from mkdocs_essay.dialect.white_space import WHITE

_NOT_BEFORE_CLOSING = " \\\t\r\n[{(-"
_WORD = re.compile(r"\w", re.ASCII)
_DECADE = re.compile(r"[0-9][0-9]s")
_BEFORE_EMPHASIS = re.compile(r"[_*]{1,2}[^ \t\r\n\f\v]")
_BEFORE_PUNCTUATION = re.compile(r"""[!"#$%'()*+,\-./:;<=>?@\[\\\]^_`{|}~](?!\.\.)\B""")
_BEFORE_SPACE = re.compile(r"[ \t\r\n\f\v]|s\b|\Z")


class Marks(NamedTuple):
    """The four quotation marks as they are shown."""

    left_single: str
    right_single: str
    left_double: str
    right_double: str

    def left(self, quote: str) -> str:
        """The opening mark for a typed quote."""
        return self.left_single if quote == "'" else self.left_double

    def right(self, quote: str) -> str:
        """The closing mark for a typed quote."""
        return self.right_single if quote == "'" else self.right_double


@lru_cache(maxsize=32)
def marks(names: tuple[str, str, str, str]) -> Marks:
    """The marks that the option `smart_quotes` names, by entity name or code point."""
    return Marks(*(_mark(str(name)) for name in names))


def _mark(name: str) -> str:
    if name.isdecimal():
        return html.unescape(f"&#{name};")
    shown = html.unescape(f"&{name};")
    return name if shown.startswith("&") and shown.endswith(";") else shown


class Quoted(NamedTuple):
    """What a quote turns into: text before it, the marks, and where reading goes on."""

    text: str
    marks: tuple[str, ...]
    end: int


def quote(text: str, position: int, shown: Marks) -> Quoted:
    """Read the quote at `position`, or at `position + 1` behind a character that is looked at too."""
    if text[position] in "'\"":
        return _bare(text, position, shown)
    before, typed, end = text[position], text[position + 1], position + 2
    if before in WHITE:
        if typed + text[end : end + 1] in ("\"'", "'\"") and _WORD.match(text, end + 1):
            return Quoted(before, (shown.left(typed), shown.left(text[end])), end + 1)
        if typed == "'" and _DECADE.match(text, end):
            return Quoted(before, (shown.right_single,), end)
        if _WORD.match(text, end):
            return Quoted(before, (shown.left(typed),), end)
    if before not in _NOT_BEFORE_CLOSING:
        return Quoted(before, (shown.right(typed),), end)
    return Quoted(before, (shown.left(typed),), end)


def _bare(text: str, position: int, shown: Marks) -> Quoted:
    """A quote with nothing before it, or nothing that has not been read yet."""
    typed, end = text[position], position + 1
    following = text[end : end + 1]
    if _BEFORE_EMPHASIS.match(text, end):
        return Quoted("", (shown.left(typed),), end)
    if _BEFORE_PUNCTUATION.match(text, end):
        return Quoted("", (shown.right(typed),), end)
    if typed + following in ("\"'", "'\"") and _WORD.match(text, end + 1):
        return Quoted("", (shown.left(typed), shown.left(following)), end + 1)
    if typed == "'" and _DECADE.match(text, end):
        return Quoted("", (shown.right_single,), end)
    if following in ("'", '"'):
        return Quoted(typed, (shown.right(following),), end + 1)
    if _BEFORE_SPACE.match(text, end):
        return Quoted("", (shown.right(typed),), end)
    return Quoted("", (shown.left(typed),), end)
