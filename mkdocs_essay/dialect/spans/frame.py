"""A span that has been opened and may or may not be closed: what the parser keeps on its stack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_essay.dialect.spans.content import Item

if TYPE_CHECKING:
    from mkdocs_essay.dialect.spans.run import SpanRun

IN_EM = 1
IN_STRONG = 2
IN_LINK = 4


class Frame:
    """The outermost level of a text, and the base of the others.

    `inside` says which spans a position is within, since emphasis does not nest in itself and links not in
    links. `raw` means that only tags are read. `stops` holds the characters at which `at_stop` is asked.
    `can_fail` tells a span that turns back into text when it is not closed (emphasis, a link) from one that
    closes itself at the end (a tag).

    `trail` keeps the positions that were looked at on this level. When the text ends and the span is still
    open, all spans of the same `key` that come by one of these positions will end like it; so they are
    given up there.
    """

    __slots__ = ("inside", "items", "key", "raw", "start", "trail")

    stops = ""
    tag = ""
    can_fail = False

    def __init__(self, start: int = 0, inside: int = 0, raw: bool = False, key: object = None) -> None:
        self.start = start
        self.inside = inside
        self.raw = raw
        self.key = key
        self.items: list[Item] = []
        self.trail: list[int] = []

    def at_stop(self, run: SpanRun, position: int) -> bool:
        """Close the span at `position` if it ends there; whether anything was done."""
        raise NotImplementedError

    def is_hopeless(self, run: SpanRun, position: int) -> bool:
        """Whether another span like this one came by and was never closed; else the position is kept."""
        if position in run.visited(self.key):
            return True
        self.trail.append(position)
        return False

    def forget(self, run: SpanRun) -> None:
        """The text has ended and this span was not closed: note what that says about others."""
        run.visited(self.key).update(self.trail)

    def fail(self, run: SpanRun) -> None:
        """Turn the opener back into text; the frame is already off the stack."""
        raise NotImplementedError

    def close_at_end(self, run: SpanRun) -> None:
        """Close a span that cannot fail at the end of the text; the frame is already off the stack."""
        raise NotImplementedError
