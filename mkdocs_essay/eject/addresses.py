"""Where each page of the site goes: its Markdown file, and the address that plain MkDocs gives it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urljoin, urlsplit

_ORIGIN = "http://site.invalid/"
_INDEXES = ("index", "README")


@dataclass(frozen=True, slots=True)
class Addresses:
    """`sources`: each page's Markdown file by the page's old destination; `files`: destinations of
    files, which stay. `directory_urls` is MkDocs' `use_directory_urls`.
    """

    directory_urls: bool
    sources: Mapping[str, str]
    files: frozenset[str]
    _old: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, pages: Iterable[str], heads: Iterable[str], files: Iterable[str]) -> Addresses:
        """The addresses of `pages` (destinations); those of `heads` have pages below them."""
        dests, above = list(pages), set(heads)
        inner = [dest for dest in dests if "/" in dest or PurePosixPath(dest).stem != "index"]
        folders = sum(dest.endswith("/index.html") for dest in inner)
        directory_urls = folders * 2 >= len(inner)
        sources: dict[str, str] = {}
        taken: set[str] = set()
        for dest in sorted(dests, key=lambda each: (not _fits(each, directory_urls), each)):
            sources[dest] = _free(_source(dest, directory_urls, dest in above), taken)
            taken.add(sources[dest].casefold())
        result = cls(directory_urls, {dest: sources[dest] for dest in dests}, frozenset(files))
        result._old.update({result.destination(source): dest for dest, source in sources.items()})
        return result

    def destination(self, source: str) -> str:
        """Where MkDocs puts the page of a Markdown file."""
        path = PurePosixPath(source)
        if path.stem in _INDEXES:
            return path.with_name("index.html").as_posix()
        if self.directory_urls:
            return (path.with_suffix("") / "index.html").as_posix()
        return path.with_suffix(".html").as_posix()

    def moved(self) -> dict[str, str]:
        """The old destinations of pages whose address changes, with their Markdown file."""
        return {dest: source for dest, source in self.sources.items() if self.destination(source) != dest}

    def resolve_old(self, href: str, dest: str) -> str:
        """An address on the page at `dest` of our build, as it is the same on all pages; as it stands where
        it leads out of the site or nowhere.
        """
        return self._resolve(href, dest, is_new=False)

    def resolve_new(self, href: str, source: str) -> str:
        """The same for an address on the page that MkDocs makes of a Markdown file."""
        return self._resolve(href, self.destination(source), is_new=True)

    def _resolve(self, href: str, dest: str, is_new: bool) -> str:
        if href.startswith(("#", "?", "//")) or urlsplit(href).scheme:
            return href
        parts = urlsplit(urljoin(_ORIGIN + quote(dest), href))
        path = unquote(parts.path).lstrip("/")
        for candidate in (path, f"{path}index.html" if path.endswith("/") or not path else path):
            found = self._old.get(candidate) if is_new else (candidate if candidate in self.sources else None)
            if found is None and candidate in self.files:
                found = candidate
            if found is not None:
                query = f"?{parts.query}" if parts.query else ""
                fragment = f"#{parts.fragment}" if "#" in href else ""
                return f"/{quote(found)}{query}{fragment}"
        return href

    def markdown_link(self, address: str, source: str) -> str:
        """A resolved address as Markdown in the file `source` has it: relative to that file."""
        dest, rest = self._parted(address)
        if dest is None:
            return address
        target = self.sources.get(dest, dest)
        relative = posixpath.relpath(target, posixpath.dirname(source) or ".")
        return f"{quote(relative)}{rest}"

    def html_link(self, address: str, source: str) -> str:
        """A resolved address as HTML on the page of `source` has it: relative to the page's address."""
        dest, rest = self._parted(address)
        if dest is None:
            return address
        target = self.destination(self.sources[dest]) if dest in self.sources else dest
        base = posixpath.dirname(self.destination(source)) or "."
        relative = posixpath.relpath(target, base)
        if target.endswith("index.html") and dest in self.sources and self.directory_urls:
            relative = f"{relative.removesuffix('index.html')}" or "./"
        return f"{quote(relative)}{rest}"

    def _parted(self, address: str) -> tuple[str | None, str]:
        if not address.startswith("/") or address.startswith("//"):
            return None, ""
        parts = urlsplit(address)
        dest = unquote(parts.path).lstrip("/")
        if dest not in self.sources and dest not in self.files:
            return None, ""
        fragment = f"#{parts.fragment}" if "#" in address else ""
        return dest, (f"?{parts.query}" if parts.query else "") + fragment


def _fits(dest: str, directory_urls: bool) -> bool:
    path = PurePosixPath(dest)
    if path.name == "index.html":
        return True
    return not directory_urls and path.suffix == ".html" and path.stem not in _INDEXES


def _source(dest: str, directory_urls: bool, heads: bool) -> str:
    """The Markdown file for a destination, of the right address where there is one."""
    path = PurePosixPath(dest)
    if path.name == "index.html":
        folder = path.parent
        plain = folder.name in ("", *_INDEXES) or not directory_urls or heads
        return (path.with_suffix(".md") if plain else folder.with_name(f"{folder.name}.md")).as_posix()
    if path.stem in _INDEXES:
        path = path.with_name(f"{path.stem.lower()}-page")
    suffix = path.suffix if path.suffix in (".html", ".htm", ".xhtml") else ""
    return f"{path.as_posix().removesuffix(suffix)}.md"


def _free(source: str, taken: set[str]) -> str:
    found, count = source, 1
    while found.casefold() in taken:
        count += 1
        found = f"{source.removesuffix('.md')}-{count}.md"
    return found
