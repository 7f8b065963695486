"""A Jekyll site as data: what the files say, nothing of how it is built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

MARKDOWN_EXTENSIONS = frozenset({".markdown", ".mkdown", ".mkdn", ".mkd", ".md"})


@dataclass(frozen=True, slots=True)
class SitePage:
    """One file that Jekyll renders.

    `path` is relative to the source folder, with forward slashes. `front_matter` has the defaults of
    `_config.yml` merged in; `key_lines` gives the line in the file of each of the page's own keys. `body` is
    the text after the front matter with line ends as LF, and `body_line` the number of its first line in the
    file. `url` is Jekyll's (starts with `/`, without baseurl); `dest` is where the HTML goes, relative to the
    site folder. `collection` is None for pages, `posts` for posts. `date` is the one that a document says, in
    the site's time zone; `markdown_extensions` are the endings that the site has Markdown under.
    """

    path: str
    url: str
    dest: str
    front_matter: Mapping[str, Any]
    body: str
    body_line: int
    key_lines: Mapping[str, int] = field(default_factory=dict)
    collection: str | None = None
    has_front_matter: bool = True
    date: datetime | None = None
    markdown_extensions: frozenset[str] = MARKDOWN_EXTENSIONS

    @property
    def is_markdown(self) -> bool:
        """Whether the body is Markdown; an `.html` page is not."""
        return PurePosixPath(self.path).suffix.lower() in self.markdown_extensions

    @property
    def is_html(self) -> bool:
        """Whether what comes out is a page of HTML; `feed.xml` with front matter is not."""
        return self.dest.lower().endswith((".html", ".xhtml", ".htm"))

    @property
    def title(self) -> str | None:
        """The title as Liquid writes it, trimmed; None where the page has none."""
        title = self.front_matter.get("title")
        if isinstance(title, list):
            title = "".join(str(part) for part in title)
        if isinstance(title, bool):
            title = "true" if title else "false"
        return None if title is None else str(title).strip()


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file that is copied as it is. `front_matter` is what `defaults` of `_config.yml` say of it."""

    path: str
    source: Path
    dest: str
    front_matter: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address: a page at `dest` (address `url`) that leads to `target`, an address in the site or a
    whole URL.

    `path` is the page that asks for it. `replaces_page`: it stands at that page's own address
    (`redirect_to`), so that the page is in the navigation but what is served there is the redirect.
    """

    url: str
    dest: str
    target: str
    path: str
    replaces_page: bool = False


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection that `_config.yml` declares, with what just-the-docs says of it.

    `in_navigation`: `just_the_docs.collections` names it; collections that it does not name are not shown
    there.
    """

    label: str
    output: bool
    permalink: str | None = None
    name: str | None = None
    nav_fold: bool = False
    nav_exclude: bool = False
    search_exclude: bool = False
    in_navigation: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that was read. `config` is `_config.yml` (all of them merged), with Jekyll's defaults where
    it sets none.

    `unwritten` are the documents of collections without output: Liquid sees them, no address has them.
    `folders` are the folders (absolute) all of whose files and subfolders belong to the site, `flat_folders`
    those that hold such files beside subfolders that do not, the source folder first; `config_files` the
    files (absolute) that the configuration was read from. `config_places` gives the file and line of each key
    of theirs.
    """

    source: Path
    config: Mapping[str, Any]
    pages: tuple[SitePage, ...]
    static_files: tuple[StaticFile, ...]
    redirects: tuple[Redirect, ...] = ()
    collections: tuple[Collection, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    folders: tuple[Path, ...] = ()
    flat_folders: tuple[Path, ...] = ()
    unwritten: tuple[SitePage, ...] = ()
    config_files: tuple[Path, ...] = ()
    config_places: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    @property
    def baseurl(self) -> str:
        """The prefix that Jekyll's links bear, without a trailing slash."""
        return str(self.config.get("baseurl") or "").rstrip("/")
