"""Documents: posts, drafts and what lies in collections, with their dates, categories and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import cmp_to_key
from typing import Any

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site import permalinks
from mkdocs_essay.site.dates import as_time
from mkdocs_essay.site.merging import deep_merge
from mkdocs_essay.site.model import Collection, SitePage
from mkdocs_essay.site.pages import Rules, own_permalink
from mkdocs_essay.site.permalinks import Address
from mkdocs_essay.site.slugs import slugify, titleize
from mkdocs_essay.site.walk import Entry
from mkdocs_essay.source import SourceText, read_source

DATED_NAME = re.compile(r"([0-9]{2,4}-[0-9]{1,2}-[0-9]{1,2})-(.*)(\.[^.]+)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document lies: its collection, the folder of the collection (`_posts`) and the folders above
    that one.
    """

    collection: Collection
    folder: str
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """The time of the build and the zone that times are shown in."""

    now: datetime
    zone: tzinfo = UTC


def read_document(
    entry: Entry, place: Place, rules: Rules, clock: Clock, diagnostics: Diagnostics
) -> SitePage | None:
    """The document in the file `entry`; None where it is not published or lies in the future."""
    try:
        text = read_source(entry.file, entry.path, diagnostics)
    except OSError as error:
        diagnostics.add("unreadable", f"this file cannot be read: {error.strerror}", entry.path)
        return None
    defaults = rules.defaults.values_for(_inner_path(entry, rules), place.collection.label)
    front_matter = deep_merge(defaults, text.front_matter)
    front_matter["categories"] = _categories(_inner_path(entry, rules), place, defaults, text.front_matter)
    if front_matter.get("published") is False and not rules.config.get("unpublished"):
        return None
    said = _complete(front_matter, entry, place, text, clock, diagnostics)
    date = said or clock.now
    if date > clock.now and not rules.config.get("future") and place.collection.output:
        diagnostics.add("post-in-future", "this lies in the future and is not published yet", entry.path)
        return None
    permalink = own_permalink(front_matter, entry.path, text.key_lines, diagnostics)
    address = _address(entry, place, front_matter, date, permalink, rules, diagnostics)
    return SitePage(
        path=entry.path,
        url=address.url,
        dest=address.dest,
        front_matter=front_matter,
        body=text.body,
        body_line=text.body_line,
        key_lines=text.key_lines,
        collection=place.collection.label,
        has_front_matter=text.has_front_matter,
        date=date if place.collection.label == "posts" else said,
        markdown_extensions=rules.markdown,
    )


def in_order(documents: Iterable[SitePage]) -> list[SitePage]:
    """The documents of a collection by their dates; by their paths where one has none, or both the same."""
    return sorted(documents, key=cmp_to_key(_compare))


def _compare(one: SitePage, other: SitePage) -> int:
    if one.date and other.date and one.date != other.date:
        return -1 if one.date < other.date else 1
    return (one.path > other.path) - (one.path < other.path)


def _inner_path(entry: Entry, rules: Rules) -> str:
    """The path without `collections_dir`, as `defaults` and categories see it."""
    outer = str(rules.config.get("collections_dir") or "").strip("/")
    return entry.path.removeprefix(f"{outer}/") if outer else entry.path


def _complete(
    front_matter: dict[str, Any],
    entry: Entry,
    place: Place,
    text: SourceText,
    clock: Clock,
    diagnostics: Diagnostics,
) -> datetime | None:
    """Add what Jekyll derives from the file's name and place: title, slug, categories, tags, date. Gives
    the date, None where that is only the time of the build.
    """
    slug, ending = permalinks.split_name(entry.name)
    named_date = None
    if match := DATED_NAME.match(entry.name):
        named_date, slug, ending = match[1], match[2].rstrip("."), match[3]
    if front_matter.get("title") is None:
        front_matter["title"] = titleize(slug)
    if front_matter.get("slug") is None:
        front_matter["slug"] = slug
    front_matter.setdefault("ext", ending)
    front_matter["draft"] = front_matter.get("draft") or place.is_draft
    front_matter["tags"] = _plural(front_matter, "tag", "tags")
    date = _date(front_matter, named_date, entry, text, clock, diagnostics)
    front_matter["date"] = date or clock.now
    return date


def _date(
    front_matter: Mapping[str, Any],
    named: str | None,
    entry: Entry,
    text: SourceText,
    clock: Clock,
    diagnostics: Diagnostics,
) -> datetime | None:
    for value, line in ((front_matter.get("date"), text.key_lines.get("date")), (named, None)):
        if value is None:
            continue
        date = as_time(value, clock.zone)
        if date is not None:
            return date
        diagnostics.add("date-unreadable", f"{value} is no date: write it as 2024-05-31", entry.path, line)
    return None


def _categories(path: str, place: Place, *layers: Mapping[str, Any]) -> list[str]:
    """The folders above `_posts`, then the categories of `layers`: those of `defaults` and the document's
    own.
    """
    above = path[: path.find(place.folder)] if place.folder in path else ""
    found = [part for part in above.split("/") if part]
    for layer in layers:
        named = layer.get("categories")
        found += named.split() if isinstance(named, str) else _texts(named)
    for layer in layers:
        found += _texts(layer.get("category"))
    return list(dict.fromkeys(found))


def _texts(value: Any) -> list[str]:
    """The items of a list, or a single value, as texts; null is none."""
    return [str(item) for item in (value if isinstance(value, list) else [value]) if item is not None]


def _plural(front_matter: Mapping[str, Any], single: str, plural: str) -> list[str]:
    """The values of a key in the singular; where that is not there, of the plural (a list, or words)."""
    one, many = front_matter.get(single), front_matter.get(plural)
    if one is None:
        return many.split() if isinstance(many, str) else _texts(many)
    return _texts(one)


def _address(
    entry: Entry,
    place: Place,
    front_matter: Mapping[str, Any],
    date: datetime,
    permalink: str | None,
    rules: Rules,
    diagnostics: Diagnostics,
) -> Address:
    output_ext = permalinks.output_extension(permalinks.extension_of(entry.name), permalink, rules.markdown)
    placeholders = _placeholders(entry, place, front_matter, date, rules)
    placeholders["output_ext"] = output_ext
    usual = collection_template(place.collection, rules.style)
    last = "/:collection/:path:output_ext"
    for template in (permalink, usual, last):
        if template is None:
            continue
        try:
            filled = permalinks.fill_tokens(template, placeholders)
        except permalinks.UnknownTokenError as error:
            message = f"the permalink {template} has an unknown part :{error.token}"
            diagnostics.add("permalink-token", message, entry.path)
            continue
        fault = permalinks.fault_of(filled)
        if fault is not None and template is not last:
            message = f"the permalink {template} gives an address that {fault}: another one is used"
            diagnostics.add("permalink-refused", message, entry.path)
            continue
        return permalinks.address_of(filled, output_ext, is_document=True)
    raise AssertionError("the last template has only known parts")


def collection_template(collection: Collection, style: str) -> str:
    """The template for the documents of `collection`."""
    if collection.permalink is not None:
        return collection.permalink
    if collection.label == "posts":
        return permalinks.POST_STYLES.get(style, style)
    return permalinks.add_suffix("/:collection/:path", style)


def _placeholders(
    entry: Entry, place: Place, front_matter: Mapping[str, Any], date: datetime, rules: Rules
) -> dict[str, str]:
    ending = permalinks.extension_of(entry.name)
    stem = entry.name[: len(entry.name) - len(ending)] if ending else entry.name
    inner = _inner_path(entry, rules).replace(f"_{place.collection.label}", "", 1)
    slug = str(front_matter["slug"])
    categories = front_matter["categories"]
    return {
        "collection": place.collection.label,
        "path": permalinks.split_name(inner)[0],
        "name": slugify(stem),
        "title": slugify(slug, "pretty", cased=True),
        "slug": slugify(slug),
        "categories": "/".join(dict.fromkeys(item.lower() for item in categories)),
        "slugified_categories": "/".join(dict.fromkeys(slugify(item) for item in categories)),
        **_date_parts(date),
    }


def _date_parts(date: datetime) -> dict[str, str]:
    return {
        "year": f"{date.year:04}",
        "month": f"{date.month:02}",
        "day": f"{date.day:02}",
        "hour": f"{date.hour:02}",
        "minute": f"{date.minute:02}",
        "second": f"{date.second:02}",
        "i_day": str(date.day),
        "i_month": str(date.month),
        "short_month": date.strftime("%b"),
        "long_month": date.strftime("%B"),
        "short_year": date.strftime("%y"),
        "w_year": date.strftime("%G"),
        "week": date.strftime("%V"),
        "w_day": date.strftime("%u"),
        "short_day": date.strftime("%a"),
        "long_day": date.strftime("%A"),
        "y_day": date.strftime("%j"),
    }
