"""What tags and classes mean: which begin a block or mark a text, what is a note or a table of contents."""

from __future__ import annotations

import re

from mkdocs_essay.compare.content import Leaf
from mkdocs_essay.compare.html_tree import Element
from mkdocs_essay.compare.themes import Theme

BLOCKS = frozenset(
    "address article aside blockquote body caption center details dialog dd div dl dt fieldset figcaption"
    " figure footer h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre search section summary"
    " table tbody td tfoot th thead tr ul".split()
)
KINDS_OF_TAGS = {
    "td": "cell", "th": "head-cell", "dt": "term", "dd": "definition", "figcaption": "caption",
    "caption": "caption", "summary": "summary", **{f"h{level}": f"h{level}" for level in range(1, 7)},
}  # fmt: skip
_CONTAINERS = {"ul": "ul", "ol": "ol", "menu": "ul", "dl": "dl", "table": "table", "details": "details"}
MARKS = {
    "strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code", "del": "del", "s": "del",
    "sub": "sub", "sup": "sup", "mark": "mark", "kbd": "kbd", "ins": "ins", "u": "u",
}  # fmt: skip
EMBEDS = frozenset({"iframe", "video", "audio", "source", "embed", "object"})
_CODE_TABLES = frozenset({"highlighttable", "rouge-table", "codehilitetable"})
_NOTE_NUMBER = re.compile(r"\W{0,2}\d{1,4}\W{0,2}")


class ListCounter:
    """Counts the items of a list."""

    def __init__(self, element: Element) -> None:
        start = element.get("start")
        self._counts = element.tag == "ol"
        self._next = int(start) if re.fullmatch(r"-?\d{1,9}", start) else 1
        self.number: int | None = None

    def step(self, item: Element) -> None:
        """Go to the next item."""
        if self._counts:
            value = item.get("value")
            self.number = int(value) if re.fullmatch(r"-?\d{1,9}", value) else self._next
            self._next = self.number + 1


def container(element: Element) -> str:
    """What an element is in a leaf's path; empty for one that does not count."""
    if element.tag == "blockquote":
        # A quote with a class is a callout, which may be a box of any kind on the other side.
        return "" if element.classes else "quote"
    if element.tag == "table" and not _CODE_TABLES.isdisjoint(element.classes):
        return ""
    return _CONTAINERS.get(element.tag, "")


def is_toc(element: Element) -> bool:
    """Whether it is the page's own table of contents."""
    return element.get("id") == "markdown-toc" or (element.tag == "div" and element.classes[:1] == ("toc",))


def is_note(leaf: Leaf) -> bool:
    """A text that begins with a raised number is a note's."""
    if leaf.kind != "text" or not leaf.marks:
        return False
    mark, text = leaf.marks[0]
    return mark == "sup" and leaf.text.startswith(text) and is_note_number(text)


def is_note_number(text: str) -> bool:
    """Whether a raised text is a note's number."""
    return _NOTE_NUMBER.fullmatch(text) is not None


def leads_to_note(element: Element) -> bool:
    """A reference to a note, or the way back from one."""
    classes = {"footnote", "footnote-ref", "reversefootnote", "footnote-backref"}
    return not classes.isdisjoint(element.classes) or element.get("href").startswith(
        ("#fn:", "#fnref:", "#note-", "#noteref-")
    )


def code_text(element: Element, theme: Theme) -> str:
    """The text of a code block without line numbers and the like."""
    pieces: list[str] = []
    stack = [iter(element.children)]
    while stack:
        for child in stack[-1]:
            if isinstance(child, str):
                pieces.append(child)
            elif not theme.dropped.matches(child):
                if child.tag == "br":
                    pieces.append("\n")
                stack.append(iter(child.children))
                break
        else:
            stack.pop()
    return "".join(pieces)
