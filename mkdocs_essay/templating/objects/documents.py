"""A document of a collection, a post among others, as templates see it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

from mkdocs_essay.site.model import SitePage
from mkdocs_essay.templating.comparison import compare
from mkdocs_essay.templating.dates import to_time
from mkdocs_essay.templating.objects.drop import Drop
from mkdocs_essay.templating.objects.pages import Clock, front_matter
from mkdocs_essay.templating.values import to_s

NESTED = frozenset(("content", "output", "excerpt", "next", "previous"))
EXCERPT_SEPARATOR = "\n\n"


class Document(Drop):
    """A document; `path` is that of its file below the folder of all collections.

    `neighbour` gives the one some steps on, `excerpt` its beginning as HTML. `content` is its body as it is
    at the time, and `output` that in its layouts, once it is rendered; it is printed as the one that there
    is.
    """

    __slots__ = ("date", "page", "path")

    def __init__(
        self,
        page: SitePage,
        path: str,
        now: Clock,
        neighbour: Callable[[Document, int], Any],
        excerpt: Callable[[SitePage], str],
        content: Callable[[], str],
        output: Callable[[], str | None],
    ) -> None:
        self.page = page
        self.path = path
        matter = complete(page, front_matter(page, now), now)
        self.date: datetime.datetime = matter["date"]
        own: dict[str, Callable[[], Any]] = {
            "id": lambda: f"{page.url.rstrip('/').rpartition('/')[0]}/{to_s(matter['slug'])}",
            "relative_path": lambda: path,
            "path": lambda: path,
            "url": lambda: page.url,
            "date": lambda: self.date,
            "title": lambda: matter.get("title"),
            "categories": lambda: matter["categories"],
            "tags": lambda: matter["tags"],
            "collection": lambda: page.collection,
            "excerpt": lambda: to_s(matter["excerpt"]) if "excerpt" in matter else excerpt(page),
            "name": lambda: matter.get("name", PurePosixPath(page.path).name),
            "previous": lambda: neighbour(self, -1),
            "next": lambda: neighbour(self, 1),
        }
        super().__init__(own, matter, page.body, {"content": content, "output": output})

    def compare(self, other: Any) -> int | None:
        """By date, then by path."""
        if not isinstance(other, Document):
            return None
        return compare(self.date, other.date) or compare(self.page.path, other.page.path)

    def to_s(self) -> str:
        output: str | None = self["output"]
        return to_s(self["content"]) if output is None else output

    def inspect(self) -> str:
        return f"#<Jekyll::Document {self.path} collection={self.page.collection}>"

    def items_for_json(self, depth: int) -> list[tuple[str, Any]]:
        """What JSON shows: deeper down, neighbours without theirs."""
        return [(key, self[key]) for key in self if depth < 2 or key not in NESTED]


def complete(page: SitePage, matter: dict[str, Any], now: Clock) -> dict[str, Any]:
    """Front matter with a date as Liquid shows it; what else Jekyll derives of a file is there already."""
    matter["date"] = page.date or whole_time(matter.get("date"), now) or now
    return matter


def whole_time(value: Any, now: Clock) -> datetime.datetime | None:
    time = to_time(value, now)
    if isinstance(time, datetime.datetime) or time is None:
        return time.astimezone(now.tzinfo) if time else None
    return datetime.datetime(time.year, time.month, time.day, tzinfo=now.tzinfo)
