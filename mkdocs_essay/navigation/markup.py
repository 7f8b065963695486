"""A title or a summary, as an author wrote it into the front matter, made safe to stand in a page.

Jekyll puts such text into the page as it is, so that entities (`&amp;`) and inline tags (`<em>`) work. Those
are kept here; everything else is text, so that a title like `List<T>` is not lost and nothing is left open.
"""

from __future__ import annotations

import re

_INLINE = "abbr|b|bdi|cite|code|del|em|i|ins|kbd|mark|q|s|small|strong|sub|sup|u|var"
_ENTITY = r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});"
_PIECE = re.compile(rf"{_ENTITY}|</?(?:{_INLINE})>|[&<>\"]")
_SPECIAL = re.compile(r"[&<>\"]")
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_TAG = re.compile(r"<[^<>]*>")


def inline_html(text: str) -> str:
    """`text` as HTML: entities and bare inline tags kept where they are closed in order, the rest escaped."""
    if not _SPECIAL.search(text):
        return text
    balanced = _is_balanced(text)

    def piece(match: re.Match[str]) -> str:
        found = match[0]
        if len(found) == 1 or (found[0] == "<" and not balanced):
            return "".join(_ESCAPED.get(letter, letter) for letter in found)
        return found

    return _PIECE.sub(piece, text)


def without_tags(html: str) -> str:
    """What `inline_html` gave, for an attribute: the tags taken away, the entities left."""
    return _TAG.sub("", html)


def _is_balanced(text: str) -> bool:
    opened: list[str] = []
    for match in _PIECE.finditer(text):
        tag = match[0]
        if len(tag) == 1 or tag[0] != "<":
            continue
        if tag[1] != "/":
            opened.append(tag[1:-1])
        elif not opened or opened.pop() != tag[2:-1]:
            return False
    return not opened
