"""Gives kramdown's own footnotes the page's style of notes; their numbers and addresses stay kramdown's."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from mkdocs_essay.notes.model import Style
from mkdocs_essay.translations import Words

# What a way back says unless the user has set another text; that one stays.
_OWN_TITLE = re.compile(r"Jump back to footnote (\d+) in the text")


def dress_footnotes(root: Element, style: Style, words: Words) -> None:
    """Set classes, roles and names, said in `words`, on the rendered footnotes below `root`."""
    lists = [element for element in root.iter("div") if _is_list(element)]
    if not lists:
        return
    for element in lists:
        _add_classes(element, "essay-notes", "essay-notes--end", f"essay-notes--{style}")
        for item in element.iter("li"):
            if item.get("role") == "doc-endnote":
                # The role is deprecated: an item of a list is one.
                del item.attrib["role"]
                _add_classes(item, "essay-note")
    for link in root.iter("a"):
        role = link.get("role")
        if role == "doc-backlink":
            _add_classes(link, "essay-note__back")
            number = _OWN_TITLE.fullmatch(link.get("title", ""))
            if number is not None:
                link.set("title", words("back_to_footnote", number=number[1]))
        elif role == "doc-noteref" and "footnote-ref" in link.get("class", "").split():
            _add_classes(link, "essay-noteref", f"essay-noteref--{style}")
            link.set("aria-label", words("note", label="".join(link.itertext()).strip()))


def _is_list(element: Element) -> bool:
    return element.get("role") == "doc-endnotes" and "footnote" in element.get("class", "").split()


def _add_classes(element: Element, *classes: str) -> None:
    have = element.get("class", "").split()
    element.set("class", " ".join([*have, *(name for name in classes if name not in have)]))
