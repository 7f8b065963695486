"""What filters for arrays take as one."""

from __future__ import annotations

from typing import Any

from mkdocs_essay.templating.context import JekyllContext
from mkdocs_essay.templating.values import is_array, is_hash


def flatten(values: Any) -> list[Any]:
    """The items of an array and of the arrays in it."""
    found = []
    stack = [iter(values)]
    while stack:
        for value in stack[-1]:
            if is_array(value):
                stack.append(iter(value))
                break
            found.append(value)
        else:
            stack.pop()
    return found


def items(context: JekyllContext, value: Any) -> list[Any]:
    """Liquid's view: arrays flattened, a mapping as one item, nil as none, all else as one."""
    if is_array(value):
        found = flatten(value)
    elif isinstance(value, range):
        context.spend(len(value))
        return list(value)
    else:
        return [] if value is None else [value]
    context.spend(len(found))
    return found


def members(context: JekyllContext, value: Any) -> list[Any] | None:
    """Jekyll's view: the items of an array or the values of a mapping; None for what is neither."""
    if is_hash(value):
        value = list(value.values())
    if not is_array(value) and not isinstance(value, range):
        return None
    context.spend(len(value))
    return list(value)
