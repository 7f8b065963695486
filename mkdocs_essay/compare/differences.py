"""What a comparison finds: differences, each of a kind that has a sentence."""

from __future__ import annotations

from dataclasses import dataclass

# In the order of a report: what a reader misses first comes first.
KINDS: dict[str, str] = {
    "missing-page": "An address of the old site no longer answers.",
    "moved-page": "A page answers at another address only.",
    "unreadable-page": "A page cannot be read.",
    "redirect": "An address that led on to another one leads nowhere, or elsewhere.",
    "missing-file": "A file (picture, download) of the old site is not there.",
    "missing-text": "A paragraph, heading, list item, cell or code block is gone.",
    "changed-text": "A text reads otherwise.",
    "moved-text": "A text stands at another place of its page.",
    "extra-text": "A text stands there that the old page has not: leaked syntax, something doubled.",
    "missing-note": "The text of a note is gone.",
    "heading-id": "A heading has another id, so that links to it miss.",
    "missing-anchor": "A place that could be linked to is gone.",
    "heading-level": "A heading has another level.",
    "block-kind": "A text became a block of another kind: a heading a paragraph, a cell a list item.",
    "list-kind": "A numbered list became a plain one, or the other way round.",
    "list-depth": "A list item or block stands in more or fewer lists.",
    "list-item": "A text is no longer an item of its own, or became one.",
    "list-number": "A list item has another number.",
    "quote": "A quote became plain, or plain text a quote.",
    "table": "A table's cell stands in another column or row, or outside of a table.",
    "code-line": "A line of a code block reads otherwise.",
    "emphasis": "Emphasis, code, strike-through, sub- or superscript within a text differ.",
    "picture": "A picture is gone, or another one.",
    "picture-text": "A picture's alternative text differs.",
    "embed": "A video, sound or frame is gone.",
    "link-target": "A link leads elsewhere, or is gone.",
    "extra-link": "A text is a link that the old page has not.",
    "page-toc": "The page's own table of contents differs.",
    "class": "A class that the author set is gone.",
    "nav-entry": "An entry of the navigation is gone, or stands below another one.",
    "nav-order": "An entry of the navigation stands at another place among its neighbours.",
    "nav-target": "An entry of the navigation leads elsewhere.",
    "extra-nav-entry": "The navigation has an entry that the old one has not.",
}

_ORDER = {kind: number for number, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. `kind` is a key of KINDS, `page` the address in the old site; `old` and `new` say what
    stands on each side, shortened, empty where nothing does. `within`: see `Leaf`.
    """

    kind: str
    page: str
    old: str = ""
    new: str = ""
    within: frozenset[str] = frozenset()

    @property
    def rank(self) -> int:
        """The kind's place in a report."""
        return _ORDER[self.kind]

    def __str__(self) -> str:
        shown = " -> ".join((self.old or "-", self.new or "-")) if self.new else self.old
        return f"{self.page}: {self.kind} {shown}"


LONGEST_EXCERPT = 200


def excerpt(text: str, around: int = 0) -> str:
    """A text short enough for a report, from a little before the character `around` on."""
    start = max(0, around - LONGEST_EXCERPT // 3) if len(text) > LONGEST_EXCERPT else 0
    cut = text[start : start + LONGEST_EXCERPT]
    return ("…" if start else "") + cut + ("…" if start + LONGEST_EXCERPT < len(text) else "")
