"""Dates and times as authors write them."""

from __future__ import annotations

import datetime
import re
from typing import Any

from mkdocs_essay.templating.numbers import parse_integer
from mkdocs_essay.templating.strftime import MONTHS

ISO = re.compile(r"(?<![0-9])([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")
COMPACT = re.compile(
    r"(?<![0-9])([0-9]{4})([0-9]{2})([0-9]{2})(?:t([0-9]{2})([0-9]{2})([0-9]{2})?)?(?![0-9])"
)
CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?\s*([ap])?\.?(?:m\b)?")
ZONE = re.compile(r"(?:(?<=[0-9\s])(z|utc|gmt)\b)?\s*(?:([+-])([0-9]{2}):?([0-9]{2})?)?")
MONTH = re.compile(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*")
DAY_BEFORE = re.compile(r"(?<![0-9])([0-9]{1,2})(?:st|nd|rd|th)?[\s-]*$")
DAY_AFTER = re.compile(r"[\s.-]*([0-9]{1,2})(?:st|nd|rd|th)?(?![0-9:])")
YEAR_AFTER = re.compile(
    r"[\s,.-]*(?:[0-9]{1,2}:[0-9:.]+\s*(?:[+-][0-9]{4}|[a-z]{3,4})?\s+)?'?([0-9]{4})(?![0-9:])"
)
LONGEST = 200


def to_time(value: Any, now: datetime.datetime) -> datetime.date | None:
    """The date or time that `value` means; None where it is none.

    Takes dates and times, seconds since 1970 (numbers or digits), "now" and "today", and text with a date in
    it. Times without a zone are in that of `now`.
    """
    if isinstance(value, datetime.datetime):
        return local(value, now)
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return from_seconds(value, now)
    if not isinstance(value, str) or not value:
        return None
    text = value.lower()
    if text in ("now", "today"):
        return now
    if text.isascii() and text.isdigit():
        return from_seconds(parse_integer(text), now)
    return parse(text, now)


def local(value: datetime.datetime, now: datetime.datetime) -> datetime.datetime:
    """A time from YAML in its own zone; one without a zone means UTC, and is put into the zone of `now`."""
    if value.tzinfo is None:
        value = value.replace(tzinfo=datetime.UTC)
    return value.astimezone(now.tzinfo) if value.tzinfo is datetime.UTC else value


def from_seconds(seconds: int, now: datetime.datetime) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromtimestamp(seconds, now.tzinfo)
    except (OverflowError, ValueError, OSError):
        return None


def parse(text: str, now: datetime.datetime) -> datetime.datetime | None:
    """The time in a text in lower case; what is missing is taken from today, or is midnight."""
    if len(text) > LONGEST:
        return None
    if (packed := COMPACT.search(text)) and packed[4]:
        text = text.replace(packed[0], "{}-{}-{} {}:{}:{}".format(*packed.groups("00")))
    day = find_day(text, now)
    clock = CLOCK.search(text)
    if day is None and clock is None:
        return None
    year, month, number = day or (now.year, now.month, now.day)
    try:
        midnight = datetime.datetime(year, month, 1, tzinfo=read_zone(text, clock) or now.tzinfo)
        hour, minute, second, fraction = read_clock(clock)
        time = midnight.replace(hour=hour, minute=minute, second=second, microsecond=fraction)
        return time + datetime.timedelta(days=number - 1) if 1 <= number <= 31 else None
    except (ValueError, OverflowError):
        return None


def find_day(text: str, now: datetime.datetime) -> tuple[int, int, int] | None:
    if found := ISO.search(text):
        return int(found[1]), int(found[3]), int(found[4])
    if found := COMPACT.search(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := MONTH.search(text):
        return named_month(text, found, now)
    return None


def named_month(text: str, found: re.Match[str], now: datetime.datetime) -> tuple[int, int, int]:
    month = 1 + next(index for index, name in enumerate(MONTHS) if name[:3].lower() == found[1])
    before = DAY_BEFORE.search(text, 0, found.start())
    after = None if before else DAY_AFTER.match(text, found.end())
    day = int((before or after)[1]) if before or after else 1  # type: ignore[index]
    year = YEAR_AFTER.match(text, after.end() if after else found.end())
    return int(year[1]) if year else now.year, month, day


def read_clock(found: re.Match[str] | None) -> tuple[int, int, int, int]:
    if found is None:
        return 0, 0, 0, 0
    hour = int(found[1])
    if found[5]:
        hour = hour % 12 + (12 if found[5] == "p" else 0)
    return hour, int(found[2]), int(found[3] or 0), int((found[4] or "0").ljust(6, "0")[:6])


def read_zone(text: str, clock: re.Match[str] | None) -> datetime.tzinfo | None:
    if clock is None:
        return None
    found = ZONE.match(text, clock.end())
    if found is None or not (found[1] or found[2]):
        return None
    if found[2] is None:
        return datetime.UTC
    minutes = int(found[3]) * 60 + int(found[4] or 0)
    return datetime.timezone(datetime.timedelta(minutes=-minutes if found[2] == "-" else minutes))
