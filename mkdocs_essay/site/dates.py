"""Dates as front matter writes them. Without a `timezone` in `_config.yml` times are shown in UTC, as on a
build server, so that a site's addresses do not hang on the machine that builds it.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from mkdocs_essay.yaml_scalars import plain_value

_FORMATS = (
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M %z",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%dT%H:%M%z",
    "%Y/%m/%d",
    "%Y-%m-%d %I:%M %p",
    "%Y-%m-%d %I:%M:%S %p",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M:%S %z",
    "%Y/%m/%d %H:%M",
    "%Y.%m.%d",
    "%d.%m.%Y",
    "%d-%m-%Y",
    "%Y%m%d",
    "%d %B %Y",
    "%d %b %Y",
    "%B %d %Y",
    "%b %d %Y",
    "%B %d %Y %H:%M",
    "%B %d %Y %H:%M:%S",
    "%a %d %b %Y %H:%M:%S %z",
    "%a %b %d %H:%M:%S %Y",
    "%B %Y",
    "%Y-%m",
)
_SHORT_YEAR = re.compile(r"([0-9]{2})-([0-9]{1,2})-([0-9]{1,2})\Z")


def zone_of(name: Any) -> tzinfo:
    """The time zone called `name`; UTC where there is none of that name."""
    if not isinstance(name, str) or not name.strip():
        return UTC
    try:
        return ZoneInfo(name.strip())
    except (KeyError, ValueError, OSError):
        return UTC


def as_time(value: Any, zone: tzinfo = UTC) -> datetime | None:
    """`value` as a time in `zone`; None where it is no date. A date without a time is midnight there."""
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=zone)).astimezone(zone)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=zone)
    if not isinstance(value, str):
        return None
    text = " ".join(value.replace(",", " ").split())
    if text.endswith((" UTC", " GMT")):
        time = _from_text(text[:-4], UTC)
        return time.astimezone(zone) if time is not None else None
    return _from_text(text, zone)


def _from_text(text: str, zone: tzinfo) -> datetime | None:
    plain = plain_value(text)
    if isinstance(plain, datetime):
        # YAML takes a time without a zone for UTC, Jekyll's parser of text for local time.
        bare = not text.endswith("Z") and not re.search(r"[-+][0-9]{1,2}:?(?:[0-9]{2})?\Z", text[10:])
        return plain.replace(tzinfo=zone) if bare else plain.astimezone(zone)
    if isinstance(plain, date):
        return as_time(plain, zone)
    if match := _SHORT_YEAR.match(text):
        year = int(match[1])
        text = f"{2000 + year if year < 69 else 1900 + year}-{match[2]}-{match[3]}"
        return _from_text(text, zone)
    for pattern in _FORMATS:
        try:
            found = datetime.strptime(text, pattern)
        except ValueError:
            continue
        return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(zone)
    return None
