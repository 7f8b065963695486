"""A page as templates see it: its front matter, and what Jekyll knows of the file."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
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


def page_object(page: SitePage, now: Clock) -> Mapping[str, Any]:
    """`page` of a page that is in no collection. Jekyll makes a plain mapping of it."""
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
    return {
        **matter,
        **{key: value for key, value in known.items() if value is not None or key not in matter},
    }
