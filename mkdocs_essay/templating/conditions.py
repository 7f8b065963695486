"""What `if`, `unless`, `case` and the `_exp` filters ask."""

from __future__ import annotations

import datetime
import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_essay.templating import expressions
from mkdocs_essay.templating.comparison import compare, describe, effort, equal, is_number
from mkdocs_essay.templating.emptiness import WORDS, Emptiness
from mkdocs_essay.templating.expressions import Expression
from mkdocs_essay.templating.faults import Fault, SyntaxFault
from mkdocs_essay.templating.filtered import FRAGMENT
from mkdocs_essay.templating.strict import StrictParser
from mkdocs_essay.templating.values import WHITESPACE, is_array, is_hash, to_s, truthy

if TYPE_CHECKING:
    from mkdocs_essay.templating.context import JekyllContext

COMPARISON = re.compile(rf"({FRAGMENT})\s*([=!<>a-z_]+)?\s*({FRAGMENT})?")
PART = re.compile(rf"{FRAGMENT}|\S")
ORDERS: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge,
}  # fmt: skip


Operand = Expression | Emptiness


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison, or one value whose truth is asked."""

    left: Operand
    operator: str | None = None
    right: Operand | None = None

    def evaluate(self, context: JekyllContext) -> Any:
        left = self.left.evaluate(context)
        context.worked += effort(left)
        if self.operator is None:
            return left
        right = self.right.evaluate(context) if self.right is not None else None
        return test(left, self.operator, right)


@dataclass(frozen=True, slots=True)
class Condition:
    """Comparisons joined by `and` and `or`; read from the left, each word binds all that follows it."""

    first: Comparison
    rest: tuple[tuple[str, Comparison], ...] = ()

    def evaluate(self, context: JekyllContext) -> Any:
        result = self.first.evaluate(context)
        for word, comparison in self.rest:
            if truthy(result) == (word == "or"):
                return result
            result = comparison.evaluate(context)
        return result


def test(left: Any, sign: str, right: Any) -> Any:
    """The result of one comparison; raises `Fault` where Ruby refuses to compare."""
    if sign == "==":
        return same(left, right)
    if sign in ("!=", "<>"):
        return not same(left, right)
    if sign == "contains":
        return contains(left, right)
    if sign not in ORDERS:
        raise Fault(f"{sign!r} is not a comparison")
    if not (has_order(left) and has_order(right)):
        return None
    order = compare(left, right)
    if order is None:
        raise Fault(f"{describe(left)} cannot be compared with {describe(right)}", code="liquid-comparison")
    return ORDERS[sign](order, 0)


def has_order(value: Any) -> bool:
    return is_number(value) or isinstance(value, str | datetime.date)


def same(left: Any, right: Any) -> bool:
    if isinstance(left, Emptiness):
        return left.holds(right)
    if isinstance(right, Emptiness):
        return right.holds(left)
    return equal(left, right)


def contains(left: Any, right: Any) -> bool:
    if not truthy(left) or not truthy(right):
        return False
    if isinstance(left, str):
        return to_s(right) in left
    if isinstance(left, range):
        return isinstance(right, int) and right in left
    if is_hash(left):
        return isinstance(right, str | int | float) and right in left
    return is_array(left) and any(equal(item, right) for item in left)


def operand(text: str | None) -> Operand:
    return WORDS.get(text or "") or expressions.parse(text or "")


def parse_strict(markup: str) -> Condition:
    """The condition by the strict grammar; raises `SyntaxFault`."""
    parser = StrictParser(markup)
    first = parse_comparison(parser)
    rest = []
    while True:
        word = "and" if parser.accept_word("and") else "or" if parser.accept_word("or") else None
        if word is None:
            break
        rest.append((word, parse_comparison(parser)))
    parser.end()
    return Condition(first, tuple(rest))


def parse_comparison(parser: StrictParser) -> Comparison:
    left = operand(parser.expression())
    sign = parser.accept("comparison")
    return Comparison(left, sign, operand(parser.expression())) if sign else Comparison(left)


def parse_lax(markup: str) -> Condition:
    """The condition as far as it can be made out; raises `SyntaxFault` where there is nothing to compare."""
    parts: list[tuple[str, list[str]]] = [("", [])]
    for found in PART.finditer(markup.strip(WHITESPACE)):
        if found[0] in ("and", "or"):
            parts.append((found[0], []))
        else:
            parts[-1][1].append(found[0])
    comparisons = [(word, read_comparison(" ".join(pieces))) for word, pieces in parts]
    return Condition(comparisons[0][1], tuple(comparisons[1:]))


def read_comparison(text: str) -> Comparison:
    found = COMPARISON.search(text)
    if found is None:
        raise SyntaxFault("a condition lacks a value to look at")
    return Comparison(operand(found[1]), found[2], operand(found[3]) if found[2] else None)


def parse(markup: str, mode: str) -> tuple[Condition, SyntaxFault | None]:
    """The condition, and the fault that the strict grammar found; raises it if `mode` is strict."""
    try:
        return parse_strict(markup), None
    except SyntaxFault as fault:
        if mode == "strict":
            raise
        return parse_lax(markup), fault
