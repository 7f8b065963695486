"""Jekyll's dialect of Liquid: how templates are parsed, and which tags and filters they know."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from mkdocs_essay.templating import filters, parser
from mkdocs_essay.templating.faults import Fault
from mkdocs_essay.templating.limits import Limits
from mkdocs_essay.templating.nodes import Body
from mkdocs_essay.templating.tags import TagTable
from mkdocs_essay.templating.tokens import Token

Report = Callable[[Fault, str, int, int], None]


class Template:
    """A parsed file. `first_line` is the line of the file in which the source begins."""

    def __init__(self, body: Body, path: str, source: str, first_line: int) -> None:
        self.body = body
        self.path = path
        self.source = source
        self.first_line = first_line
        self.line_starts: list[int] | None = None

    def position(self, token: Token) -> tuple[int, int]:
        """Line and column of a token, counted from 1 in the file."""
        if self.line_starts is None:
            self.line_starts = [0, *(index + 1 for index, char in enumerate(self.source) if char == "\n")]
        line = bisect_right(self.line_starts, token.start_index)
        return self.first_line + line - 1, token.start_index - self.line_starts[line - 1] + 1


class JekyllEnvironment:
    """Tags and filters, and how templates are parsed: `mode` is the `error_mode` of `_config.yml`."""

    def __init__(self, mode: str, limits: Limits) -> None:
        self.tags = TagTable()
        self.mode = mode
        self.limits = limits

    def filter(self, name: str) -> filters.Filter | None:
        """The filter of that name, with its least and most arguments."""
        return filters.find(name)

    def read(self, source: str, path: str, report: Report, first_line: int = 1) -> Template:
        """The template of `source`; faults are reported with `path` and the line in the file."""
        template = Template(Body(Token("", "", 0, source), ()), path, source, first_line)

        def locate(fault: Fault, token: Token) -> None:
            report(fault, path, *template.position(fault.token or token))

        template.body = parser.parse(source, self.tags, self.mode, locate, self.limits.nesting)
        return template
