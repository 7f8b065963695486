"""Ruby's `==` and `<=>`."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from functools import cmp_to_key
from typing import Any

from mkdocs_essay.templating.values import is_array, is_hash, to_s


def is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def equal(left: Any, right: Any) -> bool:
    """Ruby's `==`: numbers equal numbers, true and false only themselves."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if is_array(left) and is_array(right):
        return len(left) == len(right) and all(map(equal, left, right))
    return bool(left == right)


def effort(value: Any) -> int:
    """How much a look at the whole of `value` counts as work."""
    if isinstance(value, str):
        return 1 + len(value) // 200
    return 1 + len(value) // 2 if is_array(value) else 1


def compare(left: Any, right: Any) -> int | None:
    """Ruby's `<=>`: -1, 0 or 1, and None where the two have no order."""
    if is_number(left) and is_number(right):
        return int(left > right) - int(left < right) if left == left and right == right else None
    if isinstance(left, str) and isinstance(right, str):
        return (left > right) - (left < right)
    if is_array(left) and is_array(right):
        return compare_arrays(left, right)
    if isinstance(left, datetime.date) and isinstance(right, datetime.date):
        return compare_dates(left, right)
    if hasattr(left, "compare"):
        order: int | None = left.compare(right)
        return order
    return 0 if equal(left, right) else None


def compare_arrays(left: Any, right: Any) -> int | None:
    for one, other in zip(left, right, strict=False):
        order = compare(one, other)
        if order != 0:
            return order
    return (len(left) > len(right)) - (len(left) < len(right))


def compare_dates(left: datetime.date, right: datetime.date) -> int | None:
    if isinstance(left, datetime.datetime) != isinstance(right, datetime.datetime):
        return None
    one, other = aware(left), aware(right)
    return int(one > other) - int(one < other)


def aware(value: datetime.date) -> Any:
    if isinstance(value, datetime.datetime) and value.tzinfo is None:
        return value.replace(tzinfo=datetime.UTC)
    return value


def sort(values: Iterable[Any], order: Callable[[Any, Any], int]) -> list[Any]:
    """`values` by a function that compares two."""
    return sorted(values, key=cmp_to_key(order))


def describe(value: Any) -> str:
    """The name of Ruby's class, for messages."""
    if value is None:
        return "nil"
    if isinstance(value, bool):
        return to_s(value)
    names = ((int, "a number"), (float, "a number"), (str, "a text"), (datetime.date, "a date"))
    for kind, name in names:
        if isinstance(value, kind):
            return name
    return "an array" if is_array(value) else "a mapping" if is_hash(value) else "an object"
