"""What must hold for any text at all: words come out, HTML is balanced, time is bounded."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser

# What hides words by its nature: attribute lists, extensions, definitions, comments and the inside of tags.
HIDING = re.compile(r"\{|\]:|<|^\*\[|```|~~~", re.MULTILINE)
WORD = re.compile(r"(?<![&#\w])[a-z]{4,}(?![\w;])")
# What hands HTML through as it is, or is ended by HTML elsewhere than by kramdown, as kramdown does too.
RAW = re.compile(r"nomarkdown|<(?:[?!]|script|style|textarea|title|iframe|xmp|no|plaintext)", re.IGNORECASE)
VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr basefont command keygen".split()
)


@contextmanager
def bounded(characters: int) -> Iterator[None]:
    """Let no work on so many characters take long; with the slack that an instrumented run needs."""
    start = time.process_time()
    yield
    spent = time.process_time() - start
    assert spent < 1 + characters / 1000, f"{spent:.2f} s for {characters} characters"


def lost_words(text: str, html: str) -> list[str]:
    """The words of a text that are not in its HTML; none is counted where markup may hide some."""
    if HIDING.search(text):
        return []
    return [word for word in WORD.findall(text) if word not in html]


class _Balance(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open, f"</{tag}> closes nothing"
            assert self.open[-1] == tag, f"</{tag}> closes <{self.open[-1]}>"
            self.open.pop()


def check_balance(text: str, html: str) -> None:
    """Assert that in a text's HTML each tag is closed, and by its own kind.

    Nothing is asserted where the author has HTML handed through as it is.
    """
    if RAW.search(text):
        return
    parser = _Balance()
    parser.feed(html)
    parser.close()
    assert not parser.open, f"open at the end: {parser.open}"
