"""Filters that give an array with something more or less in it, and `sample`."""

# A filter is given the context, whether it needs it or not.
# ruff: noqa: ARG001

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkdocs_essay.templating.context import JekyllContext
from mkdocs_essay.templating.faults import FilterFault
from mkdocs_essay.templating.numbers import to_integer
from mkdocs_essay.templating.values import is_array


def count_of(value: Any) -> int:
    count = to_integer(value)
    if count < 0:
        raise FilterFault("a negative number of items cannot be taken")
    return count


def push(context: JekyllContext, value: Any, item: Any) -> Any:
    return [*value, item] if is_array(value) else value


def unshift(context: JekyllContext, value: Any, item: Any) -> Any:
    return [item, *value] if is_array(value) else value


def pop(context: JekyllContext, value: Any, count: Any = 1) -> Any:
    return list(value[: max(len(value) - count_of(count), 0)]) if is_array(value) else value


def shift(context: JekyllContext, value: Any, count: Any = 1) -> Any:
    return list(value[count_of(count) :]) if is_array(value) else value


def sample(context: JekyllContext, value: Any, count: Any = 1) -> Any:
    """Items by chance; the same page draws the same ones in every build."""
    if not is_array(value):
        return value
    try:
        number = to_integer(count)
    except FilterFault:
        number = 1
    if number == 1:
        return context.numbers.choice(value) if value else None
    return context.numbers.sample(list(value), min(count_of(number), len(value)))


FILTERS: dict[str, Callable[..., Any]] = {
    "push": push,
    "unshift": unshift,
    "pop": pop,
    "shift": shift,
    "sample": sample,
}
