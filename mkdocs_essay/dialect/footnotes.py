"""Footnotes: references get their numbers in the order of the page, each note in the list has a way back.

Ids are kramdown's: `fn:name` for a note, `fnref:name`, `fnref:name:1`, … for its references. The classes
are those of Python-Markdown, which Material styles. What a user sets for Python-Markdown's `footnotes` (the
texts of a back link, the separator in ids, the place of the list) holds here too.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, FootnoteExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from mkdocs_essay.dialect.document import Document
from mkdocs_essay.dialect.html_tags import BLOCK_ELEMENTS
from mkdocs_essay.dialect.options import Options
from mkdocs_essay.dialect.places import first_asking, remove

_NAME = "data-footnote-name"
_NBSP = "\u00a0"
_LINES = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
_HOLDERS = frozenset({"ul", "ol", "li", "dl", "dd", "blockquote"})


def reference(name: str) -> Element:
    """A reference to the note `name`, still without its number."""
    return Element("sup", {_NAME: name})


def is_reference(element: Element) -> bool:
    """Whether an element was made by `reference`, with or without its number."""
    return element.tag == "sup" and (
        _NAME in element.attrib or (len(element) == 1 and element[0].get("class") == "footnote-ref")
    )


@dataclass(frozen=True, slots=True)
class Texts:
    """What a user can set, see Python-Markdown's documentation of `footnotes`."""

    backlink: str = "&#8617;"
    title: str = "Jump back to footnote {} in the text"
    number: str = "{}"
    separator: str = ":"
    place: str = "///Footnotes Go Here///"

    @classmethod
    def of(cls, md: Markdown, options: Options) -> Texts:
        """The settings of the `footnotes` extension, where it is loaded; else kramdown's options."""
        for extension in md.registeredExtensions:
            if isinstance(extension, FootnoteExtension):
                get = extension.getConfig
                title = str(get("BACKLINK_TITLE")).replace("%d", "{}")
                return cls(
                    str(get("BACKLINK_TEXT")), title, str(get("SUPERSCRIPT_TEXT")), str(get("SEPARATOR")),
                    str(get("PLACE_MARKER")),
                )  # fmt: skip
        number = options.footnote_link_text.replace("{", "{{").replace("}", "}}").replace("%s", "{}")
        return cls(options.footnote_backlink, number=number)


@dataclass(slots=True)
class _Note:
    name: str
    number: int
    references: list[str] = field(default_factory=list)


class FootnoteTreeprocessor(Treeprocessor):
    """Numbers the references and appends the list. Runs once all spans are read."""

    def __init__(self, md: Markdown, document: Callable[[], Document]) -> None:
        super().__init__(md)
        self._document = document

    def run(self, root: Element) -> None:
        """Number the references below `root`, put the list at its place or at the end."""
        document = self._document()
        if not document.footnotes and not document.references:
            return
        texts = Texts.of(self.md, document.options)
        notes: dict[str, _Note] = {}
        for element in _references(root):
            _number(element, notes, texts, document)
        self._warn_unused(document, notes)
        _place(root, _list(document, notes, texts) if notes else None, document, texts)

    def _warn_unused(self, document: Document, notes: dict[str, _Note]) -> None:
        used = set(notes)
        pending = list(notes)
        while pending:
            for element in _references(document.footnotes[pending.pop()].content):
                name = element.get(_NAME, "")
                if name not in used:
                    used.add(name)
                    pending.append(name)
        for name, definition in document.footnotes.items():
            if name not in used:
                document.warn(
                    "unused-footnote",
                    f"Nothing refers to footnote '{name}', so it is not shown; add `[^{name}]` to the text.",
                    definition.line,
                    f"[^{name}]",
                )


def _references(root: Element) -> Iterator[Element]:
    return (element for element in list(root.iter("sup")) if _NAME in element.attrib)


def _number(element: Element, notes: dict[str, _Note], texts: Texts, document: Document) -> None:
    name = element.attrib.pop(_NAME)
    note = notes.get(name)
    if note is None:
        note = notes[name] = _Note(name, len(notes) + document.options.footnote_nr)
    repeat = len(note.references)
    name = document.options.footnote_prefix + name
    identifier = f"fnref{texts.separator}{name}" + (f"{texts.separator}{repeat}" if repeat else "")
    note.references.append(identifier)
    element.set("id", identifier)
    address = f"#fn{texts.separator}{name}"
    link = SubElement(element, "a", {"class": "footnote-ref", "href": address, "role": "doc-noteref"})
    link.text = AtomicString(texts.number.format(note.number))


def _list(document: Document, notes: dict[str, _Note], texts: Texts) -> Element:
    """The list of notes; a note's own references may add further notes to it."""
    division = Element("div", {"class": "footnote", "role": "doc-endnotes"})
    SubElement(division, "hr", {"data-essay": "footnotes"})
    ordered = SubElement(division, "ol")
    if document.options.footnote_nr != 1:
        ordered.set("start", str(document.options.footnote_nr))
    items: dict[str, Element] = {}
    while len(items) < len(notes):
        added = list(islice(reversed(notes.values()), len(notes) - len(items)))
        for note in reversed(added):
            items[note.name] = _item(document, note, notes, texts)
    for name, item in items.items():
        if texts.backlink:
            _add_backlinks(_place_for_backlinks(item, document), notes[name], texts)
        ordered.append(item)
    return division


def _item(document: Document, note: _Note, notes: dict[str, _Note], texts: Texts) -> Element:
    content = document.footnotes[note.name].content
    name = document.options.footnote_prefix + note.name
    item = Element("li", {"id": f"fn{texts.separator}{name}", "role": "doc-endnote"})
    item.text = content.text
    item.extend(content)
    for element in _references(item):
        _number(element, notes, texts, document)
    return item


def _place_for_backlinks(item: Element, document: Document) -> Element:
    """What takes a note's ways back: the paragraph it ends with; with `footnote_backlink_inline` also a
    heading, or the text that its last list or quote ends with; else a new paragraph.
    """
    inline = document.options.footnote_backlink_inline
    place = item
    while len(place) and place[-1] not in document.html_elements and (inline or place is item):
        last = place[-1]
        if last.tag == "p" or (inline and last.tag in _LINES):
            _append_text(last, _NBSP)
            return last
        if last.tag not in _HOLDERS:
            break
        place = last
    if inline and place.tag in ("li", "dd") and place is not item and _ends_with_text(place):
        _append_text(place, _NBSP)
        return place
    return SubElement(item, "p")


def _ends_with_text(element: Element) -> bool:
    return not len(element) or element[-1].tag not in BLOCK_ELEMENTS


def _add_backlinks(paragraph: Element, note: _Note, texts: Texts) -> None:
    for repeat, identifier in enumerate(note.references):
        if repeat:
            _append_text(paragraph, _NBSP)
        link = SubElement(
            paragraph,
            "a",
            {
                "class": "footnote-backref",
                "href": f"#{identifier}",
                "title": texts.title.format(note.number),
                "role": "doc-backlink",
            },
        )
        link.text = FN_BACKLINK_TEXT if texts.backlink == FN_BACKLINK_TEXT else _unescape(texts.backlink)
        if repeat:
            SubElement(link, "sup").text = AtomicString(str(repeat + 1))


def _unescape(text: str) -> str:
    return AtomicString(html.unescape(text))


def _append_text(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _place(root: Element, notes: Element | None, document: Document, texts: Texts) -> None:
    """Put the list where a list with the word `footnotes` stands, which goes even where there are no notes,
    or where the place marker stands; else at the end.
    """
    found = first_asking(root, document, "footnotes")
    if notes is None:
        if found is not None:
            remove(*found)
        return
    found = found or _marked(root, texts.place)
    if found is None:
        root.append(notes)
        return
    parent, number = found
    notes.tail = parent[number].tail
    parent[number] = notes


def _marked(root: Element, marker: str) -> tuple[Element, int] | None:
    """The element that holds the place marker alone: its parent, and its number there."""
    for parent in root.iter():
        for number, child in enumerate(parent):
            if child.text and not len(child) and child.text.strip() == marker:
                return parent, number
    return None
