"""Span attribute lists: `*text*{: .class #id key="value"}`, and Material's `*text*{ .class }`.

A list belongs to the span right before it, several add up; after plain text it is text.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder

from mkdocs_essay.dialect import attributes, footnotes
from mkdocs_essay.dialect.spans.run import SpanRun

_BRACE = re.compile(r"(?<!\\)\}")
_ESCAPED_BRACE = re.compile(r"(?<=\\)\}")
_NOT_IN_NAMES = AttrListTreeprocessor.NAME_RE
_MATERIAL = re.compile(r"\{ ?((?=[.#]|[\w-]+=)[^{}\n]*)\}")


def closing_brace(run: SpanRun, position: int) -> int:
    """Where the list whose text starts at `position` ends: an escaped brace ends it only if no other does."""
    end = run.next(_BRACE, position)
    if end < 0:
        end = run.occurrences.last(_ESCAPED_BRACE)
    return end if end > position else -1


def parse(run: SpanRun, position: int) -> bool:
    """Read a span attribute list at `{:`."""
    if not run.text.startswith("{:", position):
        return False
    end = closing_brace(run, position + 2)
    if end < 0:
        return False
    items = run.frame.items
    last = items[-1] if items else ""
    if type(last) is str:
        if run.base_line is not None:
            _warn_unbound(run, position, end)
        return False
    if isinstance(last, Element) and not footnotes.is_reference(last):
        found = attributes.parse(run.text[position + 2 : end])
        attributes.apply(last, found, run.document, run.line(position))
    run.pos = end + 1
    return True


def _warn_unbound(run: SpanRun, position: int, end: int) -> None:
    shown = run.text[position : min(end + 1, position + 60)]
    run.warn(
        "unbound-attribute-list",
        f"`{shown}` stands after plain text and is shown as text; put it right behind a span such as `*…*`.",
        position,
    )


def parse_material(run: SpanRun, position: int) -> bool:
    """Read a list in Material's form, without a colon, right after an element."""
    items = run.frame.items
    if not run.parser.material_attributes or not items or not isinstance(items[-1], Element):
        return False
    match = _MATERIAL.match(run.text, position)
    if match is None:
        return False
    found, _ = get_attrs_and_remainder(match[1])
    if not found:
        return False
    element = items[-1]
    for name, value in found:
        if name == ".":
            element.set("class", f"{element.get('class', '')} {value}".strip())
        else:
            element.set(_NOT_IN_NAMES.sub("_", name), value)
    run.pos = match.end()
    return True
