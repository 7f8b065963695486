"""One text being read: a stack of open spans, a position, and what has been learnt on the way.

The grammar is one of trial: a `*` opens emphasis if a `*` that may close it follows, and what lies between
is read as spans while looking. Where none follows, the opener is text and reading starts again behind it.
To keep that linear, a span that reaches the end of the text leaves its trail (see `Frame`), closers are
looked up in `Occurrences`, and the number of steps has a bound that ordinary text stays far below; beyond
it openers are text. The stack is a list, so depth costs no recursion; beyond `MAX_DEPTH` openers are text
too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from mkdocs_essay.dialect.html_tags import HtmlScanner
from mkdocs_essay.dialect.spans.content import Item
from mkdocs_essay.dialect.spans.frame import Frame
from mkdocs_essay.dialect.spans.occurrences import Occurrences

if TYPE_CHECKING:
    from mkdocs_essay.dialect.spans.foreign import ForeignRun
    from mkdocs_essay.dialect.spans.parser import SpanParser

MAX_DEPTH = 80
STEPS_PER_CHARACTER = 40

Construct = Callable[["SpanRun", int], bool]

# Characters that mean something only in company are listed with it, so that prose is passed over quickly.
SPECIAL = re.compile(
    r"""'|"|\*|_|\[|\]|`|<|>(?=>)|\\|&|\$(?=\$)|\{(?=[: .#\w])|!(?=\[)|-(?=-)|\.(?=\.\.)|~(?=~)|\n(?<=  \n)"""
)
LINE_FEED = re.compile("\n")
# So much of a text tells where in its line it stands.
_SHOWN = 40
TAG_START = re.compile("<")


class SpanRun:
    """The reading of one text. `base_line` is the source line of its first character."""

    def __init__(
        self,
        parser: SpanParser,
        text: str,
        base_line: int | None,
        constructs: Mapping[str, tuple[Construct, ...]],
        foreign: ForeignRun | None,
        breaks: bool = True,
    ) -> None:
        self.parser = parser
        self.document = parser.document
        self.text = text
        self.pos = 0
        self.base_line = base_line
        self.constructs = constructs
        self.foreign = foreign
        self.line_break = parser.document.options.line_break
        self.has_breaks = breaks and self.line_break is not None and self.line_break in text
        self.frame = Frame()
        self.stack: list[Frame] = []
        self.open_spans = 0
        self.steps = 0
        self.max_steps = STEPS_PER_CHARACTER * len(text) + 2000
        self.occurrences = Occurrences(text)
        self.html = HtmlScanner(text)
        self.memory: dict[object, dict[int, int]] = {}
        self.backticks: tuple[list[int], list[int]] | None = None
        # For text and for raw content: where the search began, what was found.
        self._characters = [(len(text) + 1, -1)] * 2
        self._visited: dict[object, set[int]] = {}
        self._findings: list[tuple[int, str, str]] = []

    # What constructs use

    def add(self, item: Item) -> None:
        """Append an element or a symbol to the open span."""
        self.frame.items.append(item)

    def add_text(self, text: str) -> None:
        """Append plain text to the open span."""
        if text:
            self.frame.items.append(text)

    def may_open(self) -> bool:
        """Whether another span may be opened here."""
        return len(self.stack) < MAX_DEPTH and self.steps < self.max_steps

    def push(self, frame: Frame) -> None:
        """Open a span; what follows goes into it."""
        self.stack.append(self.frame)
        self.frame = frame
        self.open_spans += frame.can_fail

    def pop(self) -> Frame:
        """Take the innermost span off the stack."""
        frame = self.frame
        self.open_spans -= frame.can_fail
        self.frame = self.stack.pop()
        return frame

    def visited(self, key: object) -> set[int]:
        """Positions from which a span of this key is never closed."""
        found = self._visited.get(key)
        if found is None:
            found = self._visited[key] = set()
        return found

    def next(self, pattern: re.Pattern[str], position: int) -> int:
        """See `Occurrences.next`."""
        return self.occurrences.next(pattern, position)

    def line(self, position: int) -> int | None:
        """The source line of a position."""
        return (
            None if self.base_line is None else self.base_line + self.occurrences.count(LINE_FEED, position)
        )

    def warn(self, code: str, message: str, position: int) -> None:
        """Report a finding at a position of the text, if what is being read turns out to be so."""
        self._findings.append((position, code, message))

    def take_back(self, position: int) -> None:
        """What stands from `position` on is read anew: forget what was found there."""
        while self._findings and self._findings[-1][0] >= position:
            self._findings.pop()

    def _report(self) -> None:
        for position, code, message in self._findings:
            end = self.text.find("\n", position, position + _SHOWN)
            says = self.text[position : end if end >= 0 else position + _SHOWN]
            self.document.warn(code, message, self.line(position), says.rstrip())

    # The loop

    def read(self) -> list[Item]:
        """Read the whole text and give its content."""
        text, size = self.text, len(self.text)
        while True:
            self.steps += 1
            position = self._next_special() if self.pos < size else -1
            if position < 0:
                if self._at_end():
                    self._report()
                    return self.parser.finish(self.frame, self)
                continue
            frame = self.frame
            if position > self.pos:
                frame.items.append(text[self.pos : position])
                self.pos = position
            if self.open_spans and self.stack and frame.is_hopeless(self, position):
                self.fail_innermost()
                continue
            character = text[position]
            if character in frame.stops and frame.at_stop(self, position):
                continue
            self._construct(frame, character, position)

    def _next_special(self) -> int:
        """Where the next construct may start, -1 if nowhere."""
        position = self._next_character()
        if position >= 0:
            position = self._step_back(position)
        if self.foreign is not None and not self.frame.raw:
            other = self.foreign.next(self.pos)
            if other >= 0 and (position < 0 or other < position):
                return other
        return position

    def _next_character(self) -> int:
        """The next special character, -1 if there is none; what is known is not searched for again."""
        raw = self.frame.raw
        origin, start = self._characters[raw]
        if origin <= self.pos and (start < 0 or start >= self.pos):
            return start
        match = (TAG_START if raw else SPECIAL).search(self.text, self.pos)
        start = match.start() if match is not None else -1
        self._characters[raw] = (self.pos, start)
        return start

    def _step_back(self, position: int) -> int:
        """Some constructs take in what stands before their special character."""
        character = self.text[position]
        if character in "'\"":
            if position > self.pos and self.text[position - 1] != "\\":
                return position - 1
        elif character == "\n":
            return max(position - 2, self.pos)
        elif character == ">" and position > self.pos and self.text[position - 1] == " ":
            return position - 1
        return position

    def _construct(self, frame: Frame, character: str, position: int) -> None:
        foreign = self.foreign
        asked = foreign is not None and not frame.raw and foreign.comes_first(character, position)
        if asked and foreign is not None and foreign.take(self, position):
            return
        for construct in self.constructs["raw" if frame.raw else self._kind(character, position)]:
            if construct(self, position):
                return
        self.as_text(character, position)

    def _kind(self, character: str, position: int) -> str:
        """The entry of the table of constructs for this position."""
        following = self.text[position + 1 : position + 2]
        if character in "'\"" or (following in ("'", '"') and character not in "*_`[\\"):
            return "quote"
        return character if character in self.constructs else "text"

    def as_text(self, opener: str, position: int) -> None:
        """What looked like an opener is text, unless a foreign pattern knows it."""
        self.pos = position
        if self.foreign is not None and not self.frame.raw and self.foreign.take(self, position):
            return
        self.frame.items.append(opener)
        self.pos = position + len(opener)

    def fail_innermost(self) -> None:
        """Give up the innermost span that can fail, with the tags opened in it."""
        while True:
            frame = self.pop()
            frame.forget(self)
            if frame.can_fail:
                self.take_back(frame.start)
                frame.fail(self)
                return

    def _at_end(self) -> bool:
        """The text has ended: whether reading is over."""
        if self.open_spans:
            self.fail_innermost()
            return False
        self.add_text(self.text[self.pos :])
        self.pos = len(self.text)
        while self.stack:
            self.pop().close_at_end(self)
        return True
