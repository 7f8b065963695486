"""Definition lists: a paragraph whose lines are terms, and definitions that start with a colon."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from mkdocs_essay.dialect import attributes
from mkdocs_essay.dialect.blocks import grammar
from mkdocs_essay.dialect.blocks.frame import Child, Frame
from mkdocs_essay.dialect.blocks.items import FirstLine, continuation, first_line
from mkdocs_essay.dialect.blocks.lists import unwrap_first
from mkdocs_essay.dialect.blocks.source import Source

_MARKERS = tuple(re.compile(rf"( {{0,{n}}}:)([\t| ].*\n)") for n in range(4))


@dataclass(slots=True)
class Definition:
    """One definition: its lines, and whether its first paragraph is one (an empty line stands before or
    within it).
    """

    line: int
    start: FirstLine
    as_paragraph: bool
    lines: list[str] = field(default_factory=list)


def read(frame: Frame) -> bool:
    """Read the definitions below a paragraph of terms, which becomes part of the list."""
    source = frame.source
    if _MARKERS[3].match(source.text, source.position) is None or not _follows_terms(frame):
        return False
    after_blank = frame.children[-1].kind == "blank"
    if after_blank:
        frame.children.pop()
    terms = frame.take_last()
    element, merged = _list_element(frame)
    _add_terms(frame, element, terms)
    definitions = _collect(source, after_blank)
    trailing = None
    for definition in definitions:
        trailing = _add_definition(frame, element, definition)
    if not merged:
        child = frame.add("block", element)
        child.bound = terms.bound
        assert terms.element is not None
        frame.parser.document.lines[element] = frame.parser.document.lines[terms.element]
    if trailing is not None:
        frame.children.append(trailing)
    return True


def _follows_terms(frame: Frame) -> bool:
    """Whether a paragraph stands right above, with one empty line between at most."""
    children = frame.children
    if not children:
        return False
    if children[-1].kind == "paragraph":
        return True
    return (
        len(children) >= 2
        and children[-1].kind == "blank"
        and children[-1].text == "\n"
        and children[-2].kind == "paragraph"
    )


def _list_element(frame: Frame) -> tuple[Element, bool]:
    """The definition list right above, which goes on, or a new one."""
    children = frame.children
    above = children[-2] if len(children) >= 2 and children[-1].kind == "blank" else frame.last()
    if above is None or above.element is None or above.element.tag != "dl":
        return Element("dl"), False
    if above.element in frame.parser.document.html_elements:
        return Element("dl"), False
    if children[-1].kind == "blank":
        children.pop()
    return above.element, True


def _add_terms(frame: Frame, element: Element, terms: Child) -> None:
    paragraph = terms.element
    assert paragraph is not None
    line = frame.parser.document.lines[paragraph]
    for text in (paragraph.text or "").split("\n"):
        term = Element("dt")
        ial = grammar.ITEM_IAL.match(text)
        if ial is not None:
            frame.parser.bindings.append(Child("block", term, bound=[(attributes.parse(ial[1]), line)]))
            text = text[ial.end() :]
        term.text = text
        element.append(term)
        frame.parser.document.lines[term] = line
        line += 1


def _collect(source: Source, as_paragraph: bool) -> list[Definition]:
    text, end = source.text, len(source.text)
    marker = _MARKERS[3]
    found: list[Definition] = []
    after_blank = False
    while source.position < end:
        position = source.position
        if match := marker.match(text, position):
            start = first_line(len(match[1]), match[2])
            found.append(Definition(source.line(), start, as_paragraph, [start.text]))
            marker = _MARKERS[min(max(start.indentation - 1, 0), 3)]
            source.position = match.end()
            as_paragraph = after_blank = False
        elif grammar.EOB.match(text, position):
            break
        elif blank := grammar.BLANK_LINES.match(text, position):
            found[-1].lines.append(blank[0])
            source.position = blank.end()
            as_paragraph = after_blank = True
        else:
            line = continuation(source, found[-1].start, lazy=not after_blank)
            if line is None:
                break
            found[-1].lines.append(line.removeprefix(found[-1].start.indent))
            as_paragraph = after_blank = False
    return found


def _add_definition(frame: Frame, element: Element, definition: Definition) -> Child | None:
    """Read a definition into the list; an empty line at its end is handed back."""
    item = Element("dd")
    element.append(item)
    parser = frame.parser
    parser.document.lines[item] = definition.line
    if definition.start.attributes is not None:
        parser.bindings.append(Child("block", item, bound=[(definition.start.attributes, definition.line)]))
    children = parser.parse_text(item, "".join(definition.lines), definition.line).children
    if not children:
        return None
    trailing = children.pop() if children[-1].kind == "blank" else None
    first = children[0] if children else None
    if first is not None and first.kind == "paragraph" and not definition.as_paragraph:
        if len(children) > 1 and first.element is not None:
            first.element.text = f"{first.element.text}\n"
        unwrap_first(item, first)
    return trailing
