"""How Jekyll reads a property: by dotted names, and as a number where it looks like one."""

from __future__ import annotations

import re
from functools import reduce
from typing import Any

from mkdocs_essay.templating.emptiness import Emptiness
from mkdocs_essay.templating.faults import FilterFault
from mkdocs_essay.templating.lookup import property_of
from mkdocs_essay.templating.numbers import leading_float, leading_integer
from mkdocs_essay.templating.values import inspect, is_array, is_hash, join, to_s

INTEGER_LIKE = re.compile(r"\s*-?[0-9]+\s*")
FLOAT_LIKE = re.compile(r"\s*-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)\s*")


def item_property(item: Any, name: Any) -> Any:
    """The property of an item; `FilterFault` where it can have none."""
    name = to_s(name)
    if isinstance(item, str):
        return as_number(name if name in item else None)
    if not is_hash(item):
        raise FilterFault(f"{inspect(item)} has no property {name!r}")
    return as_number(reduce(step, name.split("."), item) if "." in name else property_of(item, name))


def step(value: Any, key: str) -> Any:
    """One step of a dotted name; what has no properties gives false, as in Ruby."""
    if isinstance(value, str):
        return key if key in value else None
    return property_of(value, key) if is_hash(value) or is_array(value) else False


def as_number(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if INTEGER_LIKE.fullmatch(value):
        return leading_integer(value)
    return leading_float(value) if FLOAT_LIKE.fullmatch(value) else value


def matches(value: Any, target: Any) -> bool:
    """Whether a property is `target`, or an array that has it."""
    if target is None:
        return value is None
    if isinstance(target, Emptiness):
        return value == "" or (is_array(value) and not join(value, "")) or value is None
    wanted = to_s(target)
    if isinstance(value, str):
        return value == wanted
    if value is None:
        return False
    return any(to_s(each) == wanted for each in (value if is_array(value) else [value]))
