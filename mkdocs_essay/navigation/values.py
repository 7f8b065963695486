"""How Jekyll's templates see a value of the front matter: as text, as a number, as equal to another.

A key of the front matter may hold text, a number, a truth value or a date, and Jekyll treats them unlike in
three places: groups are formed by the value's text, after text that looks like a number was read as one;
`contains` and `==` compare values of the same kind only; numbers and text are sorted apart.
"""

from __future__ import annotations

import math
import re
from typing import Any

Key = tuple[str, Any]

_INTEGER = re.compile(r"\s*-?[0-9]+\s*\Z")
_FLOAT = re.compile(r"\s*-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)\s*\Z")


def text(value: object) -> str:
    """`value` as Liquid prints it: nothing for none, `true` and `false` in small letters."""
    if value is None:
        return ""
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, (list, tuple)):
        return "".join(text(item) for item in value)
    return str(value)


def number(value: object) -> int | float | None:
    """The number that `value` is, or that its text spells; None where it is something else.

    Text with a blank around the number counts; so does `.5`, but not `1e3`.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return None if isinstance(value, float) and math.isnan(value) else value
    if not isinstance(value, str):
        return None
    if _INTEGER.match(value):
        return _integer(value)
    if _FLOAT.match(value):
        return float(value)
    return None


def _integer(value: str) -> int | float:
    # Python refuses to read integers of thousands of digits; as floats they still sort.
    return int(value) if len(value) < 1000 else float(value)


def is_text(value: object) -> bool:
    """Whether `value` is sorted among the texts; a date is, a number or a truth value is not."""
    return not isinstance(value, (int, float, list, tuple, dict))


def is_numeric(value: object) -> bool:
    """Whether `value` is written as a number."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def group(value: object) -> str:
    """The name under which pages with this `parent` are gathered: the text of their parent's title."""
    read = number(value)
    return text(value if read is None else read)


def key(value: object) -> Key:
    """Something hashable, equal where Liquid's `==` says so: for 7 and 7.0, but not for 7 and "7"."""
    if isinstance(value, bool) or value is None:
        return ("constant", value)
    if isinstance(value, (int, float)):
        return ("number", value)
    if isinstance(value, str):
        return ("text", value)
    return ("other", text(value))
