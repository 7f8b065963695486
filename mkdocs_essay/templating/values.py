"""How Ruby prints values, and what it takes for true.

Values are None, bool, int, float, str, list, tuple, range, mappings, dates and times, and `Drop` objects.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping
from typing import Any, Protocol, TypeGuard, runtime_checkable

WHITESPACE = " \t\n\v\f\r\0"

ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\f": "\\f",
    "\v": "\\v",
    "\b": "\\b",
    "\a": "\\a",
    "\x1b": "\\e",
}
INTERPOLATION = re.compile(r"#(?=[{$@])")


@runtime_checkable
class Printable(Protocol):
    """An object that says how Ruby would print it."""

    def to_s(self) -> str: ...

    def inspect(self) -> str: ...


def truthy(value: object) -> bool:
    """Everything but nil and false."""
    return value is not None and value is not False


def is_array(value: object) -> TypeGuard[list[Any] | tuple[Any, ...]]:
    return isinstance(value, list | tuple)


def is_hash(value: object) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(value, Mapping)


def float_to_s(value: float) -> str:
    """A float as Ruby prints it: always with a point, exponents as `1.0e+20`."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    mantissa, mark, exponent = repr(value).partition("e")
    if mark and "." not in mantissa:
        mantissa += ".0"
    return mantissa + mark + exponent


def time_to_s(value: datetime.datetime) -> str:
    """`2020-01-31 10:00:00 +0100`; a time without a zone counts as UTC."""
    zone = "UTC" if value.tzinfo is datetime.UTC else value.strftime("%z")[:5] or "+0000"
    return f"{value:%Y-%m-%d %H:%M:%S} {zone}"


WORDS = {None: "", True: "true", False: "false"}


def to_s(value: Any) -> str:
    """The value as Ruby's `to_s` gives it."""
    if type(value) is str:
        return value
    if value is None or isinstance(value, bool):
        return WORDS[value]
    if isinstance(value, float):
        return float_to_s(value)
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, Printable):
        return value.to_s()
    if isinstance(value, datetime.date):
        return time_to_s(value) if isinstance(value, datetime.datetime) else value.isoformat()
    if isinstance(value, range):
        return f"{value.start}..{value.stop - 1}"
    return inspect(value) if is_array(value) or is_hash(value) else str(value)


def output(value: Any) -> str:
    """What `{{ value }}` prints: an array's items one after the other, all else as `to_s`."""
    return join(value, "") if is_array(value) else to_s(value)


def join(values: Any, glue: str) -> str:
    """Array#join: arrays within are joined with the same glue."""
    return glue.join(join(value, glue) if is_array(value) else to_s(value) for value in values)


def inspect_string(text: str) -> str:
    escaped = "".join(
        ESCAPES.get(char) or (char if char.isprintable() else f"\\u{ord(char):04X}") for char in text
    )
    return '"' + INTERPOLATION.sub(r"\\#", escaped) + '"'


def inspect(value: Any, depth: int = 0) -> str:
    """The value as Ruby's `inspect` gives it."""
    if depth > 50:
        return "[...]"
    if isinstance(value, str):
        return inspect_string(value)
    if value is None:
        return "nil"
    if isinstance(value, Printable):
        return value.inspect()
    if is_hash(value):
        pairs = (f"{inspect(key, depth + 1)}=>{inspect(item, depth + 1)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if is_array(value):
        return "[" + ", ".join(inspect(item, depth + 1) for item in value) + "]"
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        julian = value.toordinal() + 1721425
        return f"#<Date: {value.isoformat()} (({julian}j,0s,0n),+0s,2299161j)>"
    return to_s(value)
