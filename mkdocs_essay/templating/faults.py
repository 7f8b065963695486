"""What goes wrong in a template, as exceptions that carry the code of a diagnostic."""

# A fault is what a template has wrong, an interrupt is no error at all.
# ruff: noqa: N818

from __future__ import annotations

from mkdocs_essay.templating.tokens import Token


class Fault(Exception):
    """A finding at a tag or an output statement; the rest of the page is still rendered.

    `path` is the file of the template and `place` line and column in it, once they are known.
    """

    code = "liquid-error"

    def __init__(self, message: str, token: Token | None = None, code: str | None = None) -> None:
        super().__init__(message)
        self.text = message
        self.token = token
        self.path: str | None = None
        self.place = (0, 0)
        if code is not None:
            self.code = code


class SyntaxFault(Fault):
    """Markup that cannot be read."""

    code = "liquid-syntax"


class FilterFault(Fault):
    """A filter that cannot be applied to what it was given."""

    code = "liquid-filter"


class LimitFault(Fault):
    """A bound of `Limits` was reached."""

    code = "liquid-limit"


class Interrupt(Exception):
    """Base of `break` and `continue`."""


class BreakLoop(Interrupt):
    """Leaves the innermost loop."""


class ContinueLoop(Interrupt):
    """Goes on with the next turn of the innermost loop."""
