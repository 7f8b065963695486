"""A page's HTML as a small tree that can be changed, and written as HTML again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_RAW_TEXT = frozenset({"script", "style"})


@dataclass(slots=True, eq=False)
class Markup:
    """A comment, declaration or instruction, as it stands in the source."""

    source: str


@dataclass(slots=True, eq=False)
class Node:
    """An element; texts among its children have their entities resolved. The page itself has no tag."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[Node | str | Markup] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """The classes, in order."""
        return (self.attributes.get("class") or "").split()

    @property
    def elements(self) -> list[Node]:
        """The child elements."""
        return [child for child in self.children if isinstance(child, Node)]

    def get(self, name: str) -> str:
        """An attribute's value; empty where it has none."""
        return self.attributes.get(name) or ""

    def drop_class(self, *names: str) -> None:
        """Take classes away, and the attribute with the last one."""
        kept = [name for name in self.classes if name not in names]
        if kept:
            self.attributes["class"] = " ".join(kept)
        else:
            self.attributes.pop("class", None)

    def walk(self) -> Iterator[Node]:
        """All elements below this one, in the order of the text. The tree may be changed below what was
        given last.
        """
        stack = self.elements[::-1]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(node.elements[::-1])

    def text(self) -> str:
        """All text at any depth."""
        pieces: list[str] = []
        stack: list[Node | str | Markup] = [self]
        while stack:
            child = stack.pop()
            if isinstance(child, str):
                pieces.append(child)
            elif isinstance(child, Node):
                stack.extend(child.children[::-1])
        return "".join(pieces)

    def depth(self) -> int:
        """How many elements stand in each other at most."""
        deepest, stack = 0, [(self, 0)]
        while stack:
            node, depth = stack.pop()
            deepest = max(deepest, depth)
            stack.extend((child, depth + 1) for child in node.elements)
        return deepest


def parse(html: str) -> Node:
    """A fragment of HTML as a node without a tag; what is never closed ends with what it stands in."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag)
        for name, value in attrs:
            node.attributes.setdefault(name, value)
        self._open[-1].children.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID and any(node.tag in ("svg", "math") for node in self._open):
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].tag == tag:
                del self._open[at:]
                return

    def handle_data(self, data: str) -> None:
        children = self._open[-1].children
        if children and isinstance(children[-1], str):
            children[-1] += data
        else:
            children.append(data)

    def handle_comment(self, data: str) -> None:
        self._open[-1].children.append(Markup(f"<!--{data}-->"))

    def handle_decl(self, decl: str) -> None:
        self._open[-1].children.append(Markup(f"<!{decl}>"))

    def handle_pi(self, data: str) -> None:
        self._open[-1].children.append(Markup(f"<?{data}>"))

    def unknown_decl(self, data: str) -> None:
        self._open[-1].children.append(Markup(f"<![{data}]>"))


def to_html(node: Node | str | Markup, raw: bool = False) -> str:
    """HTML of a node and all below it, safe where Markdown reads raw HTML: nothing in it opens a fence, and
    tabs stay tabs.
    """
    pieces: list[str] = []
    stack: list[tuple[Node | str | Markup, bool]] = [(node, raw)]
    while stack:
        child, raw = stack.pop()
        if isinstance(child, Markup):
            pieces.append(child.source)
        elif isinstance(child, str):
            pieces.append(child if raw else _escape(child))
        else:
            pieces.append(start_tag(child))
            if child.tag not in VOID:
                if child.tag:
                    stack.append((Markup(f"</{child.tag}>"), False))
                inner = raw or child.tag in _RAW_TEXT
                stack.extend((each, inner) for each in child.children[::-1])
    return "".join(pieces)


def start_tag(node: Node) -> str:
    """The tag that opens an element; nothing for the page itself."""
    if not node.tag:
        return ""
    attributes = "".join(
        f" {name}" if value is None else f' {name}="{_attribute(value)}"'
        for name, value in node.attributes.items()
    )
    return f"<{node.tag}{attributes}>"


def _attribute(value: str) -> str:
    return escape(value, quote=False).replace('"', "&quot;")


def _escape(text: str) -> str:
    escaped = escape(text, quote=False).replace("\u00a0", "&nbsp;").replace("\t", "&#9;")
    return escaped.replace("```", "&#96;``").replace("~~~", "&#126;~~")
