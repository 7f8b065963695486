"""A page as templates see it: its front matter, and what Jekyll knows of the file."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from mkdocs_essay.site.model import SitePage
from mkdocs_essay.templating.dates import local

Clock = datetime.datetime


def front_matter(page: SitePage, now: Clock) -> dict[str, Any]:
    """The front matter with times in the zone of the site."""
    return {
        key: local(value, now) if isinstance(value, datetime.datetime) else value
        for key, value in page.front_matter.items()
    }


def url_folder(url: str) -> str:
    """The folder of an address, with slashes at both ends."""
    folder = url.rpartition("/")[0]
    return f"{folder}/" if url.startswith("/") else f"/{folder}/".replace("//", "/")


class PageHash(Mapping[str, Any]):
    """A page's values; its content is asked for each time, as it changes once the page is rendered."""

    __slots__ = ("content", "values_")

    def __init__(self, values: Mapping[str, Any], content: Callable[[], str]) -> None:
        self.values_ = values
        self.content = content

    def __getitem__(self, key: str) -> Any:
        return self.content() if key == "content" else self.values_[key]

    def __contains__(self, key: object) -> bool:
        return key in self.values_

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_)

    def __len__(self) -> int:
        return len(self.values_)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


def page_object(page: SitePage, now: Clock, content: Callable[[], str]) -> PageHash:
    """`page` of a page that is in no collection, a plain mapping to Jekyll. `content` gives the body as it is
    at the time.
    """
    matter = front_matter(page, now)
    excerpt = matter.get("excerpt")
    known = {
        "content": page.body,
        "dir": url_folder(page.url),
        "excerpt": None if excerpt is None else str(excerpt),
        "name": PurePosixPath(page.path).name,
        "path": matter.get("path", page.path),
        "url": page.url,
    }
    values = {
        **matter,
        **{key: value for key, value in known.items() if value is not None or key not in matter},
    }
    return PageHash(values, content)
