"""Abbreviations: each place where a defined one stands as a word of its own becomes an `<abbr>`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from mkdocs_essay.dialect.attributes import size_of
from mkdocs_essay.dialect.document import Abbreviation, Document
from mkdocs_essay.dialect.spans.content import Item

# An abbreviation begins with one of these, since it stands as a word of its own.
_BEGINNING = re.compile(r"\w+|\W", re.ASCII)
_WORD = re.compile(r"\w", re.ASCII)


class Abbreviations:
    """Finds the abbreviations of one document in texts; longer ones go before shorter ones.

    One stands as a word of its own where a character that is no ASCII word character, or the start of a text,
    comes before it, and no ASCII word character behind it. There may be thousands, so they are looked up by
    their first words.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        lengths: dict[str, set[int]] = {}
        for name in document.abbreviations:
            beginning = _BEGINNING.match(name)
            if beginning is not None:
                lengths.setdefault(beginning[0], set()).add(len(name))
        self._lengths = {beginning: sorted(each, reverse=True) for beginning, each in lengths.items()}

    def mark(self, text: str) -> list[Item]:
        """The text with the abbreviations in it as elements."""
        items: list[Item] = []
        position = 0
        for start, name in self._found(text):
            if start > position:
                items.append(text[position:start])
            items.append(self._element(name))
            position = start + len(name)
        if position < len(text):
            items.append(text[position:])
        return items

    def _found(self, text: str) -> Iterator[tuple[int, str]]:
        end = 0
        for beginning in _BEGINNING.finditer(text):
            start, lengths = beginning.start(), self._lengths.get(beginning[0])
            if lengths is None or start < end or (start > end and _is_word(text[start - 1])):
                continue
            name = self._longest(text, start, lengths)
            if name is not None:
                yield start, name
                end = start + len(name)

    def _longest(self, text: str, start: int, lengths: list[int]) -> str | None:
        """The longest abbreviation that stands at `start`, of one of these lengths."""
        for length in lengths:
            name = text[start : start + length]
            definition = self._document.abbreviations.get(name)
            is_whole = definition is not None and not _is_word(text[start + length : start + length + 1])
            if not self._document.expand(length + (_size(definition) if definition and is_whole else 0)):
                break
            if is_whole:
                return name
        return None

    def _element(self, name: str) -> Element:
        definition = self._document.abbreviations[name]
        element = Element("abbr", definition.attributes)
        if definition.title:
            element.set("title", definition.title)
        element.text = AtomicString(name)
        return element


def _is_word(text: str) -> bool:
    return _WORD.match(text) is not None


def _size(definition: Abbreviation) -> int:
    return len(definition.title) + size_of(definition.attributes)
