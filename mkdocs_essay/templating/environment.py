"""Jekyll's dialect of Liquid as an environment of python-liquid: which tags and filters there are."""

# The base class says which arguments there are.
# ruff: noqa: ARG002

from __future__ import annotations

import inspect
from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from liquid import BoundTemplate, Environment
from liquid.exceptions import LiquidError
from liquid.token import Token

from mkdocs_essay.templating import parser
from mkdocs_essay.templating.filters import FILTERS
from mkdocs_essay.templating.limits import Limits
from mkdocs_essay.templating.nodes import Body
from mkdocs_essay.templating.tags import TAGS

Arity = tuple[Callable[..., Any], int, int]
Report = Callable[[LiquidError, str, int, int], None]


class Template(BoundTemplate):
    """A parsed file. `first_line` is the line of the file in which the source begins."""

    def __init__(self, env: Environment, body: Body, path: str, source: str, first_line: int) -> None:
        super().__init__(env, [body], name=path, path=path)
        self.body = body
        self.source = source
        self.first_line = first_line
        self.line_starts: list[int] | None = None

    def position(self, token: Token) -> tuple[int, int]:
        """Line and column of a token, counted from 1 in the file."""
        if self.line_starts is None:
            self.line_starts = [0, *(index + 1 for index, char in enumerate(self.source) if char == "\n")]
        line = bisect_right(self.line_starts, token.start_index)
        return self.first_line + line - 1, token.start_index - self.line_starts[line - 1] + 1


class JekyllEnvironment(Environment):
    """Tags and filters, and how templates are parsed: `mode` is the `error_mode` of `_config.yml`."""

    def __init__(self, mode: str, limits: Limits) -> None:
        self.arities: dict[str, Arity] = {}
        super().__init__(autoescape=False)
        self.error_mode = mode
        self.limits = limits

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        """Register Jekyll's tags and filters instead of python-liquid's."""
        for tag in TAGS:
            self.add_tag(tag)
        for name, function in FILTERS.items():
            self.add_filter(name, function)
            self.arities[name] = (function, *arity(function))

    def read(self, source: str, path: str, report: Report, first_line: int = 1) -> Template:
        """The template of `source`; faults are reported with `path` and the line in the file."""
        template = Template(self, Body(Token("", "", 0, source), ()), path, source, first_line)

        def locate(fault: LiquidError, token: Token) -> None:
            report(fault, path, *template.position(fault.token or token))

        template.body = parser.parse(source, self.tags, self.error_mode, locate, self.limits.nesting)
        template.nodes = [template.body]
        return template


def arity(function: Callable[..., Any]) -> tuple[int, int]:
    """The least and the most arguments of a filter, without the context and the value."""
    parameters = list(inspect.signature(function).parameters.values())[2:]
    least = sum(parameter.default is parameter.empty for parameter in parameters)
    return least, len(parameters)
