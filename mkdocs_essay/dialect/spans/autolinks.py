"""Autolinks: `<https://example.org>`, `<mailto:me@example.org>`, `<me@example.org>`."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from mkdocs_essay.dialect.spans.run import SpanRun

_SCHEME = re.compile(r"<(?:mailto|https?|ftps?):")
_MAIL = re.compile(r"<((?:[^\W_]|[-_.])++@(?:[^\W_]|[-_.])++)>")
_CLOSE_OR_LINE_END = re.compile(r"[>\n]")


def parse(run: SpanRun, position: int) -> bool:
    """Read an autolink at a `<`."""
    text = run.text
    if scheme := _SCHEME.match(text, position):
        end = run.next(_CLOSE_OR_LINE_END, scheme.end() + 1)
        if end < 0 or text[end] != ">" or text[scheme.end()] == "\n":
            return False
        _add(run, text[position + 1 : end], text[position + 1 : end], end + 1)
        return True
    if mail := _MAIL.match(text, position):
        _add(run, "mailto:" + mail[1], mail[1], mail.end())
        return True
    return False


def _add(run: SpanRun, address: str, shown: str, end: int) -> None:
    element = Element("a", {"href": address})
    element.text = AtomicString(shown.removeprefix("mailto:"))
    run.add(element)
    run.pos = end
