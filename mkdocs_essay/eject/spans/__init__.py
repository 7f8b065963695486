"""Spans: what stands within a line of text. A table lists who writes which element."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from mkdocs_essay.eject.spans.breaks import line_break
from mkdocs_essay.eject.spans.code import code
from mkdocs_essay.eject.spans.emphasis import emphasis
from mkdocs_essay.eject.spans.formulas import formula
from mkdocs_essay.eject.spans.html import html_span
from mkdocs_essay.eject.spans.images import image
from mkdocs_essay.eject.spans.links import link
from mkdocs_essay.eject.spans.references import reference
from mkdocs_essay.eject.spans.tasks import task
from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.text import escape_text, guard_start
from mkdocs_essay.eject.tree import Markup, Node

Inner = Callable[[Node, Style], str]

SPANS: Mapping[str, Callable[[Node, Style, Inner], str]] = {
    "em": emphasis,
    "strong": emphasis,
    "del": emphasis,
    "code": code,
    "a": link,
    "img": image,
    "br": line_break,
    "x-formula": formula,
    "x-reference": reference,
    "x-task": task,
}


def write_spans(children: Iterable[Node | str | Markup], style: Style, *, starts_line: bool = True) -> str:
    """The Markdown of a row of spans, without blanks at its ends. Lines that begin anew are guarded; so is
    the first, unless it stands behind something (`starts_line`).
    """
    text = _spans(children, style).strip(" \n")
    first, *rest = (line.lstrip(" ") for line in text.split("\n"))
    return "\n".join([guard_start(first) if starts_line else first, *map(guard_start, rest)])


def _spans(children: Iterable[Node | str | Markup], style: Style) -> str:
    pieces: list[str] = []
    for child in children:
        if isinstance(child, str):
            text = escape_text(child, style)
            # A line break has ended the line already.
            pieces.append(text.lstrip(" \n") if pieces and pieces[-1].endswith("\n") else text)
        elif isinstance(child, Markup):
            pieces.append(child.source)
        else:
            pieces.append(_span(child, style))
    return "".join(pieces)


def _span(node: Node, style: Style) -> str:
    write = SPANS.get(node.tag, html_span)
    try:
        return write(node, style, _inner)
    except NoPlainFormError:
        if node.tag.startswith("x-"):
            raise
        return html_span(node, style, _inner)


def _inner(node: Node, style: Style) -> str:
    return _spans(node.children, style)
