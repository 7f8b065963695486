"""just-the-docs' callouts as Material's admonitions.

A paragraph or quote with the class `name` (or `name-title`) of a callout that the site configures becomes
an admonition: the author's element and classes stay, Material's come to them. A plain class that no callout
has stays a class.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_essay.dialect.attributes import set_attributes

_TAGS = ("p", "blockquote")
_TITLE_SUFFIX = "-title"


@dataclass(frozen=True, slots=True)
class Callout:
    """What the site's configuration says of a callout; without a title it has none."""

    title: str | None = None
    color: str | None = None


def read_callouts(settings: object) -> dict[str, Callout]:
    """The configuration `{name: {title, color}}`; entries of another shape count as a callout without
    either.
    """
    if not isinstance(settings, Mapping):
        return {}
    return {str(name): _read_callout(value) for name, value in settings.items()}


def _read_callout(value: Any) -> Callout:
    if not isinstance(value, Mapping):
        return Callout()
    title, color = value.get("title"), value.get("color")
    return Callout(str(title) if title not in (None, "") else None, str(color) if color else None)


class CalloutTreeprocessor(Treeprocessor):
    """Runs between blocks and spans, when all attribute lists are applied."""

    def __init__(self, md: Markdown, callouts: Mapping[str, Callout]) -> None:
        super().__init__(md)
        self._callouts = callouts

    def run(self, root: Element) -> None:
        """Dress the callouts in `root`."""
        if not self._callouts:
            return
        for parent in list(root.iter()):
            for number, element in enumerate(parent):
                name, titled = self._name(element)
                if name is not None:
                    parent[number] = _dress(element, name, self._callouts[name], titled)

    def _name(self, element: Element) -> tuple[str | None, bool]:
        """The callout that an element's classes name, and whether its first paragraph is the title."""
        if element.tag not in _TAGS:
            return None, False
        classes = element.get("class", "").split()
        for word in classes:
            if word in self._callouts:
                return word, False
            stem = word.removesuffix(_TITLE_SUFFIX)
            if stem != word and stem in self._callouts:
                return stem, True
        return None, False


def _dress(element: Element, name: str, callout: Callout, titled: bool) -> Element:
    """The element as an admonition; a paragraph gets an element around it, which holds the title too."""
    box = element
    if element.tag == "p":
        box = _wrap(element)
    wrapped = f"{name} " if box is not element else ""
    classes = {"class": f"{wrapped}admonition essay-callout essay-callout-{name}"}
    if callout.color:
        classes["class"] += f" essay-callout-color-{callout.color}"
    set_attributes(box.attrib, classes)
    if titled:
        _mark_title(element, box)
    elif callout.title:
        _add_title(box, callout.title)
    return box


def _wrap(element: Element) -> Element:
    box = Element("div")
    box.tail, element.tail = element.tail, None
    box.append(element)
    return box


def _mark_title(element: Element, box: Element) -> None:
    first = element if box is not element else next(iter(element), None)
    if first is not None and first.tag == "p":
        set_attributes(first.attrib, {"class": "admonition-title"})


def _add_title(box: Element, title: str) -> None:
    element = Element("p", {"class": "admonition-title", "data-essay": "callout-title"})
    element.text = title
    box.insert(0, element)
