"""Finds a page's notes: blocks between rules, lone paragraphs, and sections of notes.

A paragraph that begins with a superscript number is a note, fenced by rules or not; one that begins with
`[26]` or a bare mark is one only after a rule or below a heading such as "Notes". Lines of one paragraph that
each begin with a number are a note each. Between two notes after a rule, other blocks belong to the note
above them; so do those that end a block closed by a rule. What reads like the text going on never does: a
block that cites notes itself, or that goes on with a sentence the rule broke.

A page break may cut a note in two as it cuts the text. What stands in a block above its first number, in the
dress of its notes, is such a note's end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from mkdocs_essay.notes.found import Finds, Found
from mkdocs_essay.notes.joining import ends_sentence, goes_on
from mkdocs_essay.notes.labels import bare_head, is_number, note_head
from mkdocs_essay.notes.list_items import find_lists
from mkdocs_essay.notes.model import NoteKind, Suspect
from mkdocs_essay.notes.numbering import cites, numbering_of
from mkdocs_essay.notes.starts import Forms, Start, starts_in
from mkdocs_essay.notes.stretches import Stretch, stretches
from mkdocs_essay.notes.titles import raw_text

_UNREADABLE_SUP = re.compile(r"\s*<sup\b", re.IGNORECASE)


def find(parents: Sequence[Element], finds: Finds) -> None:
    """Add the notes among the children of `parents` to `finds`; an item that is a note is looked at once."""
    found = [stretch for parent in parents for stretch in stretches(parent)]
    numbering = numbering_of(found)
    items: set[Element] = set()
    for position, stretch in enumerate(found):
        if stretch.parent in items:
            continue
        before = len(finds.notes)
        _find_in(stretch, numbering.forms(stretch, position), finds)
        items.update(note.first for note in finds.notes[before:] if note.kind == "list")


def _find_in(stretch: Stretch, forms: Forms, finds: Finds) -> None:
    parent, children = stretch.parent, stretch.children
    lists_only = stretch.opened and all(child.tag in ("ol", "ul") for child in children)
    if (
        (stretch.section or lists_only)
        and not any(child.tag == "p" and starts_in(child, forms) for child in children)
        and find_lists(stretch, finds)
    ):
        return
    if lists_only and len(children) == 1 and children[0] in (parent[-1], parent[-2:][0]):
        finds.lists += (child for child in children if child.tag == "ol")
        return
    _find_paragraphs(stretch, forms, finds)


def _find_paragraphs(stretch: Stretch, forms: Forms, finds: Finds) -> None:
    starts = {
        position: found
        for position, child in enumerate(stretch.children)
        if child.tag in ("p", "h2") and (found := starts_in(child, _forms_of(child, stretch, forms)))
    }
    if not starts:
        if stretch.opened and stretch.closed:
            _suspect(stretch, finds)
        return
    heads = [start.head for found in starts.values() for start in found]
    after_title_or_rule = stretch.opened or stretch.section
    first, last = min(starts), max(starts)
    end = _end_above(stretch, first, starts[first][0])
    leading = after_title_or_rule and (first == 0 or bool(end))
    if after_title_or_rule and not leading and not any(head.superscript for head in heads):
        return
    kind: NoteKind = "section" if stretch.section else "block"
    # Nothing but a reference tells a list of notes in brackets from a bibliography.
    fenced = (after_title_or_rule or stretch.closed) and any(
        head.superscript or not is_number(head.label) for head in heads
    )
    finds.run += 1
    if end:
        whole = len(end[0].text or "")
        note = Found("", stretch.parent, end[0], 0, 0, whole, kind, finds.run, fenced, list(end[1:]))
        finds.notes.append(note)
    pending: list[Element] = []
    for position, child in enumerate(stretch.children):
        if position in starts:
            _give(finds, pending, leading, stretch)
            pending = []
            finds.notes += (
                _found(start, stretch, child, kind, finds.run, fenced) for start in starts[position]
            )
        elif position > first:
            pending.append(child)
    if leading and (stretch.closed or stretch.section) and not _differs(stretch.children[last], pending):
        _give(finds, pending, leading, stretch)
    if stretch.opened and stretch.closed and leading:
        _suspect(stretch, finds)


def _forms_of(child: Element, stretch: Stretch, forms: Forms) -> Forms:
    """As `forms`; the first paragraph of a block between rules may begin with the end of another note."""
    may_end = stretch.opened and stretch.closed and child is stretch.children[0] and bool(child.attrib)
    return replace(forms, end_before=True) if may_end else forms


def _found(start: Start, stretch: Stretch, child: Element, kind: NoteKind, run: int, fenced: bool) -> Found:
    head_end = None if start.start is None else start.head.end
    return Found(start.head.label, stretch.parent, child, start.start, head_end, start.end, kind, run, fenced)


def _end_above(stretch: Stretch, first: int, start: Start) -> Sequence[Element]:
    """The paragraphs above a block's first number that end a note of the block before it."""
    if not stretch.opened or not first or not start.head.superscript or not is_number(start.head.label):
        return ()
    above, note = stretch.children[:first], stretch.children[first]
    for paragraph in above:
        text = raw_text(paragraph) if paragraph.tag == "p" else None
        if not text or not note.attrib or paragraph.attrib != note.attrib or len(paragraph):
            return ()
        if cites(paragraph) or note_head(text, loose=True) is not None:
            return ()
    return above


def _give(finds: Finds, blocks: list[Element], leading: bool, stretch: Stretch) -> None:
    """Give the blocks below a note to it, where they belong to it."""
    if not blocks:
        return
    if not leading and any(block.tag == "p" for block in blocks):
        return
    if any(cites(block) or _is_unreadable(block) for block in blocks) or _resumes(blocks[0], stretch):
        return
    finds.notes[-1].rest.extend(blocks)


def _differs(note: Element, blocks: list[Element]) -> bool:
    """Whether the author gave a note attributes, such as a small size, and the paragraphs below it none."""
    return bool(note.attrib) and any(block.tag == "p" and not block.attrib for block in blocks)


def _is_unreadable(block: Element) -> bool:
    """Whether a block begins with a superscript, so that it is a note by itself if it is any."""
    text = raw_text(block)
    return text is not None and _UNREADABLE_SUP.match(text) is not None


def _resumes(block: Element, stretch: Stretch) -> bool:
    """Whether a block goes on with the sentence that the rule broke."""
    text = raw_text(block)
    before = raw_text(stretch.before) if stretch.before is not None and stretch.before.tag == "p" else None
    return bool(block.tag == "p" and text and before and goes_on(text) and not ends_sentence(before))


def _suspect(stretch: Stretch, finds: Finds) -> None:
    """Paragraphs between rules that look like notes and are none."""
    for child in stretch.children:
        text = raw_text(child) if child.tag == "p" else None
        if not text or note_head(text, loose=True) is not None:
            continue
        head = bare_head(text)
        if head is not None or _is_unreadable(child):
            label = head.label if head is not None else None
            finds.suspects.append((child, Suspect(None, " ".join(text.split())[:60], label)))
