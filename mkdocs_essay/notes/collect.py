"""Finds the notes and references of one page in its block tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from mkdocs_essay.dialect.document import Document
from mkdocs_essay.notes.blocks import find
from mkdocs_essay.notes.found import Finds, Found
from mkdocs_essay.notes.labels import read_citation
from mkdocs_essay.notes.model import FOOTNOTE, Match, Note, NoteText, PageNotes, Reference
from mkdocs_essay.notes.plain_lists import add_plain_lists
from mkdocs_essay.notes.scanner import VERBATIM, Superscript, judge, superscripts
from mkdocs_essay.notes.titles import part_title_lines, raw_text
from mkdocs_essay.notes.typed_digits import has_typed_digits, spell_out

_CANDIDATE = re.compile(
    r"<sup\b|^\s{0,3}(?:#{1,6}[ \t]*|\*\*|__)(?:end|foot)?[ ]?(?:notes|references)\b",
    re.IGNORECASE | re.MULTILINE,
)
_LEAD = re.compile(
    r"\s*(?P<kept>(?:<a\b[^<>]*>\s?</a\s*>\s?)?(?:<(?!sup\b)[a-z][^<>]*>\s?)?)(?P<emphasis>[*_]{1,3}(?=<))?",
    re.IGNORECASE,
)
_LAST_BREAK = re.compile(r"<br ?/?>\s*\Z", re.IGNORECASE)
_LINK = re.compile(r"<a\b|\]\(", re.IGNORECASE)
_VERBATIM = frozenset(VERBATIM.split("|"))


@dataclass(slots=True)
class Mark:
    """A superscript in the tree: `span` of the element's text or tail, or an element `sup` itself (`span` is
    None)."""

    element: Element
    slot: Literal["text", "tail"]
    span: Superscript | None

    @property
    def is_linked(self) -> bool:
        """Whether the author made a link of it."""
        if self.span is None:
            return any(each.tag == "a" for each in self.element)
        text = (self.element.tail if self.slot == "tail" else self.element.text) or ""
        return _LINK.search(text, self.span.inner, self.span.close) is not None


@dataclass(slots=True)
class Survey:
    """A page's notes and references together with where they stand in its tree, by index; `numbers`: see
    `Document.list_numbers`.
    """

    page: PageNotes
    notes: list[Found]
    marks: list[Mark]
    numbers: Mapping[Element, int]


def has_candidates(text: str) -> bool:
    """Whether a page's text may hold notes or references at all; cheap."""
    marked = ("<" in text or "#" in text or "*" in text) and _CANDIDATE.search(text) is not None
    return marked or has_typed_digits(text)


def survey(
    root: Element, document: Document, match: Match | None = None, stash: Sequence[str | Element] = ()
) -> Survey:
    """The notes and references of the page whose blocks, with span text still raw, are below `root`, and
    where they stand.

    The tree stays as it is, but for lines that say that notes follow, which become paragraphs, and numbers
    that are typed as superscript digits. `match` is the author's word on matching, `stash` Python-Markdown's
    raw HTML blocks of this page.
    """
    spell_out(root)
    part_title_lines(root, document.lines)
    finds = Finds(document.list_numbers)
    find([each for each in root.iter() if any(child.tag in ("p", "ol", "ul") for child in each)], finds)
    walk = _Walk(finds.notes, document)
    walk.run(root)
    if finds.lists and add_plain_lists(finds, walk.references):
        walk = _Walk(finds.notes, document)
        walk.run(root)
    suspects = tuple(replace(suspect, line=walk.line_of(element)) for element, suspect in finds.suspects)
    texts = tuple(NoteText(content_of(found), document, tuple(stash)) for found in walk.found)
    page = PageNotes(
        document.path,
        tuple(walk.references),
        tuple(walk.notes),
        suspects,
        texts,
        match if match is not None else Match(),
    )
    return Survey(page, walk.found, walk.marks, document.list_numbers)


def content_of(found: Found) -> tuple[Element, ...]:
    """A note's blocks without its number; those below its first are the tree's own."""
    if found.kind == "list":
        return (_without_head(found.first, found.head_end),)
    if found.start is None:
        return (_without_number(found.first), *found.rest)
    first = Element("p", found.first.attrib)
    first.text = headless(found.first.text or "", found.start, found.head_end or 0, found.end or 0)
    return (first, *found.rest)


def _without_number(element: Element) -> Element:
    """A copy of a note's paragraph without its first element, the number, or that of the tag around it."""
    first = Element(element.tag, element.attrib)
    if element[0].tag == "sup":
        first.text = (element[0].tail or "").lstrip(" .):]\u00a0")
    else:
        wrapper = _without_number(element[0])
        wrapper.tail = element[0].tail
        first.append(wrapper)
    first.extend(list(element)[1:])
    return first


def headless(text: str, start: int, head_end: int, end: int) -> str:
    """A note's raw text without its number; an anchor, a tag and emphasis that began before it are kept."""
    lead = _LEAD.match(text[start:head_end])
    rest = _LAST_BREAK.sub("", text[head_end:end]).strip()
    if lead is None:
        return rest
    emphasis = lead["emphasis"] or ""
    rest = rest[len(emphasis) :].lstrip(" .") if emphasis and rest.startswith(emphasis) else emphasis + rest
    return lead["kept"].rstrip() + rest


def _without_head(item: Element, head_end: int | None) -> Element:
    content = Element("div")
    content.text = item.text
    content.extend(list(item))
    if head_end:
        if content.text and content.text.strip():
            content.text = headless(content.text, 0, head_end, len(content.text))
        elif len(content):
            first = Element(content[0].tag, content[0].attrib)
            text = content[0].text or ""
            first.text = headless(text, 0, head_end, len(text))
            first.extend(list(content[0]))
            content[0] = first
    return content


class _Walk:
    """Goes through the tree in reading order once and counts what it meets."""

    def __init__(self, found: list[Found], document: Document) -> None:
        self._document = document
        self._starting: dict[Element, list[Found]] = {}
        self._owner: dict[Element, Found] = {}
        for each in found:
            self._starting.setdefault(each.first, []).append(each)
            for block in each.rest:
                self._owner[block] = each
        self._index: dict[int, int] = {}
        self._place = 0
        self._heads: dict[Element, int] = {}
        self._numbers: set[Element] = set()
        self.found: list[Found] = []
        self.notes: list[Note] = []
        self.references: list[Reference] = []
        self.marks: list[Mark] = []

    def run(self, root: Element) -> None:
        """Read the page, then the definitions of kramdown's footnotes, whose own numbers do not count."""
        self._read(root, None, None)
        for footnote in self._document.footnotes.values():
            self._read(footnote.content, FOOTNOTE, footnote.line)

    def _read(self, root: Element, inside: int | None, line: int | None) -> None:
        stack: list[tuple[Element, bool, int | None, int | None]] = [(root, False, inside, line)]
        while stack:
            element, is_tail, inside, line = stack.pop()
            if is_tail:
                self._scan(element, "tail", element.tail, inside, line)
                continue
            outer, outer_line = inside, line
            line = self._document.lines.get(element, line)
            if element in self._owner:
                inside = self._index[id(self._owner[element])]
            if element in self._starting:
                inside = self._start(element, line)
            elif element.tag == "sup":
                self._element_mark(element, inside, line)
            else:
                self._scan(element, "text", element.text, inside, line, self._heads.get(element, 0))
            if element.tail:
                stack.append((element, True, outer, outer_line))
            if element.tag not in _VERBATIM:
                stack.extend((child, False, inside, line) for child in reversed(element))

    def line_of(self, element: Element) -> int | None:
        return self._file_line(self._document.lines.get(element), 0)

    def _start(self, element: Element, line: int | None) -> int:
        text = element.text or ""
        counted, offset = 0, 0
        for found in self._starting[element]:
            index = len(self.notes)
            self._index[id(found)] = index
            if found.start is not None:
                offset += text.count("\n", counted, found.start)
                counted = found.start
            note = Note(
                found.label,
                index,
                self._place,
                self._file_line(line, offset),
                found.kind,
                found.run,
                found.fenced,
            )
            self._place += 1
            self.notes.append(note)
            self.found.append(found)
            if found.start is not None:
                start, stop = found.head_end or 0, found.end
                self._scan(element, "text", text, index, line, start, stop, (counted, offset))
            elif found.kind != "list":
                self._numbers.add(element[0] if element[0].tag == "sup" else element[0][0])
            elif text.strip():
                self._scan(element, "text", text, index, line, found.head_end or 0)
            elif len(element):
                self._heads[element[0]] = found.head_end or 0
        return len(self.notes) - 1

    def _scan(
        self,
        element: Element,
        slot: Literal["text", "tail"],
        text: str | None,
        inside: int | None,
        line: int | None,
        start: int = 0,
        stop: int | None = None,
        lines: tuple[int, int] = (0, 0),
    ) -> None:
        """Read the superscripts of `text[start:stop]`; `lines` gives an offset and how many lines end before
        it.
        """
        if not text or isinstance(text, AtomicString):
            return
        counted, newlines = lines
        for span in superscripts(text, start, stop):
            newlines += text.count("\n", counted, span.start)
            counted = span.start
            self._cite(
                span.labels, Mark(element, slot, span), inside, self._file_line(line, newlines), span.strength
            )

    def _element_mark(self, element: Element, inside: int | None, line: int | None) -> None:
        if element in self._numbers:
            return
        labels = read_citation("".join(element.itertext()))
        strength = judge("", (element.tail or "")[:3], labels)
        if labels and strength:
            self._cite(labels, Mark(element, "text", None), inside, self._file_line(line, 0), strength)

    def _cite(
        self,
        labels: tuple[str, ...],
        mark: Mark,
        inside: int | None,
        line: int | None,
        strength: Literal["certain", "possible"],
    ) -> None:
        number, linked = len(self.marks), mark.is_linked
        self.marks.append(mark)
        for label in labels:
            self.references.append(Reference(label, number, self._place, line, strength, inside, linked))
            self._place += 1

    def _file_line(self, line: int | None, offset: int) -> int | None:
        if line is None:
            return None
        line += offset
        source_line = self._document.source_line
        return source_line(line) if source_line else self._document.first_line + line - 1


def leaves(element: Element) -> Iterator[Element]:
    """The elements below `element`, itself included, that have raw text."""
    for each in element.iter():
        if raw_text(each) is not None:
            yield each
