"""Filters for dates."""

# A filter is given the context, whether it needs it or not.

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from mkdocs_essay.templating.context import JekyllContext
from mkdocs_essay.templating.dates import to_time
from mkdocs_essay.templating.faults import FilterFault
from mkdocs_essay.templating.strftime import strftime
from mkdocs_essay.templating.values import inspect, to_s

TEENS = range(11, 14)


def date(context: JekyllContext, value: Any, form: Any) -> Any:
    """strftime; what is no date stays as it is."""
    time = to_time(value, context.engine.now) if to_s(form) else None
    if time is None:
        return value
    return strftime(time, to_s(form))


def local_time(context: JekyllContext, value: Any) -> datetime.datetime:
    """The time in the zone of the site; `FilterFault` for what is no date."""
    time = to_time(value, context.engine.now)
    if time is None:
        raise FilterFault(f"{inspect(value)} is not a date")
    if isinstance(time, datetime.datetime):
        return time.astimezone(context.engine.now.tzinfo)
    return datetime.datetime(time.year, time.month, time.day, tzinfo=context.engine.now.tzinfo)


def ordinal(number: int) -> str:
    ending = "th" if number in TEENS else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def write_out(context: JekyllContext, value: Any, month: str, kind: Any, style: Any) -> Any:
    if not to_s(value):
        return value
    time = local_time(context, value)
    if kind != "ordinal":
        return strftime(time, f"%d {month} %Y")
    day = ordinal(time.day)
    return strftime(time, f"{month} {day}, %Y" if style == "US" else f"{day} {month} %Y")


def date_to_string(context: JekyllContext, value: Any, kind: Any = None, style: Any = None) -> Any:
    return write_out(context, value, "%b", kind, style)


def date_to_long_string(context: JekyllContext, value: Any, kind: Any = None, style: Any = None) -> Any:
    return write_out(context, value, "%B", kind, style)


def date_to_xmlschema(context: JekyllContext, value: Any) -> Any:
    if not to_s(value):
        return value
    time = local_time(context, value)
    return strftime(time, "%Y-%m-%dT%H:%M:%S") + (
        "Z" if time.tzinfo is datetime.UTC else strftime(time, "%:z")
    )


def date_to_rfc822(context: JekyllContext, value: Any) -> Any:
    return strftime(local_time(context, value), "%a, %d %b %Y %H:%M:%S %z") if to_s(value) else value


FILTERS: dict[str, Callable[..., Any]] = {
    "date": date,
    "date_to_string": date_to_string,
    "date_to_long_string": date_to_long_string,
    "date_to_xmlschema": date_to_xmlschema,
    "date_to_rfc822": date_to_rfc822,
}
