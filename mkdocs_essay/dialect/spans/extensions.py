"""Extensions within a text: `{::comment}…{:/}`, `{::nomarkdown}…{:/}`, `{::options key="value" /}`."""

from __future__ import annotations

import re

from mkdocs_essay.dialect import attributes
from mkdocs_essay.dialect.spans.attribute_lists import closing_brace
from mkdocs_essay.dialect.spans.content import Symbol
from mkdocs_essay.dialect.spans.run import SpanRun

_START = re.compile(r"\{::(\w+)(?=[ \t\r\n\f\v/}])", re.ASCII)
_STOP = re.compile(r"\{:/(\w[\w-]*)?\}", re.ASCII)
_STOPS = {name: re.compile(rf"\{{:/(?:{name})?\}}") for name in ("comment", "nomarkdown", "options")}


def parse(run: SpanRun, position: int) -> bool:
    """Read an extension at `{::`; a stray end, an unknown name or a missing end is text."""
    text = run.text
    if _STOP.match(text, position):
        message = "This tag ends nothing that was begun and is shown as text; delete it."
        run.warn("stray-extension-end", message, position)
        run.as_text("{", position)
        return True
    start = _START.match(text, position)
    if start is None:
        return False
    name = start[1]
    brace = closing_brace(run, start.end())
    if text.startswith("}", start.end()):
        brace = start.end()
    if brace < 0:
        return False
    closed = text[brace - 1] == "/"
    if text[start.end()] == "/" and brace != start.end() + 1:
        return False
    if name not in _STOPS:
        message = f"There is no extension '{name}', so it is shown as text; known are {', '.join(_STOPS)}."
        run.warn("unknown-extension", message, position)
        run.as_text("{", position)
        return True
    return _apply(run, position, name, text[start.end() : brace - closed], brace + 1, closed)


def _apply(run: SpanRun, position: int, name: str, options: str, end: int, closed: bool) -> bool:
    body: str | None = None
    if not closed:
        stop = run.next(_STOPS[name], end)
        if stop < 0:
            message = f"`{{::{name}}}` has no end and is shown as text; add `{{:/{name}}}`."
            run.warn("unclosed-extension", message, position)
            run.as_text("{", position)
            return True
        body = run.text[end:stop]
        end = run.text.index("}", stop) + 1
    run.pos = end
    found = attributes.parse(options)
    if name == "options":
        run.parser.set_options(found.attributes, run.line(position))
    elif body is not None and name == "comment":
        run.add(Symbol(run.parser.stash(f"<!-- {body} -->")))
    elif body is not None and _is_for_html(found.attributes.get("type", "")):
        run.add(Symbol(run.parser.stash(body)))
    elif body is not None:
        run.add(Symbol(""))
    return True


def _is_for_html(kinds: str) -> bool:
    return not kinds.strip() or "html" in kinds.split()
