"""Attribute lists as Material's pages write them, without a colon: `{ .annotate }`, `{ #id width="300" }`.

To kramdown this is text. The option `attribute_syntax` says which reading holds.
"""

from __future__ import annotations

import re

from mkdocs_essay.dialect.attributes import AttributeList, set_attributes
from mkdocs_essay.dialect.blocks.frame import Frame
from mkdocs_essay.dialect.white_space import WHITE

# Ids are what attr_list takes for one: other plugins make them of paths.
_ATTRIBUTE = r"""(?:\.[\w:-]+|\#[^\s={}]+|[\w-]+=(?:"[^"\n{}]*"|'[^'\n{}]*'|[\w%.-]+))"""
_LINE = re.compile(rf"[ ]{{0,3}}\{{[ ]+({_ATTRIBUTE}(?:[ ]+{_ATTRIBUTE})*)[ ]*\}}[ \t]*\Z")
_TRAILING = re.compile(rf"[ \t]\{{[ ]+({_ATTRIBUTE}(?:[ ]+{_ATTRIBUTE})*)[ ]*\}}\Z")
_PART = re.compile(r"""\.([\w:-]+)|\#([^\s={}]+)|([\w-]+)=(?:"([^"]*)"|'([^']*)'|(\S+))""")


def is_attribute_line(frame: Frame, line: str) -> bool:
    """Whether a line is such a list and nothing else."""
    return (
        line.endswith("}")
        and frame.parser.attribute_syntax == "material"
        and line.lstrip(" ").startswith("{")
        and _LINE.match(line) is not None
    )


def bind_line(frame: Frame, line: str) -> None:
    """Give the list on `line` to the block above it, or else to the one below."""
    match = _LINE.match(line)
    assert match is not None
    bound = (_parse(match[1]), frame.source.line())
    last = frame.last()
    if last is not None and last.kind in ("paragraph", "block"):
        last.bind([bound])
        frame.add("marker")
    else:
        frame.wait(bound)


def split_trailing(frame: Frame, text: str) -> tuple[str, AttributeList | None]:
    """A heading's text and the list at its end."""
    if frame.parser.attribute_syntax != "material" or not text.endswith("}"):
        return text, None
    start = text.rfind("{")
    match = _TRAILING.match(text, start - 1) if start > 0 else None
    if match is None:
        return text, None
    return text[: start - 1].rstrip(WHITE), _parse(match[1])


def _parse(text: str) -> AttributeList:
    found: dict[str, str] = {}
    for class_name, identifier, key, *values in _PART.findall(text):
        name = "class" if class_name else "id" if identifier else key
        set_attributes(found, {name: class_name or identifier or "".join(values)})
    return AttributeList(found)
