"""What a plain YAML scalar means: the rules of Ruby's Psych (YAML 1.1), which differ from PyYAML's in
corners.

`08` is text and `010` is eight, `1,000` is a number, `1:30` is 5400, `=` is text.
"""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

_WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null"), None),
    **dict.fromkeys(("yes", "true", "on"), True),
    **dict.fromkeys(("no", "false", "off"), False),
    ".inf": math.inf,
    "+.inf": math.inf,
    "-.inf": -math.inf,
    ".nan": math.nan,
}
_MAYBE_NUMBER = re.compile(r"[-+.]?[0-9]")
_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\Z")
_TIME = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|\s+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})"
    r"(?:\.([0-9]*))?\s*(?:(Z)|([-+])([0-9]{1,2}):?([0-9]{2})?)?\Z"
)
_BASE_60 = re.compile(r"([-+]?[0-9][0-9_]*):([0-5]?[0-9])(?::([0-5]?[0-9]))?(\.[0-9_]*)?\Z")
_FLOAT = re.compile(r"[-+]?(?:[0-9][0-9_,]*)?\.[0-9]*(?:[eE][-+][0-9]+)?\Z")
_INTEGERS = (
    (2, re.compile(r"[-+]?0b[01_,]+\Z")),
    (8, re.compile(r"[-+]?0[0-7_,]+\Z")),
    (16, re.compile(r"[-+]?0x[0-9a-fA-F_,]+\Z")),
    (10, re.compile(r"[-+]?(?:0|[1-9](?:[0-9]|[,_][0-9])*)\Z")),
)
# Longer digits are text to us: Python refuses to convert them, and no number of a site has them.
_MOST_DIGITS = 400


def plain_value(text: str) -> Any:
    """The value of the unquoted scalar `text`: None, bool, int, float, date, datetime or the text itself."""
    if len(text) <= 5:
        word = text.lower()
        if word in _WORDS:
            return _WORDS[word]
    if not _MAYBE_NUMBER.match(text) or len(text) > _MOST_DIGITS:
        return text
    try:
        return _number_or_time(text)
    except (ValueError, OverflowError):
        return text


def _number_or_time(text: str) -> Any:
    if match := _TIME.match(text):
        return _time(match)
    if match := _DATE.match(text):
        return date(*(int(part) for part in match.groups()))
    if match := _BASE_60.match(text):
        return _base_60(match)
    if _FLOAT.match(text):
        return float(text.replace(",", "").replace("_", ""))
    for base, pattern in _INTEGERS:
        if pattern.match(text):
            return int(text.replace(",", "").replace("_", ""), base)
    return text


def _time(match: re.Match[str]) -> datetime:
    year, month, day, hour, minute, second = (int(part) for part in match.groups()[:6])
    fraction, zulu, sign, hours, minutes = match.groups()[6:]
    microsecond = int((fraction or "0")[:6].ljust(6, "0"))
    zone = UTC
    if not zulu and hours is not None:
        offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
        zone = timezone(-offset if sign == "-" else offset)
    return datetime(year, month, day, hour, minute, second, microsecond, zone)


def _base_60(match: re.Match[str]) -> int | float:
    first, second, third, fraction = match.groups()
    parts = [int(first.replace("_", "")), int(second), int(third or 0)]
    total = parts[0] * 3600 + parts[1] * 60 + parts[2]
    if fraction is None:
        return total
    return total + float(f"0{fraction.replace('_', '')}0") * (1 if third else 60)
