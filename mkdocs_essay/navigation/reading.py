"""How long a text takes to read, and how it begins."""

from __future__ import annotations

import re
from html.parser import HTMLParser

WORDS_PER_MINUTE = 230
CHARACTERS_PER_MINUTE = 450

_WESTERN = re.compile(r"[^\W_㐀-鿿豈-﫿぀-ヿ가-힣]+(?:['’\-][^\W_㐀-鿿぀-ヿ가-힣]+)*")
_EASTERN = re.compile(r"[㐀-鿿豈-﫿぀-ヿ가-힣]")
_UNREAD = frozenset(("script", "style", "template", "svg", "math", "nav", "button", "sup"))
_VOID = frozenset(
    (
        "br",
        "hr",
        "img",
        "input",
        "wbr",
        "col",
        "source",
        "track",
        "area",
        "embed",
        "link",
        "meta",
        "param",
        "base",
    )
)


def minutes(text: str) -> int:
    """Whole minutes that a reader needs for `text` (plain text), at least 1 where there is something to read.

    Words are counted where the script parts words, characters in Chinese, Japanese and Korean.
    """
    words, characters = len(_WESTERN.findall(text)), len(_EASTERN.findall(text))
    if not words and not characters:
        return 0
    return max(1, round(words / WORDS_PER_MINUTE + characters / CHARACTERS_PER_MINUTE))


def plain_text(html: str) -> str:
    """The text of a page's content as it is read: without scripts, styles, controls and our own additions."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.read)


def first_lines(html: str, length: int = 200) -> str:
    """The beginning of the first paragraph of prose, cut between words, with an ellipsis where it was cut."""
    reader = _Reader(enough=length + 40)
    # Fed piece by piece, so that a long page costs no more than a short one.
    for start in range(0, len(html), 4096):
        reader.feed(html[start : start + 4096])
        if reader.satisfied:
            break
    return shorten(" ".join(reader.paragraph.split()), length)


def shorten(text: str, length: int) -> str:
    """`text`, or so many whole words of it as fit into `length` characters."""
    if len(text) <= length:
        return text
    cut = text[: length + 1].rstrip()
    if " " in cut:
        cut = cut[: cut.rfind(" ")]
    return cut[:length].rstrip(" ,;:–—-") + "…"


class _Reader(HTMLParser):
    """Gathers text, and the first paragraph that has enough words to be prose."""

    def __init__(self, enough: int = 0) -> None:
        super().__init__(convert_charrefs=True)
        self.read: list[str] = []
        self.paragraph = ""
        self.satisfied = False
        self._enough = enough
        self._skip: list[str] = []
        self._skipping = 0
        self._inside: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self._add(" " if tag == "br" else "")
            return
        if self._skipping or tag in _UNREAD or any(name == "data-essay" for name, _ in attrs):
            if tag == (self._skip[0] if self._skip else tag):
                self._skip.append(tag)
            self._skipping = len(self._skip)
        elif tag == "p":
            self._inside = []
        elif tag in ("li", "td", "th", "div", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "pre"):
            self.read.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            if self._skip[0] == tag:
                self._skip.pop()
                self._skipping = len(self._skip)
            return
        if tag == "p":
            self.read.append(" ")
            self._end_paragraph()

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._add(data)

    def _add(self, data: str) -> None:
        self.read.append(data)
        if self._inside is not None:
            self._inside.append(data)
            if self._enough and len(data) > self._enough:
                self._end_paragraph()

    def _end_paragraph(self) -> None:
        text = "".join(self._inside or ()).strip()
        self._inside = None
        if not self.satisfied and (len(text) > len(self.paragraph)):
            self.paragraph = text
            self.satisfied = len(text) >= 60
