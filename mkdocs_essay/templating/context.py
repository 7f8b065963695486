"""The state of a page while Liquid renders it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from mkdocs_essay.templating.comparison import effort
from mkdocs_essay.templating.faults import Fault, FilterFault, LimitFault
from mkdocs_essay.templating.filtered import check_arguments
from mkdocs_essay.templating.tokens import Token

if TYPE_CHECKING:
    from mkdocs_essay.templating.engine import Engine
    from mkdocs_essay.templating.environment import Template
    from mkdocs_essay.templating.nodes import Body


class Output:
    """Collects text; `LimitFault` once there is too much of it."""

    __slots__ = ("limit", "parts", "size")

    def __init__(self, limit: int) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.limit = limit

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.size += len(text)
        if self.size > self.limit:
            raise LimitFault(f"the output grows beyond {self.limit} characters")

    def text(self) -> str:
        return "".join(self.parts)

    def mark(self) -> tuple[int, int]:
        """The present end, for `cut`."""
        return len(self.parts), self.size

    def cut(self, mark: tuple[int, int]) -> None:
        """Forget what was written since `mark`."""
        del self.parts[mark[0] :]
        self.size = mark[1]


class JekyllContext:
    """Variables, loops and budgets of one page.

    `locals` holds what assign and capture set, `scopes` what loops and includes put on top, `globals`
    Jekyll's own objects, `counters` what increment and decrement count. `loops` are those that go on,
    `offsets` says where each loop stopped, `turns` whose turn it is in each cycle, `changing` what an
    ifchanged tag held last.
    """

    __slots__ = (
        "budget",
        "chance",
        "changing",
        "counters",
        "engine",
        "filtered",
        "frames",
        "globals",
        "locals",
        "loops",
        "offsets",
        "page",
        "scopes",
        "strict_filters",
        "strict_variables",
        "template",
        "turns",
        "worked",
    )

    def __init__(self, engine: Engine, template: Template, variables: Mapping[str, Any]) -> None:
        self.engine = engine
        self.template = template
        self.globals = variables
        self.locals: dict[str, Any] = {}
        self.counters: dict[str, int] = {}
        self.loops: list[Any] = []
        self.turns: dict[str, int] = {}
        self.changing = ""
        self.offsets: dict[str, int] = {}
        self.page: Any = variables.get("page")
        self.scopes: list[dict[str, Any]] = []
        self.strict_filters = engine.strict_filters
        self.strict_variables = engine.strict_variables
        self.budget = engine.limits.iterations
        self.filtered = 0
        self.worked = 0
        self.frames = 0
        self.chance: random.Random | None = None

    def find(self, name: Any) -> Any:
        """The variable `name`, nil where there is none; `Fault` instead if the site is strict about it."""
        for scope in reversed(self.scopes):
            if name in scope:
                return scope[name]
        for scope in (self.locals, self.globals, self.counters):
            if name in scope:
                return scope[name]
        if self.strict_variables:
            raise Fault(f"there is no variable {name!r}", code="liquid-undefined")
        return None

    def changed(self, text: str) -> bool:
        """Whether `text` is another than the one that was asked about last."""
        last, self.changing = self.changing, text
        return text != last

    def assign(self, key: str, val: Any) -> None:
        """Set a variable of the page."""
        self.locals[key] = val

    @contextmanager
    def scoped(self, variables: dict[str, Any], template: Template | None = None) -> Iterator[dict[str, Any]]:
        """Put `variables` on top of all others, and make `template` the one that is rendered."""
        outer = self.template
        self.template = template or outer
        self.scopes.append(variables)
        try:
            yield variables
        finally:
            self.scopes.pop()
            self.template = outer

    def descend(self) -> None:
        self.frames += 1
        if self.frames > self.engine.limits.depth:
            raise LimitFault("blocks and includes nest too deep; does an include include itself?")

    def ascend(self) -> None:
        self.frames -= 1

    def spend(self, turns: int = 1) -> None:
        """Take `turns` off the budget of loops."""
        self.budget -= turns
        if self.budget < 0:
            raise LimitFault(f"loops take more than {self.engine.limits.iterations} turns")

    def work(self, amount: int) -> None:
        """Count what is done; see `Limits.work`."""
        self.worked += amount
        if self.worked > self.engine.limits.work:
            raise LimitFault(f"loops do more than {self.engine.limits.work} things")

    @property
    def numbers(self) -> random.Random:
        """Chance, the same for a page in every build."""
        self.chance = self.chance or random.Random(0)
        return self.chance

    def new_output(self) -> Output:
        return Output(self.engine.limits.output)

    def capture(self, body: Body) -> str:
        """The text of `body`."""
        out = self.new_output()
        body.write(self, out)
        text = out.text()
        self.worked += effort(text)
        return text

    def apply_filter(self, name: str, value: Any, arguments: list[Any], token: Token) -> Any:
        """The filter's result. One that is not known is reported and changes nothing, or fails."""
        entry = self.engine.environment.filter(name)
        if entry is None:
            fault = Fault(
                f"no filter {name!r} is known, the value is left as it is", token, "liquid-unknown-filter"
            )
            if self.strict_filters:
                raise fault
            self.report(fault, token)
            return value
        function, least, most = entry
        check_arguments(name, len(arguments), least, most)
        if self.filtered > self.engine.limits.filtered:
            raise LimitFault(f"filters make more than {self.engine.limits.filtered} characters")
        try:
            result = function(self, value, *arguments)
        except (
            TypeError,
            ValueError,
            ArithmeticError,
            AttributeError,
            KeyError,
            IndexError,
            RecursionError,
        ) as error:
            raise FilterFault(f"the filter {name} cannot be applied: {error}", token) from error
        self.worked += 1
        self.filtered += max((len(each) for each in (value, result) if isinstance(each, str)), default=0)
        self.check_size(result)
        return result

    def check_size(self, value: Any) -> None:
        """Raise `LimitFault` for a text or an array that is too big."""
        limits = self.engine.limits
        if isinstance(value, str) and len(value) > limits.output:
            raise LimitFault(f"a text grows beyond {limits.output} characters")
        if isinstance(value, list) and len(value) > limits.items:
            raise LimitFault(f"an array grows beyond {limits.items} items")

    def locate(self, fault: Fault, token: Token) -> None:
        """Note where `fault` happened, unless an inner place is noted already."""
        if fault.path is None:
            fault.token = fault.token or token
            fault.path = self.template.path
            fault.place = self.template.position(fault.token)

    def report(self, fault: Fault, token: Token) -> None:
        """Make a diagnostic of `fault`."""
        self.locate(fault, token)
        self.engine.report(fault, fault.path or "", *fault.place)
