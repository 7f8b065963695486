"""Selectors for parts of a page: a small half of CSS's, enough to name a theme's furniture.

`tag`, `#id`, `.class`, `[name]`, `[name=value]` and `[name^=value]`, written together where all must hold; a
blank between two for "somewhere below". Several selectors are a tuple, in the order in which they are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mkdocs_essay.compare.html_tree import Element, parse, read_tag

_PART = re.compile(
    r"""(?P<tag>^[a-zA-Z][\w-]*)|\#(?P<id>[\w:-]+)|\.(?P<cls>[\w-]+)"""
    r"""|\[(?P<name>[\w-]+)(?:(?P<how>\^?=)["']?(?P<value>[^\]"']*)["']?)?\]"""
)


class SelectorError(ValueError):
    """A text that is no selector of the kind that is understood here."""


@dataclass(frozen=True, slots=True)
class Compound:
    """What one element must be. `attributes` are (name, "=", "^=" or "" for being there, value)."""

    tag: str = ""
    id: str = ""
    classes: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str, str], ...] = ()

    def matches(self, element: Element) -> bool:
        """Whether `element` is one."""
        if (self.tag and element.tag != self.tag) or (self.id and element.get("id") != self.id):
            return False
        if any(name not in element.classes for name in self.classes):
            return False
        return all(_holds(element, *attribute) for attribute in self.attributes)

    def hint(self) -> str:
        """A text that a tag must hold to match."""
        if self.id or self.classes:
            return self.id or self.classes[0]
        return self.attributes[0][2] or self.attributes[0][0] if self.attributes else f"<{self.tag}"


def _holds(element: Element, name: str, how: str, value: str) -> bool:
    if name not in element.attributes:
        return False
    actual = element.attributes[name]
    return not how or actual == value or (how == "^=" and actual.startswith(value))


Selector = tuple[Compound, ...]


def read_selector(text: str) -> Selector:
    """Read a selector; raises SelectorError."""
    parts = tuple(_compound(word) for word in text.split())
    if not parts:
        raise SelectorError("a selector is empty")
    return parts


def _compound(word: str) -> Compound:
    tag = identifier = ""
    classes: list[str] = []
    attributes: list[tuple[str, str, str]] = []
    position = 0
    while position < len(word):
        match = _PART.match(word, position)
        if match is None:
            raise SelectorError(
                f"{word!r} is no selector: tag, #id, .class, [name=value] and blanks are read"
            )
        tag, identifier = match["tag"] or tag, match["id"] or identifier
        if match["cls"]:
            classes.append(match["cls"])
        if match["name"]:
            attributes.append((match["name"], match["how"] or "", match["value"] or ""))
        position = match.end()
    return Compound(tag.lower(), identifier, tuple(classes), tuple(attributes))


def select(root: Element, selector: Selector) -> Iterator[Element]:
    """The elements below `root` that match; nothing is said twice unless it stands below two of one kind."""
    first, rest = selector[0], selector[1:]
    for element in root.elements():
        if first.matches(element):
            if rest:
                yield from select(element, rest)
            else:
                yield element


def find_in_page(html: str, selectors: Iterable[Selector]) -> Element | None:
    """The first element of a page that one of `selectors` names; only that element is parsed."""
    for selector in selectors:
        for position in _places(html, selector[0]):
            element = parse(html, position)
            found = next(select(element, selector[1:]), None) if selector[1:] else element
            if found is not None:
                return found
    return None


def _places(html: str, compound: Compound) -> Iterator[int]:
    """Where tags stand that match, scripts and comments apart."""
    hint, seen = compound.hint(), -1
    at = html.find(hint)
    while at >= 0:
        start = html.rfind("<", 0, at + 1)
        if start > seen:
            seen = start
            tag = read_tag(html, start)
            if tag is not None and compound.matches(tag) and not _hidden(html, start):
                yield start
        at = html.find(hint, at + len(hint))


def _hidden(html: str, position: int) -> bool:
    return any(
        html.rfind(begin, 0, position) > html.rfind(end, 0, position)
        for begin, end in (("<script", "</script"), ("<!--", "-->"))
    )


@dataclass(slots=True)
class SelectorSet:
    """Many one-part selectors, asked of one element at a time: each is looked up by what it names."""

    _by_name: dict[str, list[Compound]] = field(default_factory=dict)
    _others: list[Compound] = field(default_factory=list)

    @classmethod
    def of(cls, texts: Iterable[str]) -> SelectorSet:
        """The set of `texts`; raises SelectorError, also for one with a blank."""
        made = cls()
        for text in texts:
            parts = read_selector(text)
            if len(parts) > 1:
                raise SelectorError(f"{text!r}: name one element here, without a blank")
            compound = parts[0]
            key = (
                f"#{compound.id}" if compound.id
                else f".{compound.classes[0]}" if compound.classes
                else compound.tag
            )  # fmt: skip
            if key:
                made._by_name.setdefault(key, []).append(compound)
            else:
                made._others.append(compound)
        return made

    def matches(self, element: Element) -> bool:
        """Whether one of the selectors names `element`."""
        names = self._by_name
        keys = [element.tag, *(f".{name}" for name in element.classes)]
        if "id" in element.attributes:
            keys.append(f"#{element.attributes['id']}")
        if any(key in names and any(c.matches(element) for c in names[key]) for key in keys):
            return True
        return bool(element.attributes) and any(c.matches(element) for c in self._others)
