"""Tells notes that begin with a number in brackets from the numbered paragraphs of a text.

`[26] A book.` after a rule is a note on one page and the twenty-sixth paragraph of the text on another. It is
the text's where a paragraph like it cites notes or stands elsewhere than after a rule, and where the page has
its notes in other blocks, under superscripts. Bare numbers are notes only below a heading, each the one after
that of the paragraph before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element

from mkdocs_essay.notes.labels import bare_head, is_number, note_head
from mkdocs_essay.notes.scanner import superscripts
from mkdocs_essay.notes.starts import SUPERSCRIPTS, Forms
from mkdocs_essay.notes.stretches import Stretch
from mkdocs_essay.notes.titles import raw_text


@dataclass(frozen=True, slots=True)
class Numbering:
    """How a page writes its notes: whether numbers in brackets are its paragraphs', and which of its
    stretches, by position, have notes under superscripts.
    """

    of_paragraphs: bool
    with_superscripts: frozenset[int]

    def forms(self, stretch: Stretch, position: int) -> Forms:
        """What notes of a stretch may begin with."""
        if stretch.section:
            return Forms(marks=True, brackets=True, bare=_counts(stretch))
        if not stretch.opened:
            return SUPERSCRIPTS
        brackets = not self.of_paragraphs and (
            position in self.with_superscripts or not self.with_superscripts
        )
        return Forms(marks=True, brackets=brackets)


def numbering_of(stretches: Sequence[Stretch]) -> Numbering:
    """How the page that is cut into `stretches` writes its notes."""
    of_paragraphs = False
    with_superscripts: set[int] = set()
    for position, stretch in enumerate(stretches):
        if stretch.section:
            continue
        for child in stretch.children:
            text = raw_text(child) if child.tag == "p" else None
            head = note_head(text, loose=True) if text else None
            if head is None or not is_number(head.label):
                continue
            if head.superscript:
                with_superscripts.add(position)
            elif not stretch.opened or cites(child):
                of_paragraphs = True
    return Numbering(of_paragraphs, frozenset(with_superscripts))


def _counts(stretch: Stretch) -> bool:
    """Whether the paragraphs below a heading are numbered one after the other, by bare numbers."""
    texts = [raw_text(child) for child in stretch.children if child.tag == "p"]
    heads = [bare_head(text) if text else None for text in texts]
    if len(heads) < 2 or any(text and note_head(text, loose=True) for text in texts):
        return False
    return all(
        head is not None and before is not None and int(head.label) == int(before.label) + 1
        for before, head in pairwise(heads)
    )


def cites(block: Element) -> bool:
    """Whether a block cites notes itself."""
    for element in block.iter():
        text = raw_text(element)
        if text and any(found.strength == "certain" for found in superscripts(text)):
            return True
    return False
