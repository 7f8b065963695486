"""Numbers of notes that are typed as superscript digits: `as he wrote¹`, and below `¹ In his diary.`

A page has such notes where a number begins a line of a paragraph and stands behind a word elsewhere. What
begins a line there, and what can only be a reference, becomes a `<sup>`; `m²` and `10⁶` stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_essay.notes.labels import read_citation
from mkdocs_essay.notes.scanner import VERBATIM, Closers, judge, passed_over
from mkdocs_essay.notes.titles import raw_text

_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(f"{_DIGITS}⁻", "0123456789-")
_NUMBER = re.compile(f"([{_DIGITS}]+(?:⁻[{_DIGITS}]+)?)")
_DIGIT = re.compile(f"[{_DIGITS}]")
_TOKEN = re.compile(
    rf"\\[\s\S]|`+|\$\$|<!--|<(?P<tag>{VERBATIM})\b[^<>]*>"
    r"|<[a-z/][^<>]*>|\]\([^()\n]*\)"
    rf"|(?<![{_DIGITS}])(?P<number>[{_DIGITS}]{{1,4}}(?:⁻[{_DIGITS}]{{1,4}})?)(?![{_DIGITS}])",
    re.IGNORECASE,
)
_LINE_START = re.compile(r"(?:\n|\A)[ \t]*\Z")
_BEFORE = 24


@dataclass(frozen=True, slots=True)
class _Number:
    """Digits in a text, what they cite, and whether they begin a line and may be a note's own number."""

    match: re.Match[str]
    labels: tuple[str, ...]
    begins_line: bool

    @property
    def spelled(self) -> str:
        """The number as it is spelled elsewhere."""
        return f"<sup>{self.match['number'].translate(_PLAIN)}</sup>"


def has_typed_digits(text: str) -> bool:
    """Whether there is a superscript digit in `text`."""
    return _DIGIT.search(text) is not None


def parts_of(text: str) -> Iterator[tuple[str, bool]]:
    """A text in parts: those between, and with True the numbers in superscript digits, in plain ones."""
    for index, part in enumerate(_NUMBER.split(text)):
        yield (part.translate(_PLAIN), True) if index % 2 else (part, False)


def spell_out(root: Element) -> None:
    """Write the numbers of notes below `root` that are typed as superscript digits as `<sup>`."""
    found = {leaf: list(_numbers(leaf)) for leaf in root.iter() if has_typed_digits(raw_text(leaf) or "")}
    numbers = [number for listed in found.values() for number in listed]
    noted = {label for number in numbers if number.begins_line for label in number.labels}
    if any(label in noted for number in numbers if not number.begins_line for label in number.labels):
        for leaf, listed in found.items():
            leaf.text = _spelled(leaf.text or "", listed)


def _numbers(leaf: Element) -> Iterator[_Number]:
    """The numbers in an element's text that begin a line of a paragraph, or can only be references."""
    text = leaf.text or ""
    closers = Closers(text)
    position = 0
    while (token := _TOKEN.search(text, position)) is not None:
        position = token.end()
        if token["number"] is None:
            position = passed_over(token, (token["tag"] or "").lower(), closers)
            continue
        labels = read_citation(token["number"].translate(_PLAIN))
        before = text[max(0, token.start() - _BEFORE) : token.start()]
        begins_line = leaf.tag == "p" and _LINE_START.search(before) is not None
        if begins_line or judge(before, text[position : position + 3], labels) == "certain":
            yield _Number(token, labels, begins_line)


def _spelled(text: str, numbers: list[_Number]) -> str:
    parts: list[str] = []
    done = 0
    for number in numbers:
        parts += (text[done : number.match.start()], number.spelled)
        done = number.match.end()
    return "".join((*parts, text[done:]))
