"""Finds superscripts that may be references in raw span text, in one pass.

Code spans, math, comments, escapes and elements whose content is not text are passed over. What stands before
a superscript tells a reference from an exponent: a unit or a variable with 2 or 3 is one (`m<sup>2</sup>`), a
digit, a single letter or a formula right before makes it doubtful (`10<sup>6</sup>`, `CO<sup>2</sup>`), but a
year does not (`in 1999<sup>3</sup>`), and a superscript right before a chemical symbol counts nucleons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_essay.notes.labels import is_number, read_citation
from mkdocs_essay.notes.model import Strength

VERBATIM = "code|kbd|samp|pre|script|style|math|svg|textarea"
"""The tags between which nothing is a note's number, for a regular expression."""

_TOKEN = re.compile(
    rf"\\[\s\S]|`+|\$\$|<!--|<(?P<tag>sup|{VERBATIM})\b[^<>]*>",
    re.IGNORECASE,
)
_TICKS = re.compile(r"`+")
_LONGEST = 240
_CLOSERS = {"$$": "$$", "<!--": "-->"}
_UNIT = re.compile(
    r"(?:^|[\s\d/·*⋅.,(])(?:[kcdmµμn]?m|ft|in|yd|mi|inch|inches|feet|foot|sec|min|s|kg|lb|Hz|px|km/h|kWh|Å|A|V|T|L|meters?|metres?)$"
)
_LAST_WORD = re.compile(r"(?:[^\W_]|[.,](?=\d))+$")
_YEAR = re.compile(r"(?:^|\D)(?:1[1-9]\d\d|20\d\d)$")
_FORMULA = re.compile(r"(?:^|\W)(?:CO|NO|SO|CH|NH|PO|SiO|TiO|MnO)$")
_SYMBOL = re.compile(r"[A-Z][a-z]?(?![a-z])")


@dataclass(frozen=True, slots=True)
class Superscript:
    """A superscript in a raw text: the tag starts at `start`, its content at `inner`, all ends at `end`."""

    start: int
    inner: int
    close: int
    end: int
    labels: tuple[str, ...]
    strength: Strength


def superscripts(text: str, start: int = 0, stop: int | None = None) -> Iterator[Superscript]:
    """The superscripts of `text` from `start` on that read like citations, as if it ended at `stop`."""
    stop = len(text) if stop is None else stop
    if text.find("<", start, stop) < 0:
        return
    closers = Closers(text, start, stop)
    position = start
    while (token := _TOKEN.search(text, position, stop)) is not None:
        position = token.end()
        name = (token["tag"] or "").lower()
        if name == "sup":
            found = _superscript(text, token, closers)
            if found is not None:
                position = found.end
                if found.labels:
                    yield found
        else:
            position = passed_over(token, name, closers)


def _superscript(text: str, token: re.Match[str], closers: Closers) -> Superscript | None:
    """The superscript that `token` opens; with no labels if it is no citation, None if it is not closed
    nearby."""
    inner = token.end()
    close = closers.find("</sup", inner)
    end = text.find(">", close, min(close + _LONGEST, closers.stop)) + 1 if close >= 0 else 0
    if not end or close - inner > _LONGEST:
        return None
    labels = read_citation(text[inner:close])
    strength = judge(
        text[max(0, token.start() - 24) : token.start()], text[end : min(end + 3, closers.stop)], labels
    )
    return Superscript(token.start(), inner, close, end, labels if strength else (), strength or "possible")


def passed_over(token: re.Match[str], name: str, closers: Closers) -> int:
    """Where the text goes on behind what `token` opens."""
    opener, end = token[0], token.end()
    if name:
        return end if opener.endswith("/>") else closers.after(f"</{name}", end)
    if opener[0] == "`":
        return closers.after_ticks(opener, token.start(), end)
    if opener in _CLOSERS:
        return closers.after(_CLOSERS[opener], end)
    return end


class Closers:
    """Looks for closers in `text[start:stop]` and remembers those that do not come any more, so that all
    look-ups take linear time."""

    def __init__(self, text: str, start: int = 0, stop: int | None = None) -> None:
        self._text = text
        self._start = start
        self.stop = len(text) if stop is None else stop
        part = text[start : self.stop]
        lowered = part.lower()
        self._lowered = lowered if len(lowered) == len(part) else part
        self._missing: set[str] = set()
        self._ticks: dict[int, list[int]] | None = None

    def find(self, closer: str, position: int) -> int:
        """Where `closer`, in small letters, comes next from `position` on; -1 if nowhere."""
        if closer in self._missing:
            return -1
        found = self._lowered.find(closer, position - self._start)
        if found < 0:
            self._missing.add(closer)
            return found
        return self._start + found

    def after(self, closer: str, position: int) -> int:
        """Where the text goes on behind `closer`; at `position` if there is none."""
        found = self.find(closer, position)
        return position if found < 0 else found + len(closer)

    def after_ticks(self, ticks: str, start: int, position: int) -> int:
        """Where the text goes on behind the code span that these backticks open."""
        if self._ticks is None:
            self._ticks = {}
            for run in _TICKS.finditer(self._text, self._start, self.stop):
                self._ticks.setdefault(len(run[0]), []).append(run.start())
            for starts in self._ticks.values():
                starts.reverse()
        starts = self._ticks.get(len(ticks), [])
        while starts and starts[-1] <= start:
            starts.pop()
        return starts[-1] + len(ticks) if starts else position


def judge(before: str, after: str, labels: tuple[str, ...]) -> Strength | None:
    """Whether a superscript between these texts may cite `labels`: `certain`, `possible`, or None where it
    cannot."""
    if not labels:
        return None
    if not is_number(labels[0]):
        return "possible"
    if len(labels) > 1:
        return "certain"
    if labels[0] in ("1", "2", "3", "4") and _UNIT.search(before):
        return None
    if labels[0] in ("2", "3", "4") and _FORMULA.search(before):
        return "possible"
    if after and _SYMBOL.match(after) and not before[-1:].strip():
        return None
    word = _LAST_WORD.search(before)
    if word is None:
        return "certain"
    if _YEAR.search(word[0]):
        return "certain"
    if word[0][-1].isdigit() or len(word[0]) == 1:
        return "possible"
    return "certain"
