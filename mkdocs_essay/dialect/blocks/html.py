"""HTML blocks: elements, whose content is read as blocks, as spans or not at all, and comments.

What is read follows from the attribute `markdown`, the option `parse_block_html` and the element's own
content model. Content that is not read ("raw") still becomes elements, and an element inside it may ask to
be read again.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.util import AtomicString, code_escape

from mkdocs_essay.dialect import html_tags
from mkdocs_essay.dialect.blocks.frame import Frame, append_text
from mkdocs_essay.dialect.blocks.source import Source
from mkdocs_essay.dialect.html_tags import SPAN_ELEMENTS, VOID_ELEMENTS, ContentModel, Tag
from mkdocs_essay.dialect.white_space import SPACE

_INDENT = re.compile(r" {0,3}(?=<)")
_REST_OF_LINE = re.compile(r"[ \t]*\n")
_MODELS: dict[str, ContentModel] = {"0": "raw", "span": "span", "block": "block"}


def read(frame: Frame) -> bool:
    """Read an element with its content, a comment, or the end tag that closes the frame."""
    source = frame.source
    indent = _INDENT.match(source.text, source.position)
    if indent is None:
        return False
    if not indent[0] and (end := source.html.comment(source.position)) is not None:
        frame.add_verbatim(_stash(frame, source.text[source.position : end]))
        source.position = end
        _skip_rest_of_line(source)
        return True
    tag = source.html.tag(indent.end())
    if tag is None or tag.name.lower() in SPAN_ELEMENTS:
        return False
    if tag.kind == "close":
        if frame.html != tag.name.lower():
            return False
        source.position = tag.end
        frame.closed = True
        return True
    element = _new_element(frame, tag)
    model = _content_model(frame, element, tag, in_raw=False)
    frame.add("block", element)
    element.tail = "\n"
    if _read_content(frame, element, tag, model):
        _skip_rest_of_line(source)
    return True


def is_block_tag(frame: Frame) -> bool:
    """Whether an HTML block starts at the position."""
    source = frame.source
    indent = _INDENT.match(source.text, source.position)
    if indent is None:
        return False
    tag = source.html.tag(indent.end())
    return tag is not None and tag.name not in SPAN_ELEMENTS


def _new_element(frame: Frame, tag: Tag) -> Element:
    element = Element(tag.name, {name: value for name, value in tag.attributes.items() if name != "markdown"})
    document = frame.parser.document
    document.html_elements.add(element)
    document.lines[element] = frame.source.line()
    return element


def _content_model(frame: Frame, element: Element, tag: Tag, *, in_raw: bool) -> ContentModel:
    """How the content is read: `1` asks for the element's own way."""
    wish = tag.attributes.get("markdown")
    if wish == "" and frame.parser.attribute_syntax == "material":
        wish = "1"
    if wish == "1" or (wish not in _MODELS and not in_raw and frame.parser.document.options.parse_block_html):
        return html_tags.content_model(element.tag)
    return _MODELS.get(wish or "", "raw")


def _read_content(frame: Frame, element: Element, tag: Tag, model: ContentModel) -> bool:
    """Read what stands between the tags and the end tag; False where the element has no content."""
    source = frame.source
    source.position = tag.end
    if tag.name in ("script", "style"):
        element.text = AtomicString(_text_to_end_tag(frame, element))
        return False
    if model == "block":
        _skip_rest_of_line(source)
    if tag.kind == "empty" or tag.name in VOID_ELEMENTS:
        return False
    if model == "block":
        _read_blocks(frame, element)
    elif model == "span":
        element.text = _text_to_end_tag(frame, element)
    else:
        _read_raw(frame, element)
    return True


def _read_blocks(frame: Frame, element: Element) -> None:
    inner = Frame(frame.parser, frame.source, element, html=element.tag)
    element.text = "\n"
    frame.parser.run(inner)
    inner.close()
    if not inner.children:
        element.text = None
    if not inner.closed:
        _warn_unclosed(frame, element)


def _text_to_end_tag(frame: Frame, element: Element) -> str:
    source = frame.source
    end_tag = re.compile(rf"</{re.escape(element.tag)}{SPACE}*>", re.IGNORECASE)
    match = end_tag.search(source.text, source.position)
    if match is None:
        _warn_unclosed(frame, element)
        text = source.text[source.position :]
        source.position = len(source.text)
        return text
    text = source.text[source.position : match.start()]
    source.position = match.end()
    return text


def _read_raw(frame: Frame, element: Element) -> None:
    """Read content that stays as it is, up to the end tag."""
    source, text = frame.source, frame.source.text
    pieces: list[str] = []
    while (start := text.find("<", source.position)) >= 0:
        pieces.append(text[source.position : start])
        source.position = start
        end = source.html.comment(start) or source.html.instruction(start)
        if end is not None:
            pieces.append(frame.parser.md.htmlStash.store(text[start:end]))
            source.position = end
            continue
        end = source.html.cdata(start)
        if end is not None:
            pieces.append(code_escape(text[start + len("<![CDATA[") : end - len("]]>")]))
            source.position = end
            continue
        tag = source.html.tag(start)
        if tag is not None and tag.kind == "close" and tag.name == element.tag:
            source.position = tag.end
            append_text(element, "".join(pieces))
            return
        if tag is not None and tag.kind != "close" and frame.parser.descend():
            append_text(element, "".join(pieces))
            pieces.clear()
            _read_raw_child(frame, element, tag)
            frame.parser.ascend()
            text = source.text
            continue
        end = tag.end if tag is not None else start + 1
        pieces.append(text[start:end])
        source.position = end
    pieces.append(text[source.position :])
    source.position = len(text)
    append_text(element, "".join(pieces))
    _warn_unclosed(frame, element)


def _read_raw_child(frame: Frame, parent: Element, tag: Tag) -> None:
    element = _new_element(frame, tag)
    parent.append(element)
    _read_content(frame, element, tag, _content_model(frame, element, tag, in_raw=True))


def _warn_unclosed(frame: Frame, element: Element) -> None:
    document = frame.parser.document
    document.warn(
        "unclosed-html-element",
        f"`<{element.tag}>` is not closed, so it reaches to the end of its surroundings; "
        f"add `</{element.tag}>`, at the start of a line where its content is Markdown.",
        document.lines.get(element),
        f"<{element.tag}",
    )


def _skip_rest_of_line(source: Source) -> None:
    match = _REST_OF_LINE.match(source.text, source.position)
    if match is not None:
        source.position = match.end()


def _stash(frame: Frame, text: str) -> str:
    placeholder: str = frame.parser.md.htmlStash.store(text)
    return f"\n{placeholder}\n"
