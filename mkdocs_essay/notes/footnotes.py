"""Gives kramdown's own footnotes the page's style of notes; their numbers and addresses stay kramdown's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from mkdocs_essay.dialect.document import Document
from mkdocs_essay.notes.model import ShownNote, Style
from mkdocs_essay.translations import Words

# What a way back says unless the user has set another text; that one stays.
_OWN_TITLE = re.compile(r"Jump back to footnote (\d+) in the text")


def dress_footnotes(root: Element, style: Style, words: Words) -> bool:
    """Set classes, roles and names, said in `words`, on the rendered footnotes below `root`; false
    where there are none.
    """
    lists = [element for element in root.iter("div") if _is_list(element)]
    if not lists:
        return False
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
    return True


def shown_footnotes(root: Element, document: Document) -> Iterator[ShownNote]:
    """The footnotes below `root` in the order of their numbers."""
    for element in root.iter("div"):
        ordered = element.find("ol") if _is_list(element) else None
        if ordered is None:
            continue
        for number, item in enumerate(ordered.findall("li"), int(ordered.get("start", "1"))):
            address = item.get("id", "")
            ways = [link for link in item.iter("a") if link.get("role") == "doc-backlink"]
            references = tuple(link.get("href", "").removeprefix("#") for link in ways)
            name = address.removeprefix("fn:").removeprefix(document.options.footnote_prefix)
            definition = document.footnotes.get(name)
            line = document.file_line(definition.line) if definition is not None else None
            yield ShownNote(str(number), address, references, None, line)


def _is_list(element: Element) -> bool:
    return element.get("role") == "doc-endnotes" and "footnote" in element.get("class", "").split()


def _add_classes(element: Element, *classes: str) -> None:
    have = element.get("class", "").split()
    element.set("class", " ".join([*have, *(name for name in classes if name not in have)]))
