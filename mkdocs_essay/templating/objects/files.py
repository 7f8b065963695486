"""Files that are copied as they are."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

from mkdocs_essay.site.model import StaticFile
from mkdocs_essay.templating.objects.drop import Drop
from mkdocs_essay.templating.objects.pages import Clock


def file_object(file: StaticFile, now: Clock) -> Drop:
    """An item of `site.static_files`."""
    path = PurePosixPath(file.path)

    def modified() -> datetime.datetime:
        try:
            return datetime.datetime.fromtimestamp(file.source.stat().st_mtime, now.tzinfo)
        except OSError:
            return now

    own: dict[str, Callable[[], Any]] = {
        "name": lambda: path.name,
        "extname": lambda: path.suffix,
        "modified_time": modified,
        "basename": lambda: path.stem.rstrip("."),
        "path": lambda: f"/{file.path.removeprefix('/')}",
        "collection": lambda: None,
    }
    return Drop(own, file.front_matter, "Jekyll::Drops::StaticFileDrop")
