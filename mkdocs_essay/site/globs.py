"""Patterns of files as Ruby's `File.fnmatch?` reads them without flags: `*` crosses slashes, braces are
plain text.
"""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=1024)
def compile_glob(pattern: str, star: str = ".") -> re.Pattern[str]:
    """A pattern that matches a whole path. `star` is the set that `*` and `?` stand for: `[^/]` keeps within
    a folder.

    Each part after a star is an atomic group, so that a row of stars takes no more than linear time a part.
    """
    parts: list[list[str]] = [[]]
    position = 0
    while position < len(pattern):
        text, position = _next_token(pattern, position, star)
        if text is None:
            parts.append([])
        else:
            parts[-1].append(text)
    first, *others = ("".join(part) for part in parts)
    if not others:
        return re.compile(rf"{first}\Z", re.DOTALL)
    middle = "".join(rf"(?>{star}*?{part})" for part in others[:-1])
    return re.compile(rf"{first}{middle}{star}*{others[-1]}\Z", re.DOTALL)


def _next_token(pattern: str, position: int, star: str) -> tuple[str | None, int]:
    """The expression for the token at `position` (None: a star) and where the next one starts."""
    character = pattern[position]
    if character == "*":
        return None, position + 1
    if character == "?":
        return star, position + 1
    if character == "\\" and position + 1 < len(pattern):
        return re.escape(pattern[position + 1]), position + 2
    if character == "[":
        end = pattern.find("]", position + 2)
        if end > 0:
            return _bracket(pattern[position + 1 : end]), end + 1
    return re.escape(character), position + 1


def _bracket(body: str) -> str:
    negated = body[0] in "!^"
    body = body[1:] if negated else body
    inner = (
        body.replace("\\", "\\\\")
        .replace("[", "\\[")
        .replace("^", "\\^")
        .replace("&", "\\&")
        .replace("~", "\\~")
    )
    expression = f"[{'^' if negated else ''}{inner}]"
    try:
        re.compile(expression)
    except re.error:
        return "(?!)"
    return expression


def matches(pattern: str, path: str) -> bool:
    """Whether `path` as a whole matches `pattern`."""
    return compile_glob(pattern).match(path) is not None
