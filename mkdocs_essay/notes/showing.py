"""Writes references and notes into the tree once its spans are parsed.

    <sup><a id="noteref-26" class="essay-noteref essay-noteref--annotations" href="#note-26"
            role="doc-noteref" aria-label="Note 26">26</a></sup>
    …
    <section class="essay-notes essay-notes--end essay-notes--annotations" role="doc-endnotes"
    data-essay="notes">
      <p class="essay-notes__title">Notes</p>
      <ol class="essay-notes__list">
        <li class="essay-note" id="note-26"><span class="essay-note__number">26</span>
          <div class="essay-note__text">… <a href="#noteref-26" role="doc-backlink" …>↩</a></div></li>

All three styles write this, so that a page reads well without script and on paper; style sheet and script
make annotations and sidenotes of it. The number stays text, in the reference as well as in the list, so that
it is found, copied and printed. Addresses count up where a number recurs on the page: `note-26`, `note-26-2`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from markdown.util import STX, AtomicString, HtmlStash

from mkdocs_essay.dialect.document import Document
from mkdocs_essay.notes.collect import leaves
from mkdocs_essay.notes.labels import citation_items, slug
from mkdocs_essay.notes.links import link_addresses
from mkdocs_essay.notes.model import NoteId, NoteText, ShownNote, Style
from mkdocs_essay.notes.taking import REFERENCE, Item, Taken
from mkdocs_essay.notes.unnesting import out_of_links
from mkdocs_essay.translations import Words

RenderBlocks = Callable[[Element, Document], None]
"""Renders the blocks below an element, which are another page's, with the definitions of that: code, callouts
and the raw span text of all leaves.
"""

ORIGIN = "data-essay-origin"
_BACK = "↩\ufe0e"
_PLACEHOLDER = re.compile(rf"{STX}wzxhzdk:(\d+)\x03")


@dataclass(slots=True)
class Shower:
    """Writes one page's references and notes. `render_blocks` and `stash` serve the texts of other pages'
    notes."""

    taken: Taken
    style: Style
    title: str
    words: Words
    render_blocks: RenderBlocks
    stash: HtmlStash
    _used: set[str] = field(default_factory=set)
    _last: dict[str, int] = field(default_factory=dict)
    _note_ids: dict[NoteId, str] = field(default_factory=dict)
    _citing: dict[NoteId, list[str]] = field(default_factory=dict)

    def show(self, root: Element) -> None:
        """Change the tree below `root`."""
        self._used = {identifier for element in root.iter() if (identifier := element.get("id"))}
        for item in self.taken.items:
            if item.foreign is not None:
                self._foreign(item, item.foreign)
            self._note_ids[item.note] = self._address(item)
        for found in self.taken.left:
            if found.label and found.first.get("id") is None:
                found.first.set("id", self._free(f"note-{slug(found.label)}"))
        marked = list(_marked(root))
        out_of_links([(sup, path) for sup, path in marked if self._cited(sup) is not None])
        for sup, _ in marked:
            self._reference(sup)
        for item in self.taken.items:
            _mark_addresses(item.body)
            self._back_links(item)
        if self.taken.section is not None:
            self._label(self.taken.section)

    def shown(self) -> Iterator[ShownNote]:
        """The notes that are cited, as they have been written."""
        for item in self.taken.items:
            references = tuple(self._citing.get(item.note, ()))
            yield ShownNote(item.label, self._note_ids[item.note], references, item.note)

    # Notes

    def _address(self, item: Item) -> str:
        given = item.element.get("id")
        address = given if given is not None else self._free(f"note-{slug(item.label)}")
        item.element.set("id", address)
        classes = item.element.get("class", "").split()
        if "essay-note" not in classes:
            item.element.set("class", " ".join((*classes, "essay-note")))
        return address

    def _free(self, wanted: str) -> str:
        address, count = wanted, self._last.get(wanted, 1)
        while address in self._used:
            count += 1
            address = f"{wanted}-{count}"
        self._used.add(address)
        self._last[wanted] = count
        return address

    def _foreign(self, item: Item, text: NoteText) -> None:
        text = text.apart()
        for element in text.elements:
            element.tail = None
            for leaf in leaves(element):
                leaf.text = link_addresses(self._restashed(leaf.text or "", text.stash))
            item.body.append(element)
        self.render_blocks(item.body, text.document)
        for sup in item.body.iter("sup"):
            # A footnote of kramdown's belongs to its own page: here its name stands.
            name = sup.attrib.pop("data-footnote-name", None)
            if name is not None:
                sup.text = AtomicString(name)
        if item.path is not None:
            item.body.set(ORIGIN, item.path)

    def _restashed(self, text: str, stash: Sequence[str | Element]) -> str:
        """A text whose placeholders stand for the same HTML in this page's stash as in its own page's."""

        def restash(match: re.Match[str]) -> str:
            number = int(match[1])
            return self.stash.store(stash[number]) if number < len(stash) else ""

        return _PLACEHOLDER.sub(restash, text) if STX in text else text

    def _back_links(self, item: Item) -> None:
        addresses = self._citing.get(item.note, ())
        if not addresses:
            return
        host = item.body
        while len(host) and host[-1].tag in ("p", "div") and not (host[-1].tail or "").strip():
            host = host[-1]
        for number, address in enumerate(addresses, 1):
            which = f" ({number})" if len(addresses) > 1 else ""
            link = SubElement(
                host,
                "a",
                {
                    "class": "essay-note__back footnote-backref",
                    "data-essay": "backlink",
                    "href": f"#{address}",
                    "role": "doc-backlink",
                    "aria-label": self.words("back_to_reference", label=item.label) + which,
                },
            )
            link.text = AtomicString(_BACK)
            _space_before_last(host)

    def _label(self, section: Element) -> None:
        section.set("class", f"{section.get('class', '')} essay-notes--{self.style}")
        section.set("role", "doc-endnotes")
        section.set("aria-label", self.title)
        title = Element("p", {"class": "essay-notes__title"})
        title.text = AtomicString(self.title)
        section.insert(0, title)

    # References

    def _cited(self, sup: Element) -> Sequence[tuple[str, NoteId | None]] | None:
        mark = sup.attrib[REFERENCE]
        return self.taken.marks.get(int(mark)) if mark.isdigit() else None

    def _reference(self, sup: Element) -> None:
        cited = self._cited(sup)
        del sup.attrib[REFERENCE]
        if cited is None:
            return
        host = _text_host(sup)
        text = "".join(host.itertext())
        _keep_id(sup, host)
        host[:] = []
        targets = list(cited)
        host.text = None
        done = 0
        for span in citation_items(text):
            if not targets or span.labels[0] != targets[0][0]:
                continue
            _append_text(host, text[done : span.start])
            self._links(host, text[span.start : span.end], targets[: len(span.labels)])
            del targets[: len(span.labels)]
            done = span.end
        _append_text(host, text[done:])

    def _links(self, host: Element, text: str, targets: Sequence[tuple[str, NoteId | None]]) -> None:
        """Write one number, or a range, as a link to each of its notes."""
        if len(targets) == 1:
            self._link(host, text, *targets[0])
            return
        first = re.match(r"\d+", text)
        last = re.search(r"\d+$", text)
        assert first is not None
        assert last is not None
        self._link(host, first[0], *targets[0])
        for label, target in targets[1:-1]:
            if target is not None:
                self._link(host, "", label, target)
        _append_text(host, text[first.end() : last.start()])
        self._link(host, last[0], *targets[-1])

    def _link(self, host: Element, text: str, label: str, target: NoteId | None) -> None:
        if target is None or target not in self._note_ids:
            _append_text(host, text)
            return
        address = self._free(f"noteref-{slug(label)}")
        self._citing.setdefault(target, []).append(address)
        classes = f"essay-noteref essay-noteref--{self.style}"
        if self.style == "footnotes":
            classes += " footnote-ref"
        link = SubElement(
            host,
            "a",
            {
                "id": address,
                "class": classes,
                "href": f"#{self._note_ids[target]}",
                "role": "doc-noteref",
                "aria-label": self.words("note", label=label),
            },
        )
        if text:
            link.text = AtomicString(text)
        else:
            link.set("data-essay", "reference")
            link.set("data-label", label)


def _marked(root: Element) -> Iterator[tuple[Element, tuple[Element, ...]]]:
    """The superscripts that are references, each with its ancestors from the nearest link on; only links need
    them."""
    stack: list[tuple[Element, tuple[Element, ...]]] = [(root, ())]
    while stack:
        element, path = stack.pop()
        if REFERENCE in element.attrib:
            yield element, path
            continue
        stack.extend(
            (child, (*path, element) if path or child.tag == "a" else ()) for child in reversed(element)
        )


def _text_host(sup: Element) -> Element:
    """The element within a superscript that holds its text: itself, or emphasis around all of it."""
    host = sup
    while (
        len(host) == 1
        and not (host.text or "").strip()
        and not (host[0].tail or "").strip()
        and host[0].tag != "a"
    ):
        host = host[0]
    return host


def _keep_id(sup: Element, host: Element) -> None:
    """Give a superscript the id of what it held, for links of the author's own to lead there."""
    for each in host.iter():
        if (identifier := each.get("id") or each.get("name")) and each is not sup and not sup.get("id"):
            sup.set("id", identifier)


def _mark_addresses(body: Element) -> None:
    """Mark the links that show their own address, so that paper does not give it twice."""
    for link in body.iter("a"):
        if link.text and link.text == link.get("href") and not len(link):
            link.set("class", f"{link.get('class', '')} essay-address".strip())


def _append_text(host: Element, text: str) -> None:
    if not text:
        return
    if len(host):
        host[-1].tail = AtomicString((host[-1].tail or "") + text)
    else:
        host.text = AtomicString((host.text or "") + text)


def _space_before_last(host: Element) -> None:
    """Put a space that does not break before the last child of `host`."""
    if len(host) > 1:
        host[-2].tail = f"{(host[-2].tail or '').rstrip()}\u00a0"
    else:
        host.text = f"{(host.text or '').rstrip()}\u00a0"
