"""What one run of the block parser has read so far: the children of one parent, in source order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from mkdocs_essay.dialect import attributes
from mkdocs_essay.dialect.attributes import AttributeList

if TYPE_CHECKING:
    from mkdocs_essay.dialect.blocks.parser import KramdownBlockParser
    from mkdocs_essay.dialect.blocks.source import Source

Kind = Literal["blank", "boundary", "marker", "definition", "paragraph", "block", "verbatim"]
"""`boundary` is the line `^`; `marker` what an attribute list leaves behind: the paragraph above ends;
`definition` a link's, footnote's or abbreviation's; `verbatim` a comment or raw text."""

Bound = tuple[AttributeList, int | None]


@dataclass(slots=True)
class Child:
    """One thing read: of what kind, its element, the attribute lists that belong to it with their lines.

    `text` is the white space of a blank. `target` takes the attributes of a definition. `transparent`
    paragraphs show as bare text of their item.
    """

    kind: Kind
    element: Element | None = None
    text: str = ""
    target: dict[str, str] | None = None
    bound: list[Bound] | None = None
    transparent: bool = False

    def bind(self, lists: list[Bound]) -> None:
        """Add attribute lists."""
        if self.bound is None:
            self.bound = []
        self.bound.extend(lists)


@dataclass(slots=True)
class Frame:
    """A parent element whose content is being read from `source`.

    `html` names the parent where only its end tag ends the content, `closed` says that it was found.
    `pending` holds the attribute lists that wait for the block below them.
    """

    parser: KramdownBlockParser
    source: Source
    _parent: Element
    html: str | None = None
    closed: bool = False
    children: list[Child] = field(default_factory=list)
    pending: list[Bound] | None = None
    _verbatim: list[str] = field(default_factory=list)

    @property
    def parent(self) -> Element:
        """The parent, with all in it that was read so far."""
        self._put_in_verbatim()
        return self._parent

    def _put_in_verbatim(self) -> None:
        if self._verbatim:
            append_text(self._parent, "".join(self._verbatim))
            self._verbatim.clear()

    def add(self, kind: Kind, element: Element | None = None, text: str = "") -> Child:
        """Append a child, which takes the attribute lists that wait; its element goes into the tree."""
        child = Child(kind, element, text)
        if self.pending is not None:
            if kind in ("paragraph", "block", "definition"):
                child.bind(self.pending)
            else:
                self.parser.report_unbound(self.pending)
            self.pending = None
        self.children.append(child)
        if element is not None:
            self.parent.append(element)
            self.parser.document.lines[element] = self.source.line()
        return child

    def add_verbatim(self, text: str) -> None:
        """Append text that nobody reads any more; attribute lists that wait go on waiting."""
        # Many comments in a row are put in together, not each behind a copy of those before it.
        self._verbatim.append(text)
        self.children.append(Child("verbatim"))

    def take_last(self) -> Child:
        """Remove the last child, from the tree too."""
        child = self.children.pop()
        if child.element is not None:
            del self.parent[-1]
        return child

    def wait(self, bound: Bound) -> None:
        """Keep an attribute list for the block below."""
        if self.pending is None:
            self.pending = []
        self.pending.append(bound)

    def last(self) -> Child | None:
        """The child read last."""
        return self.children[-1] if self.children else None

    def after_boundary(self) -> bool:
        """Whether a block that needs an empty line before it may stand here."""
        if not self.children or self.pending is not None:
            return True
        return self.children[-1].kind in ("blank", "boundary")

    def close(self) -> None:
        """Hand over what is to be done when the whole document is read."""
        self._put_in_verbatim()
        if self.pending is not None:
            self.parser.report_unbound(self.pending)
            self.pending = None
        for child in self.children:
            if child.bound is not None:
                self.parser.bindings.append(child)


def apply_bound(child: Child, parser: KramdownBlockParser) -> None:
    """Set the attributes that belong to a child, once every ALD is known; one that takes none is reported."""
    if child.element is not None:
        attributes.apply_all(child.element, child.bound or [], parser.document)
    elif child.target is not None:
        attributes.set_all(child.target, child.bound or [], parser.document)
    else:
        parser.report_unbound(child.bound or [])


def append_text(parent: Element, text: str) -> None:
    """Append verbatim text to an element's content."""
    if len(parent):
        parent[-1].tail = AtomicString((parent[-1].tail or "") + text)
    else:
        parent.text = AtomicString((parent.text or "") + text)
