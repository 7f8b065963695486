"""The grammar of notes' numbers and marks: what a superscript may say, and how a note begins.

    1 … 9999            a number
    * ** *** † ‡ § ¶ #  a mark, up to three of a kind
    a … z               a letter
    ii … lxxxix         a Roman numeral

A superscript may cite several: `26, 27`, `3–5`, `[1]`, and what a scan made of one: `®4`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

MARKS = "*†‡§¶#"
_MARK_NAMES = {
    "*": "asterisk",
    "†": "dagger",
    "‡": "double-dagger",
    "§": "section",
    "¶": "pilcrow",
    "#": "number",
}
_MAXIMUM_RANGE = 50
_MAXIMUM_LENGTH = 80

_TAGS = re.compile(r"<[^<>]*>")
_LINK = re.compile(r"\]\([^()\s]*\)")
_DECORATION = re.compile(r"[\\()\[\]{}_.:^]|\*\*(?=[\d\[])|(?<=[\d\]])\*\*|\*(?=\d)|(?<=\d)\*")
_STRAY = re.compile(r"^[®©™]\s*(?=\d)")
_ITEM = re.compile(
    r"(\d{1,4})(?:\s*(?:--?|[–—‒‑])\s*(\d{1,4}))?|([*]{1,3}|†{1,3}|‡{1,3}|§{1,3}|¶{1,3}|#)"
    r"|([ivxl]{2,7}|[A-Za-z])(?![A-Za-z])"
)
_ROMAN = re.compile(r"(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_BETWEEN = re.compile(r"\s*(?:[,;&/]|and\b)?\s*")


@dataclass(frozen=True, slots=True)
class Span:
    """One citation in a superscript's visible text: `text[start:end]` cites `labels` (more than one for a
    range)."""

    start: int
    end: int
    labels: tuple[str, ...]


def plain(content: str) -> str:
    """A superscript's raw content without tags, escapes and brackets."""
    if len(content) > _MAXIMUM_LENGTH * 3:
        return ""
    text = unescape(_TAGS.sub("", _LINK.sub("]", content))).replace("\u00a0", " ")
    return _DECORATION.sub("", text).strip()


# The same few numbers stand on every page.
@lru_cache(maxsize=4096)
def read_citation(content: str) -> tuple[str, ...]:
    """The labels that a superscript with this raw content cites; empty where it is no citation."""
    return tuple(label for span in citation_spans(plain(content)) for label in span.labels)


def citation_spans(text: str) -> tuple[Span, ...]:
    """The citations in a superscript's visible text, or none where anything else stands there."""
    if not text or len(text) > _MAXIMUM_LENGTH:
        return ()
    found: list[Span] = []
    stray = _STRAY.match(text)
    position = stray.end() if stray else 0
    while position < len(text):
        item = _ITEM.match(text, position)
        if item is None:
            return ()
        labels = _labels(item)
        if not labels:
            return ()
        found.append(Span(item.start(), item.end(), labels))
        between = _BETWEEN.match(text, item.end())
        position = between.end() if between else item.end()
        parted = text[item.end() : position].strip() != "" or (position > item.end() and item[1] is not None)
        if position < len(text) and not (parted and (text[position].isdigit() or not _is_blank(between))):
            return ()
    return tuple(found)


def _is_blank(between: re.Match[str] | None) -> bool:
    return between is None or not between[0].strip()


def citation_items(text: str) -> Iterator[Span]:
    """The citations in a superscript's text as it is shown, whatever stands between and around them."""
    for item in _ITEM.finditer(text):
        labels = _labels(item)
        if labels:
            yield Span(item.start(), item.end(), labels)


def _labels(item: re.Match[str]) -> tuple[str, ...]:
    first, last, mark, letter = item.groups()
    if mark or letter:
        return (mark or letter,) if mark or len(letter) == 1 or _ROMAN.fullmatch(letter) else ()
    if last is None:
        return (normal(first),)
    low, high = int(first), int(last)
    if not low < high <= low + _MAXIMUM_RANGE:
        return ()
    return tuple(str(number) for number in range(low, high + 1))


def normal(number: str) -> str:
    """A number without leading noughts."""
    return str(int(number))


def is_number(label: str) -> bool:
    """Whether the label is a number and not a mark or letter."""
    return label.isdigit()


def slug(label: str) -> str:
    """A label as part of an address: `26`, `a`, `asterisk`, `dagger-dagger`."""
    return "-".join(_MARK_NAMES[sign] for sign in label) if label[0] in _MARK_NAMES else label


WRAPPERS = ("small", "span", "font", "em", "i", "strong", "b", "cite")
"""Tags that may stand around a note."""

_BEFORE = (
    r"\s*(?:<a\b[^<>]*>\s?</a\s*>\s?)?"
    rf"(?:<(?P<wrapper>{'|'.join(WRAPPERS)})\b[^<>]*>\s?)?"
)
"""Before a note's number may stand an empty anchor, for links to lead to, and a tag around the note."""

_SUP_HEAD = re.compile(
    _BEFORE
    + r"""(?:[*_]{1,3}(?=<sup))?(?:\\?\[)?
    <sup\b[^<>]*>(?P<content>[^\n]{0,80}?)</sup\s*>(?:</sup\s*>)?(?:\\?\])?
    (?:[ \t]*[.):](?=[\s*_]|$|[^\d\s]))?[ \t\u00a0]*""",
    re.IGNORECASE | re.VERBOSE,
)
_BRACKET_HEAD = re.compile(
    _BEFORE + r"\\?\[(?P<content>\d{1,4}|[*†‡§¶]{1,3}|[a-z])\\?\](?![(\[])[.:]?[ \t\u00a0]*"
)
_MARK_HEAD = re.compile(_BEFORE + r"(?P<content>[†‡¶§]{1,3}|\\\*{1,3})[.)]?[ \t\u00a0]*")
_NUMBER_HEAD = re.compile(r"\s*\\?\^?(?P<content>\d{1,4})\\?[.):]?\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Head:
    """The number at the head of a note's raw text, which goes on at `end`. `superscript`: written as one.

    `wrapper` is the name of a tag that is opened before it, around the note.
    """

    label: str
    end: int
    superscript: bool
    wrapper: str = ""


def note_head(text: str, start: int = 0, *, loose: bool = False) -> Head | None:
    """The number or mark that a note's raw text begins with at `start`, or None.

    Without `loose` it must be a superscript; with it, brackets and bare marks count as well.
    """
    match = _SUP_HEAD.match(text, start)
    if match is not None:
        labels = read_citation(match["content"])
        wrapper = match["wrapper"] or ""
        return Head(labels[0], match.end(), True, wrapper) if len(labels) == 1 else None
    if not loose:
        return None
    match = _BRACKET_HEAD.match(text, start)
    if match is not None:
        label = match["content"]
        return Head(normal(label) if label.isdigit() else label, match.end(), False, match["wrapper"] or "")
    match = _MARK_HEAD.match(text, start)
    if match is not None:
        return Head(match["content"].replace("\\", ""), match.end(), False, match["wrapper"] or "")
    return None


def bare_head(text: str, start: int = 0) -> Head | None:
    """The number that a text begins with at `start` and nothing else marks."""
    match = _NUMBER_HEAD.match(text, start)
    return Head(normal(match["content"]), match.end(), False) if match else None
