"""Whether two pages' trees say the same: text, structure, attributes, addresses.

Nothing but what no reader and no style sheet can tell apart is taken as equal: blanks between words, a list
item's text with or without a paragraph around it, the order of classes and attributes, elements without a
meaning of their own (`<div>` and `<span>` without attributes).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mkdocs_essay.eject.tree import Markup, Node

Form = tuple[object, ...]

BLOCKS = frozenset(
    "address article aside blockquote canvas caption center col colgroup dd details dialog div dl dt"
    " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr iframe li main map math menu"
    " nav noscript object ol p pre script search section style summary svg table tbody td template tfoot th"
    " thead tr ul video audio x-callout x-code x-formula-block x-note x-notes x-tab x-tabs x-title"
    " x-toc".split()
)
_VERBATIM = frozenset({"pre", "x-code", "script", "style", "textarea", "x-formula", "x-formula-block"})
_TEXTS = frozenset("p h1 h2 h3 h4 h5 h6 dt summary x-title th td".split())
_TRANSPARENT = frozenset({"thead", "tbody", "tfoot"})
_BLANKS = re.compile(r"[ \t\r\n\f]+")
SEPARATOR = "<!-- -->"
"""A comment that keeps blocks apart; it says nothing."""

NO_TITLE = "<!-- No <h1>: the text says the page's title itself. -->"
"""A comment that keeps Material from setting the page's title above the text: it looks for the tag."""

_EMPTY: Form = ("p", (), ("text",))
MOST_DEPTH = 60


def forms(root: Node) -> list[Form]:
    """The forms of a tree's top-level blocks, in order."""
    if root.depth() > MOST_DEPTH:
        return [("deep", root.text())]
    return _flow(root.children)


def notes_last(found: Sequence[Form]) -> list[Form]:
    """The forms with the notes, which stand at the foot wherever they are defined, at the end."""
    return sorted(found, key=lambda form: form[0] == "x-notes")


def form(node: Node) -> Form:
    """One element's form."""
    attributes = _attributes(node)
    if node.tag in _VERBATIM:
        return (node.tag, attributes, node.text().strip("\n"))
    if node.tag == "x-toc":
        return (node.tag, (), *_entries(node))
    if node.tag in ("ul", "ol", "dl", "table", "tr", "x-notes", "colgroup") or node.tag in _TRANSPARENT:
        return (node.tag, attributes, *_flow(child for child in node.children if isinstance(child, Node)))
    if node.tag in BLOCKS:
        return (node.tag, attributes, *_trimmed(node))
    return (node.tag, attributes, *_spans(node.children))


def _entries(toc: Node) -> list[Form]:
    """A table of contents' links, each with its depth."""
    found: list[Form] = []
    stack = [(toc, 0)]
    while stack:
        node, depth = stack.pop()
        if node.tag == "a":
            found.append((depth, node.get("href"), " ".join(node.text().split())))
        stack.extend((child, depth + (child.tag in ("ul", "ol"))) for child in node.elements[::-1])
    return found


def _trimmed(node: Node) -> list[Form]:
    if node.tag in _TEXTS and not any(_is_block(child) for child in node.children):
        return [("text", *_strip(_spans(node.children)))]
    return _flow(node.children)


def _flow(children: Iterable[Node | str | Markup]) -> list[Form]:
    """The forms of blocks and texts that stand side by side; a bare text counts as a paragraph."""
    found: list[Form] = []
    texts: list[Node | str | Markup] = []

    def end_text() -> None:
        spans = _strip(_spans(texts))
        if spans:
            found.append(("p", (), ("text", *spans)))
        texts.clear()

    for child in children:
        if isinstance(child, Node) and _is_block(child):
            end_text()
            if child.tag in ("div", *_TRANSPARENT) and not _attributes(child):
                found += _flow(child.children)
            elif (shown := form(child)) != _EMPTY:
                found.append(shown)
        else:
            texts.append(child)
    end_text()
    return found


def _is_block(child: Node | str | Markup) -> bool:
    return isinstance(child, Node) and child.tag in BLOCKS


def _spans(children: Iterable[Node | str | Markup]) -> list[object]:
    found: list[object] = []

    def add_text(text: str) -> None:
        if found and isinstance(found[-1], str):
            text = str(found.pop()) + text
        found.append(_BLANKS.sub(" ", text))

    for child in children:
        if isinstance(child, str):
            add_text(child)
        elif isinstance(child, Markup):
            if child.source not in (SEPARATOR, NO_TITLE):
                found.append(child.source)
        elif child.tag == "span" and not _attributes(child):
            for part in _spans(child.children):
                if isinstance(part, str):
                    add_text(part)
                else:
                    found.append(part)
        else:
            found.append(form(child))
    return _around_breaks(found)


def _around_breaks(spans: list[object]) -> list[object]:
    """A blank beside a line break shows nowhere."""
    result: list[object] = []
    for at, span in enumerate(spans):
        if isinstance(span, str):
            if at and _is_break(spans[at - 1]):
                span = span.lstrip(" ")
            if at + 1 < len(spans) and _is_break(spans[at + 1]):
                span = span.rstrip(" ")
            if not span:
                continue
        result.append(span)
    return result


def _is_break(span: object) -> bool:
    return isinstance(span, tuple) and span[0] in ("br", "x-task")


def _strip(spans: list[object]) -> list[object]:
    if spans and isinstance(spans[0], str):
        spans[0] = spans[0].lstrip(" ")
    if spans and isinstance(spans[-1], str):
        spans[-1] = spans[-1].rstrip(" ")
    return [span for span in spans if span != ""]


def _attributes(node: Node) -> tuple[tuple[str, str], ...]:
    found = []
    for name, value in node.attributes.items():
        shown = value or ""
        if name == "class":
            shown = " ".join(sorted(set(shown.split())))
        elif name == "style":
            shown = re.sub(r"\s*([:;])\s*", r"\1", shown).strip("; ")
        elif name == "start" and shown == "1":
            continue
        elif name == "open":
            shown = ""
        if shown or name not in ("class", "style", "title"):
            found.append((name, _BLANKS.sub(" ", shown)))
    return tuple(sorted(found))
