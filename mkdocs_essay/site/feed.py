"""The feed of a site's posts, where it has jekyll-feed: an Atom file at the address that readers know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from html import escape
from typing import Any
from urllib.parse import urljoin

from mkdocs_essay.site.model import Site, SitePage
from mkdocs_essay.site.permalinks import address_of, fault_of

MOST_POSTS = 10
_USUAL_PATH = "/feed.xml"


def feed_address(site: Site) -> str | None:
    """Where the feed goes, relative to the site's folder; None where the site has none, or has a file of its
    own there.
    """
    if "jekyll-feed" not in [str(plugin) for plugin in site.config.get("plugins") or []]:
        return None
    settings = site.config.get("feed")
    named = settings.get("path") if isinstance(settings, dict) else None
    path = named if isinstance(named, str) and fault_of(named) is None else _USUAL_PATH
    dest = address_of(path, "").dest
    taken = {page.dest for page in site.pages} | {file.dest for file in site.static_files}
    return None if dest in taken or not dest.endswith(".xml") else dest


def feed_text(
    site: Site, dest: str, site_url: str | None, now: datetime, content: Callable[[SitePage], str]
) -> str:
    """The feed at `dest` of the newest posts; `content` gives a post's HTML. Addresses start with `site_url`,
    or are relative to the site's root where there is none.
    """
    root = f"{site_url.rstrip('/')}/" if site_url else f"{site.baseurl}/"
    posts = [page for page in site.pages if page.collection == "posts" and not page.front_matter.get("draft")]
    posts.sort(key=lambda page: (page.date or now, page.path), reverse=True)
    newest = max((_updated(page, now) for page in posts), default=now)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        _link(urljoin(root, dest), "self", "application/atom+xml"),
        _link(root, "alternate", "text/html"),
        _element("updated", newest.isoformat()),
        _element("id", urljoin(root, dest)),
        _element("title", _text(site.config.get("title"))),
        _element("subtitle", _text(site.config.get("description"))),
        _author(site.config.get("author")),
    ]
    only_excerpt = _only_excerpt(site)
    for page in posts[: _limit(site)]:
        lines += _entry(page, root, now, "" if only_excerpt else content(page))
    return "\n".join([*filter(None, lines), "</feed>", ""])


def _entry(page: SitePage, root: str, now: datetime, html: str) -> Iterator[str]:
    address = urljoin(root, page.url.lstrip("/"))
    matter = page.front_matter
    yield "<entry>"
    yield _element("title", page.title or "")
    yield _link(address, "alternate", "text/html", page.title or "")
    yield _element("published", (page.date or now).isoformat())
    yield _element("updated", _updated(page, now).isoformat())
    yield _element("id", address.removesuffix(".html"))
    yield _author(matter.get("author"))
    for word in dict.fromkeys([*_words(matter.get("categories")), *_words(matter.get("tags"))]):
        yield f'<category term="{escape(word)}"/>'
    yield _element("summary", _text(matter.get("description")))
    if html:
        yield f'<content type="html" xml:base="{escape(address)}">{_escaped(html)}</content>'
    yield "</entry>"


def _updated(page: SitePage, now: datetime) -> datetime:
    changed = page.front_matter.get("last_modified_at")
    date = page.date or now
    return changed if isinstance(changed, datetime) and changed.tzinfo and changed > date else date


def _limit(site: Site) -> int:
    settings = site.config.get("feed")
    limit = settings.get("posts_limit") if isinstance(settings, dict) else None
    return limit if isinstance(limit, int) and limit > 0 else MOST_POSTS


def _only_excerpt(site: Site) -> bool:
    settings = site.config.get("feed")
    return isinstance(settings, dict) and settings.get("excerpt_only") is True


def _words(value: Any) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _author(value: Any) -> str:
    name = value.get("name") if isinstance(value, dict) else value
    return f"<author>{_element('name', str(name))}</author>" if name else ""


def _text(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())


def _link(href: str, rel: str, kind: str, title: str = "") -> str:
    titled = f' title="{escape(title)}"' if title else ""
    return f'<link href="{escape(href)}" rel="{rel}" type="{kind}"{titled}/>'


def _element(name: str, text: str) -> str:
    return f"<{name}>{_escaped(text)}</{name}>" if text else ""


def _escaped(text: str) -> str:
    """`text` for XML, which has no place for most control characters."""
    return escape("".join(char for char in text if char >= " " or char in "\n\t"), quote=False)
