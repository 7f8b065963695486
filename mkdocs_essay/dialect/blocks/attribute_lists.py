"""Block attribute lists `{: … }` and the definitions `{:name: … }` that they refer to."""

from __future__ import annotations

import re

from mkdocs_essay.dialect import attributes
from mkdocs_essay.dialect.blocks import grammar
from mkdocs_essay.dialect.blocks.frame import Frame

_DEFINITION = re.compile(rf" {{0,3}}\{{:({grammar.NAME}):({grammar.INSIDE}+)\}}{grammar.SPACE}*\n")
_LIST = re.compile(rf" {{0,3}}\{{:(?![:/])({grammar.INSIDE}+)\}}{grammar.SPACE}*\n")


def read_definition(frame: Frame) -> bool:
    """Read a definition; several of one name add up."""
    source = frame.source
    match = _DEFINITION.match(source.text, source.position)
    if match is None:
        return False
    lists = frame.parser.document.attribute_lists
    lists.setdefault(match[1], attributes.Defined()).add(attributes.parse(match[2]))
    frame.add("marker")
    source.position = match.end()
    return True


def read(frame: Frame) -> bool:
    """Read a list: it belongs to the block right above it, else to the one below."""
    source = frame.source
    match = _LIST.match(source.text, source.position)
    if match is None:
        return False
    line = source.line()
    attribute_list = attributes.parse(match[1])
    if not attribute_list and match[1].strip() not in ("", ":"):
        frame.parser.document.warn(
            "empty-attribute-list",
            f"`{match[0].strip()}` holds no attributes; "
            'write `.class`, `#id` or `key="value"`, with blanks between them.',
            line,
            match[0].strip(),
        )
    source.position = match.end()
    last = frame.last()
    if last is not None and last.kind not in ("blank", "boundary", "marker"):
        last.bind([(attribute_list, line)])
        if grammar.IAL.match(source.text, source.position) is None:
            frame.add("marker")
    else:
        frame.wait((attribute_list, line))
    return True
