"""Numbers as Liquid's filters see them."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, DivisionByZero, InvalidOperation, localcontext
from typing import Any

from mkdocs_essay.templating.faults import FilterFault, LimitFault
from mkdocs_essay.templating.values import to_s

DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")
LEADING_INTEGER = re.compile(r"\s*([+-]?[0-9][0-9_]*)")
LEADING_FLOAT = re.compile(r"\s*([+-]?[0-9][0-9_]*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)")
INTEGER = re.compile(r"\s*[+-]?[0-9]+(?:_[0-9]+)*\s*")
DIGITS = 4000


def leading_integer(text: str) -> int:
    """String#to_i: the integer at the start, 0 without one."""
    found = LEADING_INTEGER.match(text)
    return parse_integer(found[1]) if found else 0


def leading_float(text: str) -> float:
    """String#to_f: the number at the start, 0.0 without one."""
    found = LEADING_FLOAT.match(text)
    return float(found[1].replace("_", "")) if found else 0.0


def parse_integer(text: str) -> int:
    if len(text) > DIGITS:
        raise LimitFault(f"a number of {len(text)} digits is too long")
    return int(text)


def to_i(value: Any) -> int:
    """The `to_i` of numbers, strings and nil."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int | float):
        return int(value)
    return leading_integer(to_s(value))


def to_integer(value: Any) -> int:
    """An argument that has to be an integer; raises `FilterFault` for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = to_s(value)
    if INTEGER.fullmatch(text):
        return parse_integer(text.strip())
    raise FilterFault(f"{text!r} is not an integer")


def to_number(value: Any) -> int | Decimal:
    """What arithmetic works with: decimals for floats, 0 for what is no number."""
    if isinstance(value, bool):
        return 0
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, str):
        return Decimal(value.strip()) if DECIMAL.fullmatch(value.strip()) else leading_integer(value)
    return 0


def plain(number: int | Decimal) -> int | float:
    """A result as a template sees it."""
    if isinstance(number, Decimal):
        return float(number)
    if number.bit_length() > DIGITS * 3:
        raise LimitFault("a number has grown too long")
    return number


def calculate(left: Any, right: Any, operation: Callable[[Any, Any], Any]) -> int | float:
    """`operation`, exact for decimals; raises `FilterFault` where a whole number is divided by 0."""
    try:
        with localcontext() as context:
            context.prec = 32
            context.traps[DivisionByZero] = context.traps[InvalidOperation] = False
            return plain(operation(to_number(left), to_number(right)))
    except ZeroDivisionError as error:
        raise FilterFault("a number is divided by 0") from error
