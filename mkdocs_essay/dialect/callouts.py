"""just-the-docs' callouts as Material's admonitions.

A paragraph or quote with the class `name` (or `name-title`) of a callout that the site configures becomes
an admonition: the author's element and classes stay, Material's come to them. A plain class that no callout
has stays a class. `callouts_level: loud` gives all of them a stronger ground, `opacity` one of them its own.
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
    opacity: float | None = None


def read_callouts(settings: object) -> dict[str, Callout]:
    """The configuration `{name: {title, color, opacity}}`; entries of another shape count as a callout
    without any of them.
    """
    if not isinstance(settings, Mapping):
        return {}
    return {str(name): _read_callout(value) for name, value in settings.items()}


def _read_callout(value: Any) -> Callout:
    if not isinstance(value, Mapping):
        return Callout()
    title, color = value.get("title"), value.get("color")
    return Callout(
        str(title) if title not in (None, "") else None,
        str(color) if color else None,
        _read_opacity(value.get("opacity")),
    )


def _read_opacity(value: Any) -> float | None:
    """A share of 1, which authors also write in quotes; None for anything else."""
    try:
        opacity = float(value) if isinstance(value, (int, float, str)) else -1.0
    except ValueError:
        return None
    return opacity if 0 <= opacity <= 1 and not isinstance(value, bool) else None


class CalloutTreeprocessor(Treeprocessor):
    """Runs between blocks and spans, when all attribute lists are applied."""

    def __init__(self, md: Markdown, callouts: Mapping[str, Callout], *, loud: bool = False) -> None:
        super().__init__(md)
        self._callouts = callouts
        self._loud = loud

    def run(self, root: Element) -> None:
        """Dress the callouts in `root`."""
        if not self._callouts:
            return
        for parent in list(root.iter()):
            for number, element in enumerate(parent):
                name, titled = self._name(element)
                if name is not None:
                    parent[number] = _dress(element, name, self._callouts[name], titled)
                    if self._loud:
                        set_attributes(parent[number].attrib, {"class": "essay-callout-loud"})

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
    if callout.opacity is not None:
        own = box.get("style", "").rstrip("; ")
        box.set("style", f"{own + '; ' if own else ''}--essay-callout-opacity: {callout.opacity:g}")
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
