"""A page's content as a row of leaves: texts in which no smaller block stands, each with its place."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

LISTS = frozenset({"ul", "ol", "dl"})


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture as it stands: `href` unresolved, `text` the link's or the picture's alternative."""

    href: str
    text: str = ""


@dataclass(slots=True)
class Leaf:
    """A text with its place.

    `kind` is h1…h6, text, code, cell, head-cell, term, definition, caption or summary; `path` the lists,
    quotes and tables that it stands in, outermost first. `item`: it begins a list item; `number`: that item's
    number in a numbered list; `column`: of its table, from 0. `marks` are pairs such as ("strong", "word").
    `note`: it begins with a raised number, as notes do; `key` makes its text recognisable, `bare` the same
    without that number; `ends`: it is the end of the note of that number, cut off by a page break. `classes`
    are the author's, of the block itself. `titles`: it is the title of a callout, which just-the-docs leaves
    to its style sheet. `within` are those of the theme's `watched` selectors in whose elements it stands.
    """

    kind: str
    path: tuple[str, ...]
    text: str = ""
    item: bool = False
    number: int | None = None
    column: int | None = None
    ids: tuple[str, ...] = ()
    marks: list[tuple[str, str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[Link] = field(default_factory=list)
    embeds: list[str] = field(default_factory=list)
    note: bool = False
    key: str = ""
    bare: str = ""
    ends: int | None = None
    classes: tuple[str, ...] = ()
    titles: bool = False
    within: frozenset[str] = frozenset()


@dataclass(slots=True)
class Content:
    """All that a page holds. `notes` are the leaves of notes that stand apart from the text; `ids` every id;
    `toc` the links of the page's own table of contents; `classes` those that the author set, without those of
    notes that stand apart.
    """

    leaves: list[Leaf] = field(default_factory=list)
    notes: list[Leaf] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    toc: list[str] = field(default_factory=list)
    classes: Counter[str] = field(default_factory=Counter)


_SAME = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "…": "...", "–": "-", "—": "-", "\u00a0": " ", "\u00ad": "",
     "\u200b": "", "\u200d": "", "\ufe0e": "", "\ufe0f": ""}
)  # fmt: skip
_BLANKS = re.compile(r"\s+")
_DASHES = re.compile(r"--+")
_NOT_WORDS = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """A text without what typography changes: quotes straight, dashes and blanks one."""
    return _DASHES.sub("-", _BLANKS.sub(" ", text.translate(_SAME))).strip()


def key_of(text: str) -> str:
    """What makes a text recognisable: its letters and digits, or the text itself where it has none."""
    return _NOT_WORDS.sub("", text).lower() or text.replace(" ", "")
