"""kramdown's extensions: `{::comment}`, `{::nomarkdown}` and `{::options}` as blocks."""

from __future__ import annotations

import re

from mkdocs_essay.dialect import attributes
from mkdocs_essay.dialect.blocks import grammar
from mkdocs_essay.dialect.blocks.frame import Frame
from mkdocs_essay.dialect.options import read_inline_options

_START = re.compile(rf" {{0,3}}\{{::(\w+)(?:\s({grammar.INSIDE}*?)|)(/)?\}}{grammar.SPACE}*\n", re.ASCII)
_NAMES = ("comment", "nomarkdown", "options")


def read(frame: Frame) -> bool:
    """Read an extension with its body; one that is unknown or has no end is text, and reported
    where that is read as spans.
    """
    source = frame.source
    match = _START.match(source.text, source.position)
    if match is None or match[1] not in _NAMES:
        return False
    name = match[1]
    body, end = None, match.end()
    if not match[3]:
        stop = re.compile(rf"^ {{0,3}}\{{:/(?:{name})?\}}{grammar.SPACE}*\n", re.MULTILINE)
        closer = source.search(stop, end)
        if closer is None:
            return False
        body, end = source.text[match.end() : closer.start()].removesuffix("\n"), closer.end()
    _handle(frame, name, match[2] or "", body)
    source.position = end
    return True


def _handle(frame: Frame, name: str, text: str, body: str | None) -> None:
    document = frame.parser.document
    settings = attributes.parse(text).attributes
    if name == "options":
        line = frame.source.line()
        document.options = read_inline_options(
            settings,
            document.options,
            lambda message: document.warn("invalid-kramdown-option", message, line),
        )
        frame.add("marker")
    elif body is not None and name == "comment":
        frame.add_verbatim(_stash(frame, f"<!-- {body} -->"))
    elif body is not None and (
        "html" in settings.get("type", "html").split() or not settings["type"].strip()
    ):
        frame.add_verbatim(_stash(frame, body))


def _stash(frame: Frame, html: str) -> str:
    placeholder: str = frame.parser.md.htmlStash.store(html)
    return f"\n{placeholder}\n"
