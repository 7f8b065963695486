"""HTML as a light tree: elements, texts, and the end tags that HTML lets one leave out.

A built page is mostly furniture, so a tree can begin at any tag and ends with the element that opens there.
Python's html.parser and Beautiful Soup take far longer, and do not close `<li>` and `<p>` as browsers do. The
scanner goes forward only: a tag that is never closed makes the rest of the page text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_RAW = frozenset("script style textarea title".split())

# Opening one of these closes an open paragraph.
_CLOSES_PARAGRAPH = frozenset(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul".split()
)
_PARAGRAPH_SCOPE = frozenset("td th caption button object table".split())

# Tag that opens: the tags that it closes, and those beyond which it does not look.
_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot", "colgroup"}), frozenset({"table"})),
    "tfoot": (frozenset({"thead", "tbody", "colgroup"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
}

_TAG = re.compile(
    r"""<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:"[^"]*+"|'[^']*+'|[^>"'])*+)>"""
)
_ATTRIBUTE = re.compile(r"""([^\s=/>"']++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'>]++))?""")


@dataclass(slots=True, eq=False)
class Element:
    """An element with its attributes (entities resolved) and, in order, its child elements and texts."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)
    classes: tuple[str, ...] = ()

    def get(self, name: str) -> str:
        """An attribute's value; empty where it is not set."""
        return self.attributes.get(name, "")

    def elements(self) -> Iterator[Element]:
        """All elements below this one, in the order of the text."""
        stack = [iter(self.children)]
        while stack:
            for child in stack[-1]:
                if isinstance(child, Element):
                    yield child
                    stack.append(iter(child.children))
                    break
            else:
                stack.pop()

    def text(self) -> str:
        """The text of this element and all below it, as it stands."""
        pieces: list[str] = []
        stack = [iter(self.children)]
        while stack:
            for child in stack[-1]:
                if isinstance(child, str):
                    pieces.append(child)
                else:
                    stack.append(iter(child.children))
                    break
            else:
                stack.pop()
        return "".join(pieces)


def read_tag(html: str, position: int) -> Element | None:
    """The opening tag at `position` as an element without children; None where none stands there."""
    match = _TAG.match(html, position)
    return None if match is None or match["close"] else _element(match)


def parse(html: str, position: int | None = None) -> Element:
    """The whole text as one element without a name; with a `position` the element that opens there."""
    builder = _Builder(single=position is not None)
    scan = position or 0
    while builder.open:
        start = html.find("<", scan)
        if start < 0:
            builder.take_text(html[scan:])
            break
        if start > scan:
            builder.take_text(html[scan:start])
        if html.startswith(("<!", "<?"), start):
            scan = _after_declaration(html, start)
            continue
        match = _TAG.match(html, start)
        if match is not None:
            scan = _take_tag(builder, html, match)
        elif html[start + 1 : start + 2].isalpha():
            builder.take_text(html[start:])
            break
        else:
            builder.take_text("<")
            scan = start + 1
    return builder.result()


def _after_declaration(html: str, start: int) -> int:
    mark = "-->" if html.startswith("<!--", start) else ">"
    end = html.find(mark, start + 2)
    return len(html) if end < 0 else end + len(mark)


def _take_tag(builder: _Builder, html: str, match: re.Match[str]) -> int:
    name = match["name"].lower()
    if match["close"]:
        builder.close(name)
        return match.end()
    element = _element(match)
    builder.start(element, empty=match["attributes"].endswith("/") and builder.in_foreign())
    if name not in _RAW:
        return match.end()
    end = re.compile(rf"</{name}[\s/>]", re.IGNORECASE).search(html, match.end())
    stop = end.start() if end else len(html)
    element.children.append(html[match.end() : stop])
    return stop


def _element(match: re.Match[str]) -> Element:
    attributes: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(match["attributes"]):
        if value[:1] in ('"', "'"):
            value = value[1:-1]
        attributes.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return Element(match["name"].lower(), attributes, [], tuple(attributes.get("class", "").split()))


class _Builder:
    """Puts tags and texts together; `open` is the row of elements that are not closed yet."""

    def __init__(self, single: bool) -> None:
        self.root = Element("")
        self.open: list[Element] = [self.root]
        self._single = single
        self._counts: Counter[str] = Counter()

    def result(self) -> Element:
        """What was built."""
        first = next((child for child in self.root.children if isinstance(child, Element)), None)
        return first if self._single and first is not None else self.root

    def in_foreign(self) -> bool:
        """Whether tags can be closed by a slash here."""
        return self._counts["svg"] > 0 or self._counts["math"] > 0

    def take_text(self, text: str) -> None:
        """Add a text to the innermost open element."""
        if text:
            self.open[-1].children.append(unescape(text) if "&" in text else text)

    def start(self, element: Element, empty: bool) -> None:
        """Open an element after closing those that it ends."""
        tag = element.tag
        if self._counts["p"] and tag in _CLOSES_PARAGRAPH:
            self._close_nearest(frozenset({"p"}), _PARAGRAPH_SCOPE)
        if tag in _CLOSES:
            self._close_nearest(*_CLOSES[tag])
        self.open[-1].children.append(element)
        if tag not in VOID and not empty:
            self.open.append(element)
            self._counts[tag] += 1

    def close(self, tag: str) -> None:
        """Close the innermost element of that name and all within it; nothing where there is none."""
        if not self._counts[tag]:
            return
        while self._pop() != tag:
            pass
        if self._single and len(self.open) == 1:
            self.open.clear()

    def _close_nearest(self, tags: frozenset[str], scope: frozenset[str]) -> None:
        for index in range(len(self.open) - 1, 0, -1):
            tag = self.open[index].tag
            if tag in tags:
                while len(self.open) > index:
                    self._pop()
                return
            if tag in scope:
                return

    def _pop(self) -> str:
        tag = self.open.pop().tag
        self._counts[tag] -= 1
        return tag
