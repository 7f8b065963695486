"""How long a text takes to read, and how it begins; both from a page's rendered HTML, without parsing it."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

WORDS_PER_MINUTE = 230
CHARACTERS_PER_MINUTE = 450

_TAG = re.compile(r"<[^<>]*>")
_UNREAD = re.compile(r"<(script|style|sup)\b[^<>]*>")
_OURS = re.compile(r"<(\w++)(?=[^<>]*\bdata-essay=)[^<>]*+>[^<]*+</\1>")
_BEGINNING = 30_000
_PROSE = 60


def minutes(html: str) -> int:
    """Whole minutes that a reader needs for a page's content, at least 1 where there is something to read.

    Words are counted where the script parts words, characters in Chinese, Japanese and Korean.
    """
    text = _TAG.sub(" ", _without_unread(html))
    eastern, western = 0, text
    if not _is_western(text):
        western, eastern = _eastern().subn(" ", text)
    words = len(western.split())
    if not words and not eastern:
        return 0
    return max(1, round(words / WORDS_PER_MINUTE + eastern / CHARACTERS_PER_MINUTE))


def _is_western(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


# Its class is so large that it takes longer to compile than all other patterns here.
@cache
def _eastern() -> re.Pattern[str]:
    return re.compile(r"[㐀-鿿豈-﫿぀-ヿ가-힣]")


def first_lines(html: str, length: int = 200) -> str:
    """The beginning of a page's first paragraph of prose as plain text; empty where it has no paragraph.

    A paragraph of a few words (a date, the author's name) is passed over where a longer one follows.
    """
    best = ""
    beginning = html[:_BEGINNING]
    position = 0
    while len(best) < _PROSE:
        start = _paragraph(beginning, position)
        if start < 0:
            break
        end = beginning.find("</p>", start)
        position = end if end >= 0 else len(beginning)
        text = plain_text(beginning[start:position])
        if len(text) > len(best):
            best = text
    return shorten(best, length)


def _paragraph(html: str, position: int) -> int:
    """Where the next `<p>` starts, from `position` on; -1 without one."""
    while True:
        position = html.find("<p", position)
        if position < 0 or html[position + 2 : position + 3] in (">", " ", "\n", "\t"):
            return position
        position += 2


def plain_text(html: str) -> str:
    """The text of a piece of HTML with single blanks, without superscripts and what the plugin added."""
    return " ".join(unescape(_TAG.sub("", _OURS.sub("", _without_unread(html)))).split())


def _without_unread(html: str) -> str:
    """The HTML without the elements that nobody reads as text; one that is not closed stays."""
    kept: list[str] = []
    position, unclosed = 0, set[str]()
    for match in _UNREAD.finditer(html):
        name = match[1]
        if match.start() < position or name in unclosed:
            continue
        end = html.find(f"</{name}", match.end())
        if end < 0:
            unclosed.add(name)
            continue
        kept.append(html[position : match.start()])
        position = end
    return html if not kept else "".join([*kept, html[position:]])


def shorten(text: str, length: int) -> str:
    """`text`, or so many whole words of it as fit into `length` characters, with an ellipsis."""
    if len(text) <= length:
        return text
    cut = text[: length + 1]
    blank = cut.rfind(" ")
    return cut[: blank if blank > 0 else length].rstrip(" ,;:–—-") + "…"
