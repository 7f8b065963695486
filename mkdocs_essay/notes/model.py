"""What is known of notes and references, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy, deepcopy
from dataclasses import dataclass, field, replace
from typing import Literal
from xml.etree.ElementTree import Element

from mkdocs_essay.diagnostics import Diagnostic
from mkdocs_essay.dialect.document import Document

Style = Literal["annotations", "footnotes", "sidenotes"]
STYLES: tuple[Style, ...] = ("annotations", "footnotes", "sidenotes")

Strength = Literal["certain", "possible"]
"""Whether a superscript can only be a reference, or may be an exponent as well."""

NoteKind = Literal["block", "section", "list"]
"""A paragraph of a note block, a paragraph below a heading such as "Notes", or an item of a list below it."""


FOOTNOTE = -1
"""In the place of a note's index: the text of a footnote of kramdown's."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One number that a superscript cites; `<sup>26, 27</sup>` gives two.

    `mark` counts the page's superscripts that may be references, from 0. `place` counts references and notes
    of the page in reading order. `line` is a line of the file. `inside` is the index of the note in whose
    text it stands, FOOTNOTE for one of kramdown's. `linked` tells whether the author made it a link.
    """

    label: str
    mark: int
    place: int
    line: int | None
    strength: Strength = "certain"
    inside: int | None = None
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """One note as its page has it. `index` counts the page's notes from 0; see `Reference` for the others.

    `run` counts the blocks or lists of notes on the page. `fenced` tells whether a rule or a heading says
    that this is a note. The end of a note that another block began, cut off by a page break, has no label.
    """

    label: str
    index: int
    place: int
    line: int | None
    kind: NoteKind = "block"
    run: int = 0
    fenced: bool = True

    @property
    def is_end(self) -> bool:
        """Whether this is the end of a note that another block began."""
        return not self.label


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note's block elements with their span text still raw, the number at their head cut off, and what they
    refer to.

    `stash` holds the raw HTML that placeholders in the text stand for.
    """

    elements: tuple[Element, ...]
    document: Document
    stash: tuple[str | Element, ...] = ()

    def apart(self) -> NoteText:
        """The same text, which stays as it is when its own page is converted."""
        document = copy(self.document)
        copies: dict[int, Element] = {}
        elements = deepcopy(self.elements, copies)
        document.code_blocks = [
            replace(block, element=copies[id(block.element)])
            for block in document.code_blocks
            if id(block.element) in copies
        ]
        return NoteText(elements, document, self.stash)


@dataclass(frozen=True, slots=True)
class Suspect:
    """Something in a block that looks like a note and could not be read; `label` is its number, if any."""

    line: int | None
    text: str
    label: str | None = None


@dataclass(frozen=True, slots=True)
class PageNotes:
    """All that one page has. `path` is its source file, relative to the source, or None."""

    path: str | None
    references: tuple[Reference, ...] = ()
    notes: tuple[Note, ...] = ()
    suspects: tuple[Suspect, ...] = ()
    texts: tuple[NoteText, ...] = ()
    match: Match = field(default_factory=lambda: Match())

    @property
    def shape(self) -> tuple[object, ...]:
        """What must be the same for a plan to fit: the labels and marks in their order."""
        references = tuple((reference.label, reference.mark) for reference in self.references)
        return references, tuple((note.label, note.kind) for note in self.notes)


@dataclass(frozen=True, slots=True)
class Match:
    """The author's word on matching, from front matter.

    `scope` is `series`, `page` (notes of other pages are not looked for) or `none` (superscripts stay what
    they are). `pages` names for a label the source file whose note is meant.
    """

    scope: Literal["series", "page", "none"] = "series"
    pages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NoteId:
    """A note of a series: its page's position in the sequence handed to `resolve`, and its index there."""

    page: int
    index: int


@dataclass(frozen=True, slots=True)
class PagePlan:
    """What belongs to what on one page.

    `targets` gives for each of the page's references, by position, the note or None. `cited` tells for each
    of its notes whether any page cites it. `ends` gives for notes in `targets` what a page break cut off
    them. `texts` holds the texts of the foreign notes in `targets`, whole, and of foreign ends; `paths` the
    source files of the former.
    """

    page: int
    shape: tuple[object, ...]
    targets: tuple[NoteId | None, ...]
    cited: tuple[bool, ...]
    ends: Mapping[NoteId, NoteId] = field(default_factory=dict)
    texts: Mapping[NoteId, NoteText] = field(default_factory=dict)
    paths: Mapping[NoteId, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A note as a page shows it: its id there, and those of the references that lead to it.

    `note` is None for a footnote of kramdown's, whose definition stands in `line` of the page's file.
    """

    label: str
    address: str
    references: tuple[str, ...]
    note: NoteId | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """References with a note, pages that have such, how many have it from another page, notes, both rests."""

    references: int = 0
    pages: int = 0
    across: int = 0
    notes: int = 0
    missing: int = 0
    uncited: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.references + other.references,
            self.pages + other.pages,
            self.across + other.across,
            self.notes + other.notes,
            self.missing + other.missing,
            self.uncited + other.uncited,
        )


@dataclass(frozen=True, slots=True)
class Resolution:
    """What `resolve` found: a plan for each page, in the order given, the findings and the counts."""

    plans: tuple[PagePlan, ...]
    diagnostics: tuple[Diagnostic, ...]
    counts: Counts
