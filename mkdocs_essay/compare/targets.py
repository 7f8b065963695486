"""Where links lead, in a form in which both sites' links can be compared."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin, urlsplit

_NOWHERE = frozenset({"javascript", "data"})


def same_address(path: str) -> str:
    """An address without what servers add: `/a/`, `/a/index.html`, `/a.html` and `/a` are one."""
    path = path.removesuffix("index.html") if path.endswith("/index.html") else path.removesuffix(".html")
    return path.rstrip("/") or "/"


def file_address(relative: str) -> str:
    """The address at which a file of a built site (a path with forward slashes) answers."""
    return "/" + (
        relative.removesuffix("index.html") if ("/" + relative).endswith("/index.html") else relative
    )


@dataclass(frozen=True, slots=True)
class Addressing:
    """What a site makes of its own addresses.

    `base` is the path below which it is published (`/repo`), `hosts` the names under which it names itself.
    `moved` leads addresses (as `same_address` gives them) to those that stand for them: redirects, pages that
    another build puts elsewhere. `exists` says whether such an address answers; without it all do.
    """

    base: str = ""
    hosts: Collection[str] = ()
    moved: Mapping[str, str] = field(default_factory=dict)
    exists: Callable[[str], bool] | None = None

    def target(self, href: str, page: str) -> str | None:
        """What `href` on the page with the address `page` leads to; None for what leads nowhere."""
        try:
            parts = urlsplit(href.strip())
        except ValueError:
            return href.strip()
        if parts.scheme in _NOWHERE:
            return None
        if parts.scheme not in ("", "http", "https") or (parts.netloc and parts.netloc not in self.hosts):
            return unquote(href.strip()).rstrip("/")
        if not parts.netloc and not parts.path:
            path = page
        else:
            path = self.without_base(
                unquote(urlsplit(urljoin("http://x" + self.base + page, parts.path or "/")).path)
            )
        address = self.follow(path)
        query = f"?{parts.query}" if parts.query else ""
        return f"{address}{query}#{unquote(parts.fragment)}" if parts.fragment else address + query

    def without_base(self, path: str) -> str:
        """A path as it stands below `base`."""
        if self.base and (path == self.base or path.startswith(self.base + "/")):
            path = path[len(self.base) :]
        return posixpath.normpath(path) + ("/" if path.endswith("/") and path != "/" else "") if path else "/"

    def follow(self, path: str) -> str:
        """The address that stands for `path` in the end; a circle ends where it closes."""
        address, seen = same_address(path), set()
        while address in self.moved and address not in seen:
            seen.add(address)
            address = self.moved[address]
        return address

    def leads_somewhere(self, target: str) -> bool:
        """Whether a target is outside of the site or answers in it."""
        if self.exists is None or not target.startswith("/"):
            return True
        return self.exists(target.partition("#")[0].partition("?")[0])


@dataclass(frozen=True, slots=True)
class Side:
    """A page's address in its site, and what that site makes of addresses."""

    page: str = "/"
    addressing: Addressing = field(default_factory=Addressing)

    def target(self, href: str) -> str | None:
        """What `href` on this page leads to; None for what leads nowhere."""
        return self.addressing.target(href, self.page)
