"""`sort` and `sort_natural`."""

# A filter is given the context, whether it needs it or not.

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkdocs_essay.templating.comparison import compare, describe
from mkdocs_essay.templating.comparison import sort as sort_by
from mkdocs_essay.templating.context import JekyllContext
from mkdocs_essay.templating.faults import FilterFault
from mkdocs_essay.templating.filters.arrays import reader
from mkdocs_essay.templating.filters.items import items, members
from mkdocs_essay.templating.filters.properties import item_property
from mkdocs_essay.templating.values import is_hash, to_s

NIL_ORDERS = {"first": -1, "last": 1}


def sort(context: JekyllContext, value: Any, name: Any = None, nils: Any = "first") -> list[Any]:
    """By value, or by a property; items without the property come first or last."""
    if name is None and is_hash(value):
        found: list[Any] | None = [[key, item] for key, item in value.items()]
    elif is_hash(value):
        found = [[key, item] for key, item in value.items()]
    else:
        found = members(context, value)
    if found is None:
        raise FilterFault(f"{describe(value)} cannot be sorted")
    if name is None:
        return sort_by(found, strictly)
    if nils not in NIL_ORDERS:
        raise FilterFault(f"items without a property come first or last, not {to_s(nils)!r}")
    keyed = [(item_property(item, name), item) for item in found]
    return [
        item for _, item in sort_by(keyed, lambda one, two: by_property(one[0], two[0], NIL_ORDERS[nils]))
    ]


def strictly(left: Any, right: Any) -> int:
    order = compare(left, right)
    if order is None:
        raise FilterFault(f"{describe(left)} and {describe(right)} have no order")
    return order


def by_property(left: Any, right: Any, nils: int) -> int:
    if left is None or right is None:
        return 0 if left is right else nils if left is None else -nils
    order = compare(left, right)
    if order is None:
        one, two = to_s(left), to_s(right)
        order = (one > two) - (one < two)
    return order


def sort_natural(context: JekyllContext, value: Any, name: Any = None) -> list[Any]:
    """By the text in lower case, nil last."""
    read = reader(name) if name is not None else lambda item: item
    return sorted(items(context, value), key=lambda item: natural_key(read(item)))


def natural_key(value: Any) -> tuple[bool, str]:
    return value is None, "".join(char.lower() if char.isascii() else char for char in to_s(value))


FILTERS: dict[str, Callable[..., Any]] = {"sort": sort, "sort_natural": sort_natural}
