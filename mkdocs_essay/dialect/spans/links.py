"""Links and images: `[text](url "title")`, `[text][id]`, `[text][]`, `[text]`; images have a `!` before.

The closing bracket is the one that balances the opening one among those that stand on the same level; what
lies between is read as spans while looking for it. A link does not nest in a link or image; an image nests
everywhere. Behind the closing bracket stands an address in parentheses or, perhaps after white space, an id
in brackets; else the text is the id.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from mkdocs_essay.dialect.attributes import set_attributes, size_of
from mkdocs_essay.dialect.document import Attributes, LinkDefinition
from mkdocs_essay.dialect.spans.content import fill
from mkdocs_essay.dialect.spans.frame import IN_LINK, Frame
from mkdocs_essay.dialect.spans.run import SpanRun
from mkdocs_essay.dialect.white_space import WHITE

_NEVER = -1
_ESCAPED = re.compile(r"""\\([\\.*_+`<>()\[\]{}#!:|"'$=-])""")
_WHITE = re.compile(r"[ \t\r\n\f\v]*+")
_WHITE_RUN = re.compile(r"[ \t\r\n\f\v]+")
_CLOSING_BRACKET = re.compile(r"\]")
_ANGLE_END = re.compile(r"[>\n]")
_PAREN_EVENT = re.compile(r"""\(|\)|[ \t\r\n\f\v](?=['"])""")
_TITLE_BREAK = re.compile(r"""[ \t\r\n\f\v](?=['"])""")
_TITLE_END = {quote: re.compile(rf"{quote}(?=[ \t\r\n\f\v]*+\))") for quote in "\"'"}
_BRACKETS = "brackets"
_PARENS = "parentheses"


class Target(NamedTuple):
    """Where a link leads, and where its source ends."""

    end: int
    url: str
    title: str | None
    attributes: Attributes | None


class LinkFrame(Frame):
    """An open `[` or `![`; `open_brackets` are the contents' starts of those that are open on its level."""

    __slots__ = ("content", "open_brackets", "opener", "tag")

    stops = "[]!"
    can_fail = True

    def __init__(self, start: int, opener: str, inside: int) -> None:
        inside |= IN_LINK
        super().__init__(start, inside, key=(_BRACKETS, inside))
        self.opener = opener
        self.tag = "img" if opener == "![" else "a"
        self.content = start + len(opener)
        self.open_brackets = [self.content]

    def at_stop(self, run: SpanRun, position: int) -> bool:
        """Count a bracket; close the link at the one that balances it."""
        matches = run.memory.setdefault(self.key, {})
        if run.text[position] != "]":
            return self._open(run, position, matches)
        opened = self.open_brackets.pop()
        matches[opened] = position
        if self.open_brackets:
            return False
        target = find_target(run, self.content, position)
        run.pop()
        if target is None:
            run.take_back(self.start)
            run.as_text(self.opener, self.start)
        else:
            _close(run, self, position, target)
        return True

    def _open(self, run: SpanRun, position: int, matches: dict[int, int]) -> bool:
        text = run.text
        if text[position] == "!" and text[position + 1 : position + 2] != "[":
            return False
        content = position + (2 if text[position] == "!" else 1)
        if matches.get(content) == _NEVER:
            # A bracket above this one on the same level is never closed then either.
            run.fail_innermost()
            return True
        self.open_brackets.append(content)
        return False

    def is_hopeless(self, run: SpanRun, position: int) -> bool:
        """Like other spans, but it matters how many brackets are open."""
        depths = run.memory.get((self.key, "depths"))
        if depths is not None and position in depths and len(self.open_brackets) >= depths[position]:
            return True
        self.trail.append(position)
        self.trail.append(len(self.open_brackets))
        return False

    def forget(self, run: SpanRun) -> None:
        """The open brackets are never closed."""
        matches = run.memory.setdefault(self.key, {})
        matches.update(dict.fromkeys(self.open_brackets, _NEVER))
        depths = run.memory.setdefault((self.key, "depths"), {})
        for position, depth in zip(self.trail[::2], self.trail[1::2], strict=True):
            depths[position] = min(depth, depths.get(position, depth))

    def fail(self, run: SpanRun) -> None:
        """The bracket is text."""
        run.as_text(self.opener, self.start)


def parse(run: SpanRun, position: int) -> bool:
    """Open a link at a `[` or an image at `![`."""
    text = run.text
    opener = "![" if text[position] == "!" else "["
    content = position + len(opener)
    following = text[content : content + 1]
    if not text.startswith(opener, position) or not following or following == "^":
        return False
    inside = run.frame.inside
    if (opener == "[" and inside & IN_LINK) or not run.may_open():
        run.as_text(opener, position)
        return True
    frame = LinkFrame(position, opener, inside)
    known = run.memory.get(frame.key, {}).get(content)
    if known is not None and (known == _NEVER or find_target(run, content, known) is None):
        run.as_text(opener, position)
        return True
    run.push(frame)
    run.pos = content
    return True


def _close(run: SpanRun, frame: LinkFrame, position: int, target: Target) -> None:
    """Put the finished link or image into the span around it."""
    element = Element(frame.tag)
    found: Attributes = {}
    if target.attributes:
        set_attributes(found, target.attributes)
    if frame.tag == "a":
        found["href"] = target.url
        fill(element, run.parser.finish(frame, run))
    else:
        found["src"] = target.url
        found["alt"] = _ESCAPED.sub(r"\1", run.text[frame.content : position])
        outer = run.frame
        if isinstance(outer, LinkFrame):
            # The image's own brackets do not count for a link around it.
            outer.open_brackets.pop()
    if target.title is not None:
        found["title"] = target.title
    element.attrib.update(found)
    run.add(element)
    run.pos = target.end


def normalised_id(written: str) -> str:
    """A link id as it is looked up: white space as one blank, in lower case."""
    return _WHITE_RUN.sub(" ", written).lower()


def find_target(run: SpanRun, content: int, closing: int) -> Target | None:
    """What follows the closing bracket of a link whose text starts at `content`."""
    text = run.text
    behind = closing + 1
    white = _WHITE.match(text, behind)
    assert white is not None
    if text.startswith("[", white.end()):
        end = run.next(_CLOSING_BRACKET, white.end() + 1)
        if end >= 0:
            written = text[white.end() + 1 : end]
            return _defined(run, content, closing, written or None, end + 1)
    if not text.startswith("(", behind):
        return _defined(run, content, closing, None, behind)
    return _inline(run, behind)


def _defined(run: SpanRun, content: int, closing: int, written: str | None, end: int) -> Target | None:
    """The target that a definition gives."""
    definitions = run.document.link_definitions
    if not definitions:
        return None
    if written is None:
        if run.next(_CLOSING_BRACKET, content) < closing:
            # No id holds a bracket; so a long row of nested ones is not looked up again and again.
            return None
        written = _ESCAPED.sub(r"\1", run.text[content:closing])
    definition: LinkDefinition | None = definitions.get(normalised_id(written))
    if definition is None or not run.document.expand(_size(definition), run.line(content)):
        return None
    return Target(end, definition.url, definition.title, definition.attributes)


def _size(definition: LinkDefinition) -> int:
    return len(definition.url) + len(definition.title or "") + size_of(definition.attributes)


def _inline(run: SpanRun, opening: int) -> Target | None:
    """The target in parentheses that starts at `opening`."""
    text = run.text
    if text.startswith("<", opening + 1):
        end = run.next(_ANGLE_END, opening + 2)
        if end >= 0 and text[end] == ">":
            url = text[opening + 2 : end]
            if text.startswith(")", end + 1):
                return Target(end + 2, url, None, None)
            return _titled(run, url, end + 1)
    closing = _closing_paren(run, opening)
    if closing >= 0:
        return Target(closing + 1, text[opening + 1 : closing].strip(WHITE), None, None)
    gap = run.next(_TITLE_BREAK, opening)
    if gap < 0:
        return None
    return _titled(run, text[opening + 1 : gap].strip(WHITE), gap + 1)


def _titled(run: SpanRun, url: str, position: int) -> Target | None:
    """A title in quotes and the closing parenthesis."""
    text = run.text
    white = _WHITE.match(text, position)
    assert white is not None
    start = white.end() + 1
    quote = text[white.end() : start]
    if quote not in _TITLE_END:
        return None
    end = run.next(_TITLE_END[quote], start + 1)
    if end < 0:
        return None
    close = _WHITE.match(text, end + 1)
    assert close is not None
    return Target(close.end() + 1, url, text[start:end], None)


def _closing_paren(run: SpanRun, opening: int) -> int:
    """The parenthesis that closes the one at `opening`, if no title comes before it; else -1."""
    pairs = run.memory.get(_PARENS)
    if pairs is None:
        pairs = run.memory[_PARENS] = {}
        pending: list[int] = []
        for event in _PAREN_EVENT.finditer(run.text):
            position = event.start()
            if event[0] == "(":
                pending.append(position)
            elif event[0] != ")":
                pending.clear()
            elif pending:
                pairs[pending.pop()] = position
    return pairs.get(opening, -1)
