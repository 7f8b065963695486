"""Finds notes among an element's children: blocks between rules, lone paragraphs, and sections of notes.

A paragraph that begins with a superscript number is a note, fenced by rules or not; one that begins with
`[26]` or a bare mark is one only after a rule or below a heading such as "Notes". Lines of one paragraph that
each begin with a number are a note each. Between two notes after a rule, other blocks belong to the note
above them; so do those that end a block closed by a rule. What reads like the text going on never does: a
block that cites notes itself, or that goes on with a sentence the rule broke.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from mkdocs_essay.notes.joining import ends_sentence, goes_on
from mkdocs_essay.notes.labels import Head, bare_number, is_number, normal, note_head
from mkdocs_essay.notes.model import NoteKind, Suspect
from mkdocs_essay.notes.scanner import superscripts
from mkdocs_essay.notes.titles import HEADINGS, is_title, raw_text

_RULE_LINE = re.compile(r"\n[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNREADABLE_SUP = re.compile(r"\s*<sup\b", re.IGNORECASE)


@dataclass(slots=True)
class Found:
    """A note in the tree: `first.text[start:end]`, its number ending at `head_end`, and the blocks `rest`
    after it.

    For a list's item, `first` is the item and start, end are None; so they are where the number is an element
    of its own.
    """

    label: str
    parent: Element
    first: Element
    start: int | None
    head_end: int | None
    end: int | None
    kind: NoteKind
    run: int
    fenced: bool
    rest: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class Finds:
    """What was found so far on a page; `run` counts blocks and lists. `lists` end their parent after a rule
    and have nothing but their items' own numbers. `numbers` gives what a list begins with that does not begin
    with 1.
    """

    numbers: Mapping[Element, int] = field(default_factory=dict)
    notes: list[Found] = field(default_factory=list)
    lists: list[Element] = field(default_factory=list)
    suspects: list[tuple[Element, Suspect]] = field(default_factory=list)
    run: int = -1


@dataclass(slots=True)
class _Stretch:
    """Children between two rules, headings of notes' sections or ends of the parent."""

    children: list[Element]
    before: Element | None
    opened: bool
    closed: bool
    section: bool


def find_in(parent: Element, finds: Finds) -> None:
    """Add the notes among the children of `parent` to `finds`."""
    for stretch in _stretches(parent):
        lists_only = stretch.opened and all(child.tag in ("ol", "ul") for child in stretch.children)
        if (stretch.section or lists_only) and _find_lists(stretch, finds):
            continue
        if lists_only and len(stretch.children) == 1 and stretch.children[0] in (parent[-1], parent[-2:][0]):
            finds.lists += (child for child in stretch.children if child.tag == "ol")
            continue
        _find_paragraphs(parent, stretch, finds)


def _stretches(parent: Element) -> list[_Stretch]:
    found: list[_Stretch] = []
    current = _Stretch([], None, False, False, False)
    last: Element | None = None
    for child in parent:
        if child.tag == "hr":
            if current.section and not current.children:
                continue
            current.closed = True
            found.append(current)
            current = _Stretch([], last, True, False, False)
        elif _closes_itself(child):
            current.children.append(child)
            current.closed = True
            found.append(current)
            current = _Stretch([], last, True, False, False)
        elif child.tag in HEADINGS or is_title(child):
            found.append(current)
            current = _Stretch([], None, False, False, is_title(child))
        else:
            current.children.append(child)
        if child.tag != "hr":
            last = child
    found.append(current)
    return [stretch for stretch in found if stretch.children]


def _closes_itself(element: Element) -> bool:
    """Whether a note's closing rule stands right under it: it is a heading, or its text ends in a rule."""
    text = raw_text(element) if element.tag in ("h2", "p") else None
    if text is None or note_head(text) is None:
        return False
    return element.tag == "h2" or _RULE_LINE.search(text.rstrip()) is not None


def _find_lists(stretch: _Stretch, finds: Finds) -> bool:
    """The items of the lists of a section of notes; false where it has no list with numbers.

    After a rule alone, each item must bear its number in its text.
    """
    if any(_starts(child, loose=True) for child in stretch.children if child.tag == "p"):
        return False
    found = False
    for element in stretch.children:
        if element.tag not in ("ol", "ul"):
            continue
        items = [
            (item, _item_label(element, item, number))
            for number, item in enumerate(items_of(element), first_number(element, finds.numbers))
        ]
        heads = [head for _, head in items if head is not None]
        if not heads or (not stretch.section and not all(head is not None and head.end for _, head in items)):
            continue
        found = True
        finds.run += 1
        for item, head in items:
            if head is not None:
                found_note = Found(
                    head.label, element, item, None, head.end or None, None, "list", finds.run, True
                )
                finds.notes.append(found_note)
    return found


def items_of(element: Element) -> list[Element]:
    """The items of a list."""
    return [child for child in element if child.tag == "li"]


def first_number(element: Element, numbers: Mapping[Element, int]) -> int:
    """The number of a list's first item: by its attribute, else as it is written."""
    start = element.get("start", "")
    written = numbers.get(element, 1)
    return int(start) if start.isascii() and start.isdigit() and len(start) < 6 else written


def _item_label(element: Element, item: Element, number: int) -> Head | None:
    """An item's label: what its text begins with, else its number in an ordered list."""
    text = raw_text(item)
    if (not text or not text.strip()) and len(item) and item[0].tag == "p":
        text = raw_text(item[0])
    head = note_head(text, loose=True) if text else None
    if head is not None or element.tag == "ul":
        return head
    value = item.get("value", "")
    return Head(normal(value) if value.isascii() and value.isdigit() else str(number), 0, False)


def _find_paragraphs(parent: Element, stretch: _Stretch, finds: Finds) -> None:
    loose = stretch.opened or stretch.section
    starts = {
        position: heads
        for position, child in enumerate(stretch.children)
        if child.tag in ("p", "h2") and (heads := _starts(child, loose=loose))
    }
    if not starts:
        if stretch.opened and stretch.closed:
            _suspect(stretch, finds)
        return
    first, last = min(starts), max(starts)
    leading = loose and first == 0
    if (
        loose
        and not leading
        and not any(head.superscript for heads in starts.values() for _, head, _ in heads)
    ):
        return
    kind: NoteKind = "section" if stretch.section else "block"
    fenced = loose or stretch.closed
    finds.run += 1
    pending: list[Element] = []
    for position, child in enumerate(stretch.children):
        if position in starts:
            _give(finds, pending, leading, stretch)
            pending = []
            for start, head, end in starts[position]:
                begin, inner, stop = (None, None, None) if start < 0 else (start, head.end, end)
                finds.notes.append(
                    Found(head.label, parent, child, begin, inner, stop, kind, finds.run, fenced)
                )
        elif position > first:
            pending.append(child)
    if leading and (stretch.closed or stretch.section) and not _differs(stretch.children[last], pending):
        _give(finds, pending, leading, stretch)
    if stretch.opened and stretch.closed and leading:
        _suspect(stretch, finds)


def _give(finds: Finds, blocks: list[Element], leading: bool, stretch: _Stretch) -> None:
    """Give the blocks below a note to it, where they belong to it."""
    if not blocks:
        return
    if not leading and any(block.tag == "p" for block in blocks):
        return
    if any(_is_text(block) for block in blocks) or _resumes(blocks[0], stretch):
        return
    finds.notes[-1].rest.extend(blocks)


def _differs(note: Element, blocks: list[Element]) -> bool:
    """Whether the author gave a note attributes, such as a small size, and the paragraphs below it none."""
    return bool(note.attrib) and any(block.tag == "p" and not block.attrib for block in blocks)


def _is_text(block: Element) -> bool:
    """Whether a block cites notes itself."""
    for element in block.iter():
        text = raw_text(element)
        if text and any(found.strength == "certain" for found in superscripts(text)):
            return True
    return False


def _resumes(block: Element, stretch: _Stretch) -> bool:
    """Whether a block goes on with the sentence that the rule broke."""
    text = raw_text(block)
    before = raw_text(stretch.before) if stretch.before is not None and stretch.before.tag == "p" else None
    return bool(block.tag == "p" and text and before and goes_on(text) and not ends_sentence(before))


def _starts(element: Element, *, loose: bool) -> list[tuple[int, Head, int]]:
    """The notes that a paragraph holds, with start and end; a start of -1: the number is an element."""
    if not (element.text or "").strip():
        return _element_start(element)
    text = raw_text(element)
    if text is None:
        return []
    head = note_head(text, loose=loose)
    if head is None:
        return []
    found: list[tuple[int, Head]] = [(0, head)]
    position = text.find("\n", head.end)
    while position >= 0:
        following = note_head(text, position + 1, loose=loose and not head.superscript)
        if following is not None and _may_follow(found[-1][1], following):
            found.append((position + 1, following))
        position = text.find("\n", position + 1)
    rule = _RULE_LINE.search(text.rstrip())
    ends = [start for start, _ in found[1:]] + [rule.start() if rule else len(text)]
    return [(start, each, end) for (start, each), end in zip(found, ends, strict=True)]


def _may_follow(previous: Head, head: Head) -> bool:
    if is_number(previous.label) and is_number(head.label):
        return int(head.label) >= int(previous.label)
    return True


def _element_start(element: Element) -> list[tuple[int, Head, int]]:
    if not len(element) or element[0].tag != "sup" or len(element[0]) > 1:
        return []
    content = "".join(element[0].itertext())
    head = note_head(f"<sup>{content}</sup>")
    return [(-1, head, 0)] if head is not None else []


def _suspect(stretch: _Stretch, finds: Finds) -> None:
    """Paragraphs between rules that look like notes and are none."""
    for child in stretch.children:
        text = raw_text(child) if child.tag == "p" else None
        if not text or note_head(text, loose=True) is not None:
            continue
        label = bare_number(text)
        if label is not None or _UNREADABLE_SUP.match(text):
            finds.suspects.append((child, Suspect(None, " ".join(text.split())[:60], label)))
