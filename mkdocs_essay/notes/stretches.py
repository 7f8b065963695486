"""Cuts an element's children into the stretches between rules and headings, in which notes are looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_essay.notes.labels import note_head
from mkdocs_essay.notes.titles import HEADINGS, is_title, raw_text

RULE_LINE = re.compile(r"\n[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")


@dataclass(slots=True)
class Stretch:
    """Children of `parent` between two rules, headings of notes' sections or ends of the parent.

    `opened` and `closed` say whether a rule stands before and behind, `section` whether a heading says that
    notes follow; `before` is the child above the opening rule.
    """

    parent: Element
    children: list[Element]
    before: Element | None
    opened: bool
    closed: bool
    section: bool


def stretches(parent: Element) -> list[Stretch]:
    """The stretches of the children of `parent`, in their order, without empty ones."""
    found: list[Stretch] = []
    current = Stretch(parent, [], None, False, False, False)
    last: Element | None = None
    for child in parent:
        if child.tag == "hr":
            if current.section and not current.children:
                continue
            current.closed = True
            found.append(current)
            current = Stretch(parent, [], last, True, False, False)
        elif _closes_itself(child):
            current.children.append(child)
            current.closed = True
            found.append(current)
            current = Stretch(parent, [], last, True, False, False)
        elif child.tag in HEADINGS or is_title(child):
            found.append(current)
            current = Stretch(parent, [], None, False, False, is_title(child))
        else:
            current.children.append(child)
        if child.tag != "hr":
            last = child
    found.append(current)
    return [stretch for stretch in found if stretch.children]


def _closes_itself(element: Element) -> bool:
    """Whether a note's closing rule stands right under it: it is a heading, or its text ends in a rule."""
    text = raw_text(element) if element.tag in ("h2", "p") else None
    if text is None or note_head(text) is None:
        return False
    return element.tag == "h2" or RULE_LINE.search(text.rstrip()) is not None
