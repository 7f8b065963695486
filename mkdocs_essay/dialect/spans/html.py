"""HTML within a text: tags become elements, their content is read as spans unless it is raw.

Block-level tags and stray end tags are text. A tag that is never closed closes at the end of the text.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from mkdocs_essay.dialect.html_tags import (
    BLOCK_ELEMENTS,
    KNOWN_ELEMENTS,
    VOID_ELEMENTS,
    Tag,
    content_model,
)
from mkdocs_essay.dialect.spans.content import Symbol, fill
from mkdocs_essay.dialect.spans.entities import verbatim
from mkdocs_essay.dialect.spans.frame import Frame
from mkdocs_essay.dialect.spans.run import SpanRun

_LINE_FEEDS = re.compile(r"\n+")


class HtmlFrame(Frame):
    """An open tag."""

    __slots__ = ("attributes", "ignore_case", "tag")

    stops = "<"

    def __init__(self, tag: Tag, inside: int, raw: bool) -> None:
        super().__init__(tag.start, inside, raw, key=("html", tag.name, inside, raw))
        self.tag = tag.name
        self.attributes = tag.attributes
        self.ignore_case = tag.name in KNOWN_ELEMENTS

    def at_stop(self, run: SpanRun, position: int) -> bool:
        """Close at the end tag."""
        if not run.text.startswith("/", position + 1):
            return False
        tag = run.html.tag(position)
        if tag is None or tag.kind != "close" or tag.name != self.tag:
            return False
        run.pop()
        run.add(self._element(run))
        run.pos = tag.end
        return True

    def close_at_end(self, run: SpanRun) -> None:
        """Close at the end of the text, and say so."""
        run.warn(
            "unclosed-tag",
            f"`<{self.tag}>` is not closed in its paragraph and ends with it; add `</{self.tag}>`.",
            self.start,
        )
        run.add(self._element(run))

    def _element(self, run: SpanRun) -> Element:
        element = Element(self.tag, self.attributes)
        fill(element, run.parser.finish(self, run))
        return element


def parse(run: SpanRun, position: int) -> bool:
    """Read a comment, a CDATA section or a tag at a `<`."""
    if (end := run.html.comment(position)) is not None:
        run.add(Symbol(run.parser.stash(run.text[position:end])))
        run.pos = end
        return True
    if (end := run.html.cdata(position)) is not None:
        run.add_text(verbatim(run.text[position + len("<![CDATA[") : end - len("]]>")]))
        run.pos = end
        return True
    tag = run.html.tag(position)
    if tag is None:
        return False
    if tag.kind == "close":
        run.warn(
            "stray-end-tag",
            f"`</{tag.name}>` closes nothing and is shown as text; remove it or open the element before it.",
            position,
        )
    if tag.kind == "close" or tag.name in BLOCK_ELEMENTS:
        run.as_text(run.text[position : tag.end], position)
        return True
    _open(run, tag)
    return True


def _open(run: SpanRun, tag: Tag) -> None:
    for name, value in tag.attributes.items():
        if "\n" in value:
            tag.attributes[name] = _LINE_FEEDS.sub(" ", value)
    raw = not _is_markdown(run, tag)
    if tag.kind == "empty" or tag.name in VOID_ELEMENTS:
        run.add(Element(tag.name, tag.attributes))
        run.pos = tag.end
    elif run.may_open():
        run.push(HtmlFrame(tag, run.frame.inside, raw))
        run.pos = tag.end
    else:
        run.as_text(run.text[tag.start : tag.end], tag.start)


def _is_markdown(run: SpanRun, tag: Tag) -> bool:
    """Whether the content is read as spans: the element's nature, the option, then the tag's own word."""
    raw = content_model(tag.name) == "raw"
    wish = tag.attributes.pop("markdown", None)
    if wish == "span":
        return True
    if wish == "0":
        return False
    if wish == "1":
        return not raw
    if raw or run.frame.raw:
        return False
    return run.document.options.parse_span_html
