"""Filters for numbers."""

# A filter is given the context, whether it needs it or not.
# ruff: noqa: ARG001

from __future__ import annotations

import datetime
import math
import operator
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from mkdocs_essay.templating.context import JekyllContext
from mkdocs_essay.templating.faults import FilterFault, LimitFault
from mkdocs_essay.templating.numbers import calculate, plain, to_i, to_number

MOST_DIGITS = 300


def plus(context: JekyllContext, value: Any, other: Any) -> int | float:
    return calculate(value, other, operator.add)


def minus(context: JekyllContext, value: Any, other: Any) -> int | float:
    return calculate(value, other, operator.sub)


def times(context: JekyllContext, value: Any, other: Any) -> int | float:
    return calculate(value, other, operator.mul)


def divided_by(context: JekyllContext, value: Any, other: Any) -> int | float:
    return calculate(value, other, divide)


def divide(left: Any, right: Any) -> Any:
    """Whole numbers give a whole number, rounded down."""
    return (
        left // right if isinstance(left, int) and isinstance(right, int) else Decimal(left) / Decimal(right)
    )


def modulo(context: JekyllContext, value: Any, other: Any) -> int | float:
    return calculate(value, other, remainder)


def remainder(left: Any, right: Any) -> Any:
    """The remainder has the sign of the divisor."""
    if isinstance(left, int) and isinstance(right, int):
        return left % right
    rest = Decimal(left) % Decimal(right)
    return rest + right if rest and (rest < 0) != (right < 0) else rest


def absolute(context: JekyllContext, value: Any) -> int | float:
    number = to_number(value)
    return plain(-number if number < 0 else number)


def ceil(context: JekyllContext, value: Any) -> int:
    return math.ceil(to_number(value))


def floor(context: JekyllContext, value: Any) -> int:
    return math.floor(to_number(value))


def round_(context: JekyllContext, value: Any, digits: Any = 0) -> int | float:
    number, places = to_number(value), int(to_number(digits))
    if abs(places) > MOST_DIGITS:
        raise LimitFault("a number is rounded to too many digits")
    if not math.isfinite(number):
        raise FilterFault("the number cannot be rounded")
    if isinstance(number, int) and places >= 0:
        return number
    quantum = Decimal(1).scaleb(-places)
    rounded = (Decimal(number) / quantum).quantize(Decimal(1), ROUND_HALF_UP) * quantum
    return int(rounded) if places <= 0 else float(rounded)


def at_least(context: JekyllContext, value: Any, bound: Any) -> int | float:
    return plain(max(to_number(value), to_number(bound)))


def at_most(context: JekyllContext, value: Any, bound: Any) -> int | float:
    return plain(min(to_number(value), to_number(bound)))


def to_integer(context: JekyllContext, value: Any) -> int:
    """A whole number; of a time the seconds since 1970."""
    return int(value.timestamp()) if isinstance(value, datetime.datetime) else to_i(value)


FILTERS: dict[str, Callable[..., Any]] = {
    "plus": plus,
    "minus": minus,
    "times": times,
    "divided_by": divided_by,
    "modulo": modulo,
    "abs": absolute,
    "ceil": ceil,
    "floor": floor,
    "round": round_,
    "at_least": at_least,
    "at_most": at_most,
    "to_integer": to_integer,
}
