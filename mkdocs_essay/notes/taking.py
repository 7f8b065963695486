"""Takes cited notes out of a page's block tree, marks the references in its raw text, and puts the list of
notes at its end.

The texts are still raw: what is done here must survive the span parser. A superscript that is a reference
gets the attribute `data-essay-ref` with its number on the page, which `mkdocs_essay.notes.showing` consumes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from mkdocs_essay.notes.collect import Survey, content_of, leaves
from mkdocs_essay.notes.cutting import cut_blocks, remove
from mkdocs_essay.notes.ends import put_together
from mkdocs_essay.notes.found import Found
from mkdocs_essay.notes.links import link_addresses
from mkdocs_essay.notes.model import NoteId, NoteText, PagePlan

REFERENCE = "data-essay-ref"


@dataclass(frozen=True, slots=True)
class Item:
    """A note that this page shows: its element, where its text goes, and for a note of another page that
    text, still raw."""

    note: NoteId
    label: str
    element: Element
    body: Element
    foreign: NoteText | None = None
    path: str | None = None


@dataclass(slots=True)
class Taken:
    """What the second stage needs: for each superscript the labels and notes it cites, and the notes shown,
    in order.

    `section` is the list at the page's end, None where the page shows no note there. `left` are notes that
    nothing cites and that stay in their block.
    """

    marks: dict[int, tuple[tuple[str, NoteId | None], ...]] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    section: Element | None = None
    left: list[Found] = field(default_factory=list)


def take(root: Element, survey: Survey, plan: PagePlan) -> Taken:
    """Change the tree below `root` by `plan`, which must be one for `survey`."""
    taken = Taken()
    _mark_references(survey, plan, taken)
    own = {target.index: None for target in plan.targets if target is not None and target.page == plan.page}
    cited = [index for index, is_cited in enumerate(plan.cited) if is_cited]
    _keep_lists(survey, cited, plan, taken)
    _take_sections(survey, cited, plan.page, taken)
    blocks = [index for index in cited if survey.page.notes[index].kind == "block"]
    contents = {index: _content(survey, plan, index) for index in blocks if index in own}
    taken.left = cut_blocks(root, survey.notes, set(blocks), survey.numbers)
    _list_at_end(root, survey, plan, contents, taken)
    return taken


def _content(survey: Survey, plan: PagePlan, index: int) -> tuple[Element, ...]:
    """The blocks of one of the page's own notes, with those of its end wherever that stands."""
    content = content_of(survey.notes[index])
    end = plan.ends.get(NoteId(plan.page, index))
    if end is None:
        return content
    if end.page == plan.page:
        return put_together(content, content_of(survey.notes[end.index]))
    return put_together(content, plan.texts[end].elements) if end in plan.texts else content


def _mark_references(survey: Survey, plan: PagePlan, taken: Taken) -> None:
    """Give each superscript that cites a note its attribute."""
    by_mark: dict[int, list[tuple[str, NoteId | None]]] = {}
    for reference, target in zip(survey.page.references, plan.targets, strict=True):
        by_mark.setdefault(reference.mark, []).append((reference.label, target))
    taken.marks = {
        mark: tuple(cited) for mark, cited in by_mark.items() if any(target for _, target in cited)
    }
    insertions: dict[tuple[Element, str], list[tuple[int, str]]] = {}
    for mark in taken.marks:
        place = survey.marks[mark]
        if place.span is None:
            place.element.set(REFERENCE, str(mark))
        else:
            at = place.span.start + len("<sup")
            insertions.setdefault((place.element, place.slot), []).append((at, f' {REFERENCE}="{mark}"'))
    beginning: dict[Element, list[Found]] = {}
    for found in survey.notes:
        beginning.setdefault(found.first, []).append(found)
    for (element, slot), added in insertions.items():
        if slot == "tail":
            element.tail = _inserted(element.tail or "", added)
        else:
            element.text = _inserted(element.text or "", added)
            _shift(beginning.get(element, ()), added)


def _inserted(text: str, added: Sequence[tuple[int, str]]) -> str:
    parts: list[str] = []
    done = 0
    for position, attribute in sorted(added):
        parts += (text[done:position], attribute)
        done = position
    return "".join((*parts, text[done:]))


def _shift(notes: Iterable[Found], added: Sequence[tuple[int, str]]) -> None:
    places = sorted(added)
    before = [0, *accumulate(len(attribute) for _, attribute in places)]

    def moved(position: int) -> int:
        return position + before[bisect_left(places, (position,))]

    for found in notes:
        found.start = None if found.start is None else moved(found.start)
        found.end = None if found.end is None else moved(found.end)
        found.head_end = None if found.head_end is None else moved(found.head_end)


def _keep_lists(survey: Survey, cited: Sequence[int], plan: PagePlan, taken: Taken) -> None:
    """Notes that are items of the author's own list stay there, under the numbers that they were given."""
    for index in cited:
        found = survey.notes[index]
        if found.kind == "list":
            _link(found.first)
            written = survey.numbers.get(found.parent)
            if written is not None and found.parent.get("start") is None:
                found.parent.set("start", str(written))
            taken.items.append(Item(NoteId(plan.page, index), found.label, found.first, found.first))


def _take_sections(survey: Survey, cited: Sequence[int], page: int, taken: Taken) -> None:
    """Notes below a heading of their own are listed there."""
    sections: dict[int, list[int]] = {}
    for index in cited:
        if survey.notes[index].kind == "section":
            sections.setdefault(survey.notes[index].run, []).append(index)
    lists: dict[Element, Element] = {}
    for indexes in sections.values():
        section, entries = new_section("kept")
        lists[survey.notes[indexes[0]].first] = section
        for index in indexes:
            item = _new_item(entries, NoteId(page, index), survey.notes[index].label)
            item.body.extend(content_of(survey.notes[index]))
            _link(item.body)
            taken.items.append(item)
    remove(survey.notes, {index for indexes in sections.values() for index in indexes}, lists)


def new_section(word: str) -> tuple[Element, Element]:
    """An empty list of notes and the element that its items go into."""
    section = Element("section", {"class": f"essay-notes essay-notes--{word}", "data-essay": "notes"})
    return section, SubElement(section, "ol", {"class": "essay-notes__list"})


def _new_item(entries: Element, note: NoteId, label: str) -> Item:
    element = SubElement(entries, "li", {"class": "essay-note"})
    number = SubElement(element, "span", {"class": "essay-note__number"})
    number.text = AtomicString(label)
    return Item(note, label, element, SubElement(element, "div", {"class": "essay-note__text"}))


def _link(element: Element) -> None:
    for leaf in leaves(element):
        leaf.text = link_addresses(leaf.text or "")


def _list_at_end(
    root: Element, survey: Survey, plan: PagePlan, contents: dict[int, tuple[Element, ...]], taken: Taken
) -> None:
    """Put the notes that the page cites at its end, in the order in which it cites them."""
    shown = dict.fromkeys(
        target
        for target in plan.targets
        if target is not None and (target.page != plan.page or target.index in contents)
    )
    if not shown:
        return
    section, entries = new_section("end")
    labels = {
        target: reference.label
        for reference, target in zip(survey.page.references, plan.targets, strict=True)
    }
    for note in shown:
        assert note is not None
        item = _new_item(entries, note, labels[note])
        if note.page == plan.page:
            item.body.extend(contents[note.index])
            _link(item.body)
        elif note in plan.texts:
            item = Item(note, item.label, item.element, item.body, plan.texts[note], plan.paths.get(note))
        taken.items.append(item)
    root.append(section)
    taken.section = section
