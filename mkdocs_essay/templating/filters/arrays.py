"""Filters for arrays, and for what arrays and texts have in common."""

# A filter is given the context, whether it needs it or not.
# ruff: noqa: ARG001

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkdocs_essay.templating.context import JekyllContext
from mkdocs_essay.templating.faults import FilterFault, LimitFault
from mkdocs_essay.templating.filters.items import items
from mkdocs_essay.templating.lookup import property_of, run_command
from mkdocs_essay.templating.values import inspect, is_array, is_hash, join, to_s, truthy


def size(context: JekyllContext, value: Any) -> int:
    found, result = run_command(value, "size")
    return result if found else 0


def first(context: JekyllContext, value: Any) -> Any:
    return run_command(value, "first")[1]


def last(context: JekyllContext, value: Any) -> Any:
    return run_command(value, "last")[1]


def join_(context: JekyllContext, value: Any, glue: Any = " ") -> str:
    texts = [to_s(item) for item in items(context, value)]
    if len(to_s(glue)) * len(texts) > context.engine.limits.output:
        raise LimitFault(f"a text grows beyond {context.engine.limits.output} characters")
    return join(texts, to_s(glue))


def reverse(context: JekyllContext, value: Any) -> list[Any]:
    return items(context, value)[::-1]


def reader(name: Any) -> Callable[[Any], Any]:
    """Takes the property `name` of an item; `FilterFault` for an item that has no properties."""

    def read(item: Any) -> Any:
        if item is None or isinstance(item, bool | float):
            return None
        if not (is_hash(item) or is_array(item) or isinstance(item, str)):
            raise FilterFault(f"{inspect(item)} has no property {to_s(name)!r}")
        if isinstance(item, str):
            return name if isinstance(name, str) and name in item else None
        if is_array(item) and not isinstance(name, int):
            raise FilterFault(f"an array has no property {to_s(name)!r}")
        return property_of(item, name)

    return read


def uniq(context: JekyllContext, value: Any, name: Any = None) -> list[Any]:
    read = reader(name) if name is not None else lambda item: item
    found: dict[Any, Any] = {}
    for item in items(context, value):
        found.setdefault(key_of(read(item)), item)
    return list(found.values())


def key_of(value: Any) -> Any:
    """A key that equal values share: a number is not the text of it, and 1 is not 1.0."""
    return (type(value).__name__, value if isinstance(value, str | int | float | None) else inspect(value))


def map_(context: JekyllContext, value: Any, name: Any) -> list[Any]:
    read = reader(name)
    return [read(item) for item in items(context, value)]


def compact(context: JekyllContext, value: Any, name: Any = None) -> list[Any]:
    read = reader(name) if name is not None else lambda item: item
    return [item for item in items(context, value) if read(item) is not None]


def concat(context: JekyllContext, value: Any, other: Any) -> list[Any]:
    if not is_array(other):
        raise FilterFault("concat takes an array")
    return [*items(context, value), *other]


def default(context: JekyllContext, value: Any, other: Any = "", options: Any = None) -> Any:
    allow_false = is_hash(options) and truthy(options.get("allow_false"))
    missing = value is None if allow_false else not truthy(value)
    empty = isinstance(value, str) or is_array(value) or is_hash(value)
    return other if missing or (empty and not value) else value


def array_to_sentence_string(context: JekyllContext, value: Any, connector: Any = "and") -> str:
    if not is_array(value):
        if isinstance(value, str):
            value = list(value)
        else:
            raise FilterFault("array_to_sentence_string takes an array")
    if len(value) <= 1:
        return "".join(map(to_s, value))
    if len(value) == 2:
        return f"{to_s(value[0])} {to_s(connector)} {to_s(value[1])}"
    return f"{join(value[:-1], ', ')}, {to_s(connector)} {to_s(value[-1])}"


FILTERS: dict[str, Callable[..., Any]] = {
    "size": size,
    "first": first,
    "last": last,
    "join": join_,
    "reverse": reverse,
    "uniq": uniq,
    "map": map_,
    "compact": compact,
    "concat": concat,
    "default": default,
    "array_to_sentence_string": array_to_sentence_string,
}
