"""What is known about the document that is being converted, in one place and reset in one place.

A `Document` lives as long as one call of `Markdown.convert`. The block parser fills the definitions, the
span parser and the tree processors use them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.dialect.attributes import Defined
from mkdocs_essay.dialect.code import CodeBlock
from mkdocs_essay.dialect.options import Options

Attributes = dict[str, str]

_BLANKS = re.compile(r"\s*+")
# What definitions may put into a page, in characters: a long one, named in each of many places, would make
# gigabytes of a page.
_MOST_EXPANDED = 16_000_000
# So much of a line is searched for the place of a finding: a line of a whole page may have as many as words.
_SEARCHED = 5_000


@dataclass(frozen=True, slots=True)
class LinkDefinition:
    """`[id]: url "title"` and the attribute list that stands after it."""

    url: str
    title: str | None
    attributes: Attributes
    line: int


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """`*[HTML]: Hyper Text Markup Language` and the attribute list that stands after it."""

    title: str
    attributes: Attributes
    line: int


@dataclass(slots=True)
class FootnoteDefinition:
    """`[^name]: text`: its blocks, parsed, as children of `content` (an element of no meaning of its own)."""

    content: Element
    line: int


@dataclass(slots=True)
class Document:
    """The state of one conversion.

    `lines` gives the source line (from 1, in the text handed to the block parser) of each block-level
    element; `first_line` is the number of that text's first line in its file, so that a diagnostic's line
    is `first_line + lines[element] - 1`. `list_numbers` gives the number that an ordered list begins with
    in the source, where that is not 1; kramdown counts from 1 all the same. `heading_sources` keeps the
    source text of headings where their ids are made of it. `references` keeps the bare words of an
    element's attribute lists, `code_blocks` the code blocks, which are empty until they are rendered,
    `html_elements` the block elements that the author wrote as HTML. `path` is the source file, for
    diagnostics, or None, and `body` its text from `first_line` on. `survey` is what was found of notes in the
    blocks (`mkdocs_essay.notes.collect.Survey`), where they were parsed ahead.
    """

    options: Options
    diagnostics: Diagnostics = field(default_factory=Diagnostics)
    path: str | None = None
    first_line: int = 1
    source_line: Callable[[int], int] | None = None
    body: str | None = None
    attribute_lists: dict[str, Defined] = field(default_factory=dict)
    link_definitions: dict[str, LinkDefinition] = field(default_factory=dict)
    abbreviations: dict[str, Abbreviation] = field(default_factory=dict)
    footnotes: dict[str, FootnoteDefinition] = field(default_factory=dict)
    lines: dict[Element, int] = field(default_factory=dict)
    references: dict[Element, tuple[str, ...]] = field(default_factory=dict)
    code_blocks: list[CodeBlock] = field(default_factory=list)
    html_elements: set[Element] = field(default_factory=set)
    heading_sources: dict[Element, str] = field(default_factory=dict)
    list_numbers: dict[Element, int] = field(default_factory=dict)
    survey: object | None = None
    _body_lines: list[str] | None = None
    _expanded: int = 0

    def expand(self, size: int, line: int | None = None) -> bool:
        """Whether a definition of so many characters may be put into the page once more; reported at `line`,
        and no more from there on, where all of them together are too much.
        """
        if self._expanded > _MOST_EXPANDED:
            return False
        self._expanded += size
        if self._expanded > _MOST_EXPANDED:
            self.warn(
                "definitions-too-large",
                "What the definitions of attribute lists, links and abbreviations put into the page grows "
                f"beyond {_MOST_EXPANDED} characters; they are left out from here on. "
                "Make them shorter, or cut the page in two.",
                line,
            )
        return self._expanded <= _MOST_EXPANDED

    def warn(self, code: str, message: str, line: int | None = None, says: str = "") -> None:
        """Record a finding at `line` of the text handed to the block parser, where the source `says` that."""
        number = None if line is None else self.file_line(line)
        self.diagnostics.add(code, message, self.path, number, self._column(number, says))

    def _column(self, line: int | None, says: str) -> int | None:
        """Where a line of the file says something, from 1; without that, where it begins."""
        if line is None or self.body is None:
            return None
        if self._body_lines is None:
            self._body_lines = self.body.split("\n")
        number = line - self.first_line
        text = self._body_lines[number] if 0 <= number < len(self._body_lines) else ""
        at = text.find(says, 0, _SEARCHED) if says else -1
        blanks = _BLANKS.match(text)
        return 1 + (at if at >= 0 or blanks is None else blanks.end())

    def file_line(self, line: int) -> int:
        """The line of the file that is `line` of the text handed to the block parser."""
        return self.source_line(line) if self.source_line else self.first_line + line - 1
