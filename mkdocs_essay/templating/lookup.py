"""One step of a path: what a value has under a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_essay.templating.faults import Fault
from mkdocs_essay.templating.values import Printable, is_array, is_hash, to_s

if TYPE_CHECKING:
    from mkdocs_essay.templating.context import JekyllContext


def item_of(value: Any, key: Any, command: bool, context: JekyllContext) -> Any:
    """`value[key]`, or `value.key` for size, first and last where `command` says that it was written so;
    else nil.

    Raises `Fault` for what is not there if the site asks for strict variables.
    """
    if is_hash(value):
        if hashable(key) and key in value:
            return value[key]
    elif is_array(value) and isinstance(key, int) and not isinstance(key, bool):
        return value[key] if -len(value) <= key < len(value) else None
    if command:
        found, result = run_command(value, key)
        if found:
            return result
    if context.strict_variables:
        raise Fault(f"there is no variable {to_s(key)!r}", code="liquid-undefined")
    return None


def hashable(key: Any) -> bool:
    return isinstance(key, str | int | float | bool | None)


def run_command(value: Any, command: str) -> tuple[bool, Any]:
    """`size`, `first` and `last` of what has them; whether it has, and the value."""
    if command == "size":
        if isinstance(value, int) and not isinstance(value, bool):
            return True, 8
        # Liquid's objects have keys, but not a number of them.
        sized = isinstance(value, str | range) or is_array(value)
        sized = sized or (is_hash(value) and not isinstance(value, Printable))
        return (True, len(value)) if sized else (False, None)
    if is_array(value) or isinstance(value, range):
        return True, (value[0 if command == "first" else -1] if len(value) else None)
    if is_hash(value) and command == "first":
        return True, next(([key, item] for key, item in value.items()), None)
    return False, None


def property_of(item: Any, name: Any) -> Any:
    """What filters take from an item: `item[name]`, nil where it has no such thing."""
    if is_hash(item):
        return item[name] if hashable(name) and name in item else None
    if is_array(item) and isinstance(name, int):
        return item[name] if -len(item) <= name < len(item) else None
    return None
