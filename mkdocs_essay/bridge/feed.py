"""Writes the feed of posts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mkdocs_essay.site.feed import feed_address, feed_text
from mkdocs_essay.site.model import Site, SitePage
from mkdocs_essay.site.scan import build_time


def write_feed(
    site_dir: Path, site: Site, site_url: str | None, content: Callable[[SitePage], str]
) -> Path | None:
    """Write the feed below `site_dir`, where the site has one and nothing else stands there; its file."""
    dest = feed_address(site)
    if dest is None:
        return None
    path = (site_dir / dest).resolve()
    if path.is_relative_to(site_dir.resolve()) and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(feed_text(site, dest, site_url, build_time(), content), encoding="utf-8")
        return path
    return None
