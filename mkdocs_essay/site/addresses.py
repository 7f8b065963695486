"""What an author's link leads to: any way of writing an address that works in Jekyll, on GitHub or in a
browser.

A link is resolved against the page's URL first, as a browser does; where that is dead, against the folder of
the page's source, as GitHub does (a link to a `.md` file the other way round). A path is looked up as it
stands, then as Jekyll's server and GitHub Pages complete it (`/x` is `x.html` or `x/index.html`), then
without regard to how its end is written.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Literal
from urllib.parse import quote, unquote

from mkdocs_essay.site.model import Site, SitePage
from mkdocs_essay.site.permalinks import escape_path
from mkdocs_essay.site.slugs import slugify

Kind = Literal["page", "static", "redirect"]

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_ENDING = re.compile(r"(?:(?:\A|/)index)?\.(?:html?|xhtml|md|markdown|mkdn?|mkdown)\Z", re.IGNORECASE)
_SOURCE_ENDING = re.compile(r"\.(?:md|markdown|mkdn?|mkdown)\Z", re.IGNORECASE)
_INDEXES = ("index.html", "index.htm", "index.xhtml")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: a file of the built site (`dest`) with its address (`url`, escaped, without
    baseurl), and what the link has behind `?` and `#` (None where it has no `#`). `own_url`: the link was
    a whole URL of the site itself.
    """

    dest: str
    url: str
    kind: Kind
    fragment: str | None = None
    query: str = ""
    own_url: bool = False


@dataclass(frozen=True, slots=True)
class _Item:
    """Something that has an address. `path` is its source."""

    dest: str
    url: str
    kind: Kind
    path: str
    title: str | None = None


class Addresses:
    """Resolves the links of one site. `extra` are files (relative to the site folder) that others add to
    what is built.
    """

    def __init__(self, site: Site, extra: Iterable[str] = ()) -> None:
        self._baseurl = f"/{site.baseurl.strip('/')}" if site.baseurl.strip("/") else ""
        self._origin = str(site.config.get("url") or "").strip().rstrip("/").casefold()
        self._items = list(_items(site, extra))
        # Where two have one address, the later one wins: a page before a redirect before a file.
        self._by_dest = {_key(item.dest): item for item in self._items}
        self._by_path = {_key(item.path): item for item in self._items if item.kind != "redirect"}
        self._index: _Index | None = None

    @cached_property
    def digest(self) -> str:
        """What is the same as long as every link leads where it did."""
        known = repr((self._baseurl, self._origin, [astuple(item) for item in self._items]))
        return blake2b(known.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    @property
    def baseurl(self) -> str:
        """What stands before the site's own absolute addresses: nothing, or a slash and a path."""
        return self._baseurl

    def resolve(self, href: str, page: SitePage) -> Target | None:
        """What `href` on `page` leads to; None where it is dead or leads out of the site.

        A link that is only a fragment or a query leads to the page itself.
        """
        link = _Link.of(href)
        own = self._own_path(link)
        if own is not None:
            found = self._absolute(own, "")
            return _target(found, link, own_url=True) if found else None
        if _ELSEWHERE.match(link.path):
            return None
        if not link.path:
            return Target(page.dest, page.url, "page", link.fragment, link.query)
        found = self._find(_decoded(link.path), page)
        return _target(found, link) if found else None

    def is_elsewhere(self, href: str) -> bool:
        """Whether `href` leads to another site, or is no address of the web at all (mail, script)."""
        link = _Link.of(href)
        return _ELSEWHERE.match(link.path) is not None and self._own_path(link) is None

    def suggest(self, href: str) -> str | None:
        """The address of the one page or file that `href` may have meant; None where there is none, or more
        than one.

        In this order: one whose address differs in capitals only, one with the same file name, one whose
        title says the same.
        """
        link = _Link.of(href)
        if _ELSEWHERE.match(link.path) or not link.path.strip("/."):
            return None
        self._index = self._index or _Index.of(self._items)
        return self._index.suggest(_decoded(link.path))

    def _own_path(self, link: _Link) -> str | None:
        """The path within the site of a whole URL that begins with the site's own; None where it does not."""
        path = f"{self._origin.partition('//')[0]}{link.path}" if link.path.startswith("//") else link.path
        if not self._origin or not path.casefold().startswith(self._origin):
            return None
        rest = _decoded(path[len(self._origin) :])
        return self._without_baseurl(rest) if rest[:1] in ("", "/") else None

    def _without_baseurl(self, path: str) -> str | None:
        """`path` without the site's baseurl; None where it does not begin with that."""
        if not path.startswith(self._baseurl):
            return None
        rest = path[len(self._baseurl) :]
        return rest or "/" if rest[:1] in ("", "/") else None

    def _find(self, path: str, page: SitePage) -> _Item | None:
        if path.startswith("/"):
            inside = self._without_baseurl(path) if self._baseurl else None
            found = self._absolute(inside, "") if inside is not None else None
            return found or self._absolute(path, "")
        served, written = posixpath.dirname(_decoded(page.url)), posixpath.dirname(f"/{page.path}")
        if _SOURCE_ENDING.search(path):
            return self._by_path.get(_key(_join(written, path))) or self._relative(path, served, written)
        return self._relative(path, served, written)

    def _relative(self, path: str, served: str, written: str) -> _Item | None:
        """A relative link: live addresses first, then those that are only written differently."""
        for look_up in (self._exactly, self._leniently):
            for folder in (served, written):
                if found := look_up(_join(folder, path)):
                    return found
        return None

    def _absolute(self, path: str, folder: str) -> _Item | None:
        joined = _join(folder or "/", path)
        return self._exactly(joined) or self._leniently(joined)

    def _exactly(self, path: str) -> _Item | None:
        """What a server has at `path` (relative to the site folder; a folder ends with a slash)."""
        return self._first(_served(path))

    def _leniently(self, path: str) -> _Item | None:
        """What `path` names when its end is written in another style, or when it is the path of a source."""
        if found := self._by_path.get(_key(path)):
            return found
        stem = _ENDING.sub("", path).rstrip("/")
        return self._first(_served(stem) if stem else _served("")) or self._by_source_stem(stem)

    def _by_source_stem(self, stem: str) -> _Item | None:
        for ending in (".md", ".markdown", ".html", "/index.md", "/index.html"):
            if found := self._by_path.get(_key(stem + ending)):
                return found
        return None

    def _first(self, candidates: Iterable[str]) -> _Item | None:
        return next((self._by_dest[key] for key in map(_key, candidates) if key in self._by_dest), None)


def relative(from_dest: str, to_dest: str, directory_style: bool = True) -> str:
    """The address of `to_dest` as a page at `from_dest` writes it (both relative to the site folder),
    escaped.

    With `directory_style` an `index.html` is left to its folder.
    """
    folder, _, name = to_dest.rpartition("/")
    if directory_style and name == "index.html":
        name = ""
    start = posixpath.dirname(from_dest)
    way = posixpath.relpath(f"/{folder}", f"/{start}")
    address = name if way == "." else f"{way}/{name}"
    escaped = quote(address or "./", safe="-._~!$&'()*+,;=:@/")
    # A colon in the first part would make it a scheme.
    return f"./{escaped}" if ":" in escaped.partition("/")[0] else escaped


@dataclass(frozen=True, slots=True)
class _Link:
    path: str
    query: str
    fragment: str | None

    @classmethod
    def of(cls, href: str) -> _Link:
        address, hash_mark, fragment = href.strip().partition("#")
        path, _, query = address.partition("?")
        return cls(path, query, fragment if hash_mark else None)


def _target(item: _Item, link: _Link, own_url: bool = False) -> Target:
    return Target(item.dest, item.url, item.kind, link.fragment, link.query, own_url)


def _items(site: Site, extra: Iterable[str]) -> Iterator[_Item]:
    for dest in extra:
        yield _Item(dest, _url_of(dest), "static", dest)
    for file in site.static_files:
        yield _Item(file.dest, _url_of(file.dest), "static", file.path)
    for redirect in (found for found in site.redirects if not found.replaces_page):
        yield _Item(redirect.dest, redirect.url, "redirect", redirect.path)
    for page in site.pages:
        yield _Item(page.dest, page.url, "page", page.path, page.title)


def _url_of(dest: str) -> str:
    return "/" + escape_path(dest.removesuffix("index.html") if f"/{dest}".endswith("/index.html") else dest)


def _decoded(path: str) -> str:
    """`path` without percent signs; browsers take a backslash for a slash."""
    return unquote(path).replace("\\", "/")


def _key(path: str) -> str:
    """`path` for comparing: a letter with its accent is one character."""
    return path if path.isascii() else unicodedata.normalize("NFC", path)


def _join(folder: str, path: str) -> str:
    """`path` seen from `folder`, relative to the site folder; a slash at its end is kept."""
    joined = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
    is_folder = path.endswith(("/", "/.", "/..")) or path in (".", "..")
    return f"{joined}/" if is_folder and joined else joined


def _served(path: str) -> Iterator[str]:
    """The files that a server tries for `path`."""
    if not path or path.endswith("/"):
        yield from (path + index for index in _INDEXES)
    else:
        yield from (path, f"{path}.html", f"{path}/index.html", f"{path}.htm")


@dataclass(frozen=True, slots=True)
class _Index:
    """What a dead link may have meant, under keys that forgive more and more."""

    tables: tuple[tuple[Callable[[str], str], dict[str, set[str]]], ...]

    @classmethod
    def of(cls, items: Iterable[_Item]) -> _Index:
        folded: dict[str, set[str]] = {}
        named: dict[str, set[str]] = {}
        titled: dict[str, set[str]] = {}
        for item in items:
            if item.kind == "redirect":
                continue
            for path in (item.dest, item.path):
                folded.setdefault(_folded(path), set()).add(item.url)
                if name := _name(path):
                    named.setdefault(name, set()).add(item.url)
            if item.title and (slug := slugify(item.title)):
                titled.setdefault(slug, set()).add(item.url)
        return cls(((_folded, folded), (_name, named), (lambda path: slugify(_name(path)), titled)))

    def suggest(self, path: str) -> str | None:
        for key_of, table in self.tables:
            found = table.get(key_of(path), set())
            if len(found) == 1:
                return next(iter(found))
        return None


def _folded(path: str) -> str:
    return _ENDING.sub("", _key(path).casefold()).strip("/")


def _name(path: str) -> str:
    """The last part of a path without its ending, in small letters; an index has its folder's name."""
    return _folded(path).rpartition("/")[2]
