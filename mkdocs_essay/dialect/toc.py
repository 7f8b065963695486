"""The page's own table of contents, which takes the place of a list with the reference `toc`, `{:toc}`."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_essay.dialect.document import Document
from mkdocs_essay.dialect.footnotes import is_reference
from mkdocs_essay.dialect.headings import LEVELS, headings
from mkdocs_essay.dialect.places import first_asking, remove

_NO_TOC = re.compile(r"\bno_toc\b")
_ANNOUNCES = re.compile(r"(?<![\w-])(?:no_toc|text-delta)(?![\w-])")


class TocTreeprocessor(Treeprocessor):
    """Runs once headings have their ids and before anything is put into them, such as permanent links.

    Where it is not `in_page`, because a column beside the text shows it, the list goes, and with it what only
    announces it: a title with the class `no_toc` or `text-delta` right before it, and a `details` element
    that holds nothing else.
    """

    def __init__(self, md: Markdown, document: Callable[[], Document], *, in_page: bool = True) -> None:
        super().__init__(md)
        self._document = document
        self._in_page = in_page

    def run(self, root: Element) -> None:
        """Fill the first list that asks for it; further ones stay the lists that they are."""
        found = first_asking(root, self._document(), "toc")
        if found is not None:
            self._show(root, *found)

    def _show(self, root: Element, parent: Element, number: int) -> None:
        if not self._in_page:
            _withdraw(root, parent, number)
            return
        contents = parent[number]
        # What the list held is not shown, so headings in it are no entries.
        _empty(contents)
        _fill(contents, _entries(root, self._document()))
        if not len(contents):
            remove(parent, number)


def _entries(root: Element, document: Document) -> list[tuple[int, Element]]:
    """The headings that have ids, the one whose id would be empty included, and their levels."""
    levels = document.options.toc_levels
    return [
        (LEVELS[heading.tag], heading)
        for heading, _ in headings(root, document)
        if LEVELS[heading.tag] in levels
        and (heading.get("id") or document.options.auto_ids)
        and not _NO_TOC.search(heading.get("class", ""))
    ]


def _empty(element: Element) -> None:
    element[:] = []
    element.text = None


def _fill(contents: Element, entries: list[tuple[int, Element]]) -> None:
    prefix = contents.attrib.setdefault("id", "markdown-toc")
    open_items: list[tuple[int, Element]] = []
    for level, heading in entries:
        while open_items and open_items[-1][0] >= level:
            open_items.pop()
        holder = _sublist(open_items[-1][1], contents.tag) if open_items else contents
        item = SubElement(holder, "li")
        identifier = heading.get("id", "")
        link = SubElement(item, "a", {"href": f"#{identifier}", "id": f"{prefix}-{identifier}"})
        _copy_content(heading, link)
        open_items.append((level, item))


def _sublist(item: Element, tag: str) -> Element:
    return item[-1] if item[-1].tag == tag else SubElement(item, tag)


def _copy_content(source: Element, target: Element) -> None:
    """Copy a heading's content without links and marks of footnotes."""
    _append_text(target, source.text)
    for child in source:
        if child.tag == "a":
            _copy_content(child, target)
        elif not is_reference(child):
            duplicate = copy.copy(child)
            duplicate[:] = []
            duplicate.text = duplicate.tail = None
            target.append(duplicate)
            _copy_content(child, duplicate)
        _append_text(target, child.tail)


def _append_text(target: Element, text: str | None) -> None:
    if not text:
        return
    if len(target):
        last = target[-1]
        last.tail = type(text)((last.tail or "") + text)
    else:
        target.text = type(text)((target.text or "") + text)


def _withdraw(root: Element, parent: Element, number: int) -> None:
    remove(parent, number)
    if number and _announces(parent[number - 1]):
        remove(parent, number - 1)
    if parent.tag == "details" and [child.tag for child in parent] == ["summary"]:
        holder = next(each for each in root.iter() if parent in list(each))
        remove(holder, list(holder).index(parent))


def _announces(element: Element) -> bool:
    return element.tag in {*LEVELS, "p"} and bool(_ANNOUNCES.search(element.get("class", "")))
