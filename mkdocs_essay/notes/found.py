"""Notes as they stand in a page's tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from mkdocs_essay.notes.model import NoteKind, Suspect


@dataclass(slots=True)
class Found:
    """A note in the tree: `first.text[start:end]`, its number ending at `head_end`, and the blocks `rest`
    after it.

    For a list's item, `first` is the item and start, end are None; so they are where the number is an element
    of its own. The end of a note that another block began has no label.
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
