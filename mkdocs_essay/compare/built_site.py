"""A built site on disk: its pages, redirects and files by their addresses."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs_essay.compare.targets import Addressing, Side, file_address, same_address

_REFRESH = re.compile(r"""<meta\b[^>]*?http-equiv=["']?refresh[^>]*>""", re.IGNORECASE)
_REFRESH_URL = re.compile(r"""\burl=\s*([^"'>\s]+)""", re.IGNORECASE)
_CANONICAL = re.compile(r"""<link\b[^>]*?rel=["']?canonical\b[^>]*>""", re.IGNORECASE)
_HREF = re.compile(r"""\bhref=["']?([^"'>\s]+)""", re.IGNORECASE)
_LARGEST_REDIRECT = 8_000


@dataclass(slots=True)
class BuiltSite:
    """A folder with a built site.

    `pages` are the paths of HTML files in it, `files` of all others, both with forward slashes, sorted;
    `redirects` the pages that do nothing but lead on, with what they name. `base`, `hosts`: see `Addressing`.
    """

    folder: Path
    pages: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    redirects: dict[str, str] = field(default_factory=dict)
    base: str = ""
    hosts: set[str] = field(default_factory=set)
    _known: set[str] = field(default_factory=set)
    _paths: dict[str, str] = field(default_factory=dict)

    def read(self, path: str) -> str:
        """A page's text; bytes that are no UTF-8 are replaced. Raises OSError."""
        return (self.folder / path).read_text(encoding="utf-8", errors="replace")

    def has(self, path: str) -> bool:
        """Whether that file is there."""
        return path in self._known

    def path_of(self, address: str) -> str | None:
        """The page that answers at an address of the form that `same_address` gives."""
        return self._paths.get(address)

    def addressing(self) -> Addressing:
        """What the site makes of addresses: its redirects are followed."""
        plain = Addressing(self.base, self.hosts)
        moved: dict[str, str] = {}
        for path, href in self.redirects.items():
            target = plain.target(href, file_address(path))
            if target is not None and target.startswith("/"):
                moved[same_address(file_address(path))] = target.partition("#")[0]
        return Addressing(self.base, self.hosts, moved, self._answers)

    def side(self, path: str, addressing: Addressing) -> Side:
        """A page's side of a comparison."""
        return Side(file_address(path), addressing)

    def _answers(self, address: str) -> bool:
        return address in self._paths or address.lstrip("/") in self._known


def read_site(folder: Path, base: str | None = None) -> BuiltSite:
    """Look through a folder; the path `base` is read off the home page's canonical address if not given."""
    site = BuiltSite(folder)
    for path in sorted(_walk(folder)):
        site._known.add(path)
        if not path.endswith((".html", ".htm")):
            site.files.append(path)
            continue
        site.pages.append(path)
        site._paths.setdefault(same_address(file_address(path)), path)
        if (folder / path).stat().st_size <= _LARGEST_REDIRECT and (href := _redirect(site.read(path))):
            site.redirects[path] = href
    _own_names(site, base)
    return site


def _walk(folder: Path) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        relative = Path(place).relative_to(folder)
        yield from ((relative / name).as_posix() for name in names)


def _redirect(html: str) -> str | None:
    meta = _REFRESH.search(html)
    url = _REFRESH_URL.search(meta[0]) if meta else None
    return unescape(url[1]) if url else None


def _own_names(site: BuiltSite, base: str | None) -> None:
    """Find out how the site names itself, from the canonical address of its home page."""
    link = _CANONICAL.search(site.read("index.html")) if site.has("index.html") else None
    href = _HREF.search(link[0]) if link else None
    parts = urlsplit(unescape(href[1])) if href else urlsplit("")
    if parts.netloc:
        site.hosts.add(parts.netloc)
    found = parts.path.removesuffix("index.html") if base is None else base
    site.base = "/" + found.strip("/") if found.strip("/") else ""
