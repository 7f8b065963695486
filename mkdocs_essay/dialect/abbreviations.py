"""Abbreviations: each place where a defined one stands as a word of its own becomes an `<abbr>`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from mkdocs_essay.dialect.document import Abbreviation
from mkdocs_essay.dialect.spans.content import Item


class Abbreviations:
    """Finds the abbreviations of one document in texts; longer ones go before shorter ones.

    One stands as a word of its own where a character that is no ASCII word character, or the start of a line,
    comes before it, and no ASCII word character behind it.
    """

    def __init__(self, definitions: Mapping[str, Abbreviation]) -> None:
        self._definitions = definitions
        names = sorted(definitions, key=len, reverse=True)
        any_name = "|".join(map(re.escape, names))
        self._name = re.compile(rf"(?:{any_name})(?!\w)", re.ASCII)
        self._search = re.compile(rf"(?:(?<!\w)|^)(?:{any_name})(?!\w)", re.ASCII | re.MULTILINE)

    def mark(self, text: str) -> list[Item]:
        """The text with the abbreviations in it as elements."""
        items: list[Item] = []
        position = 0
        while True:
            match = self._name.match(text, position) or self._search.search(text, position)
            if match is None or match.end() == match.start():
                break
            if match.start() > position:
                items.append(text[position : match.start()])
            items.append(self._element(match[0]))
            position = match.end()
        if position < len(text):
            items.append(text[position:])
        return items

    def _element(self, name: str) -> Element:
        definition = self._definitions[name]
        element = Element("abbr", definition.attributes)
        if definition.title:
            element.set("title", definition.title)
        element.text = AtomicString(name)
        return element
