"""Inline patterns of other extensions, asked in Python-Markdown's way at the places where they match.

Each pattern's next match is remembered, so that a pattern is run over a text once and not once a step. A
pattern is one of another extension if its class is none of Python-Markdown's own for emphasis, links, code
and the like.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from markdown import Markdown, inlinepatterns
from markdown.extensions.footnotes import FootnoteInlineProcessor
from markdown.extensions.smarty import SubstituteTextPattern
from markdown.util import INLINE_PLACEHOLDER_RE

from mkdocs_essay.dialect.spans.content import Symbol

if TYPE_CHECKING:
    from mkdocs_essay.dialect.spans.run import SpanRun

# At these characters kramdown's own constructs are tried before a foreign pattern.
OWN_FIRST = frozenset("*_[!<&~`$")
_EMPHASIS = "*_"
# A language named in front of the code asks for highlighting, which another extension does.
_HIGHLIGHTED = re.compile(r"`+\s*(?:#!|:::)\w")
_STASHED = re.compile("\x02(\\d+)\x03")

_CORE_CLASSES = """
    BacktickInlineProcessor EscapeInlineProcessor ReferenceInlineProcessor LinkInlineProcessor
    ImageInlineProcessor ImageReferenceInlineProcessor ShortReferenceInlineProcessor
    ShortImageReferenceInlineProcessor AutolinkInlineProcessor AutomailInlineProcessor HtmlInlineProcessor
    SubstituteTagInlineProcessor AsteriskProcessor UnderscoreProcessor DelimiterProcessor
"""
_CORE_NAMES = """
    backtick escape reference link image_link image_reference short_reference short_image_ref autolink
    automail linebreak html entity not_strong em_strong em_strong2
"""
CORE_CLASSES = frozenset(
    getattr(inlinepatterns, name) for name in _CORE_CLASSES.split() if hasattr(inlinepatterns, name)
)
"""What Python-Markdown registers itself, under `CORE_NAMES`; under other names it is another extension's."""
CORE_NAMES = frozenset(_CORE_NAMES.split())
# Footnotes and smarty are done here by kramdown's rules.
_REPLACED_CLASSES = (FootnoteInlineProcessor, SubstituteTextPattern)


def foreign_patterns(md: Markdown) -> list[Any]:
    """The patterns of other extensions, in the order of their priorities."""
    found = []
    # Going through a registry sorts it; it tells the names nowhere else.
    patterns = list(md.inlinePatterns)
    names = [item.name for item in md.inlinePatterns._priority]  # type: ignore[attr-defined]
    for name, pattern in zip(names, patterns, strict=True):
        is_core = type(pattern) in CORE_CLASSES and name in CORE_NAMES
        if not is_core and not isinstance(pattern, _REPLACED_CLASSES) and not name.startswith("smarty"):
            found.append(pattern)
    return found


class ForeignRun:
    """The patterns at work on one text."""

    def __init__(self, patterns: Sequence[Any], text: str, ancestors: Sequence[str]) -> None:
        self._text = text
        self.ancestors = tuple(ancestors)
        self.patterns = list(patterns)
        # Where the search began, where the match starts, the match.
        self._next: list[tuple[int, int, re.Match[str] | None]]
        self._next = [(len(text) + 1, -1, None)] * len(self.patterns)

    def next(self, position: int) -> int:
        """Where the next match of any pattern starts, -1 if nowhere."""
        nearest = -1
        for index in range(len(self.patterns)):
            start = self._match(index, position)[0]
            if start >= 0 and (nearest < 0 or start < nearest):
                nearest = start
        return nearest

    def comes_first(self, character: str, position: int) -> bool:
        """Whether foreign patterns are asked before kramdown's constructs."""
        if character == "`":
            return _HIGHLIGHTED.match(self._text, position) is not None
        return character not in OWN_FIRST

    def take(self, run: SpanRun, position: int) -> bool:
        """Let a pattern that matches at `position` do its work; whether one did."""
        if self._text[position] in _EMPHASIS:
            return False
        for index, pattern in enumerate(self.patterns):
            start, match = self._match(index, position)
            if start != position or match is None or self._is_excluded(pattern, run):
                continue
            if self._apply(run, index, match, start):
                return True
        return False

    def _match(self, index: int, position: int) -> tuple[int, re.Match[str] | None]:
        """A pattern's first match from `position` on, and where it starts (-1: none)."""
        origin, start, match = self._next[index]
        if origin <= position and (start < 0 or start >= position):
            return start, match
        start, match = self._search(self.patterns[index], position)
        self._next[index] = (position, start, match)
        return start, match

    def _search(self, pattern: Any, position: int) -> tuple[int, re.Match[str] | None]:
        expression = pattern.getCompiledRegExp()
        if isinstance(pattern, inlinepatterns.InlineProcessor):
            match = expression.search(self._text, position)
            return (-1, None) if match is None else (match.start(), match)
        match = expression.match(self._text[position:])
        return (-1, None) if match is None else (position + len(match.group(1)), match)

    def _is_excluded(self, pattern: Any, run: SpanRun) -> bool:
        excluded = pattern.ANCESTOR_EXCLUDES
        if not excluded:
            return False
        tags = {*self.ancestors, run.frame.tag, *(frame.tag for frame in run.stack)}
        return any(tag.lower() in tags for tag in excluded)

    def _apply(self, run: SpanRun, index: int, match: re.Match[str], position: int) -> bool:
        pattern = self.patterns[index]
        reset = getattr(pattern, "reset", None)
        if callable(reset):
            reset()
        if isinstance(pattern, inlinepatterns.InlineProcessor):
            node, start, end = pattern.handleMatch(match, self._text)
        else:
            node = pattern.handleMatch(match)
            start, end = position, len(self._text) - len(match.groups()[-1])
        if callable(reset):
            reset()
        if node is None or start is None or end is None or start < position or end <= position:
            # As in Python-Markdown, what was rejected is not looked into again.
            behind = max(position + 1, match.end() if end is None else end)
            self._next[index] = (position, *self._search(pattern, behind))
            return False
        run.add_text(self._text[position:start])
        self._add(run, index, node)
        run.pos = end
        return True

    def _add(self, run: SpanRun, index: int, node: str | Element) -> None:
        if isinstance(node, str):
            for item in self._resolve(run, node):
                run.add(item)
            return
        later = self.patterns[index + 1 :]
        run.parser.read_element(
            node, later, [*self.ancestors, *(frame.tag for frame in run.stack if frame.tag)]
        )
        run.add(node)

    def _resolve(self, run: SpanRun, text: str) -> list[str | Element]:
        """A string as Python-Markdown takes it, its placeholders replaced."""
        items: list[str | Element] = []
        position = 0
        for match in INLINE_PLACEHOLDER_RE.finditer(text):
            stashed = run.parser.stashed_nodes.get(match[1])
            if stashed is None:
                continue
            items.append(Symbol(_unescape(text[position : match.start()])))
            items.append(Symbol(stashed) if isinstance(stashed, str) else stashed)
            position = match.end()
        items.append(Symbol(_unescape(text[position:])))
        return [item for item in items if isinstance(item, Element) or item]


def _unescape(text: str) -> str:
    return _STASHED.sub(lambda match: chr(int(match[1])), text)
