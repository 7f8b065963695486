"""Reads a Jekyll site: what files there are, what each is, and at which address it stands."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site import github, permalinks
from mkdocs_essay.site.collections import read_collections
from mkdocs_essay.site.conflicts import settle
from mkdocs_essay.site.data_files import read_data
from mkdocs_essay.site.dates import zone_of
from mkdocs_essay.site.documents import DATED_NAME, Clock, Place, collection_template, in_order, read_document
from mkdocs_essay.site.entries import EntryFilter
from mkdocs_essay.site.heading_titles import HeadingTitles
from mkdocs_essay.site.jekyll_config import JekyllConfig, read_config
from mkdocs_essay.site.model import Collection, Site, SitePage, StaticFile
from mkdocs_essay.site.pages import Rules, make_page, page_address, read_page
from mkdocs_essay.site.redirects import read_redirects
from mkdocs_essay.site.unsupported import name_unsupported, without_sass
from mkdocs_essay.site.walk import Entry, Walker, filtered
from mkdocs_essay.site.watching import watched_folders
from mkdocs_essay.source import opens_with_front_matter, read_source


def read_site(
    source: Path,
    diagnostics: Diagnostics,
    *,
    exclude: Iterable[Path] = (),
    configs: Sequence[str] | None = None,
    github_pages: bool = True,
    bare_permalink: str | None = None,
) -> Site:
    """Read the Jekyll site in the folder `source`.

    `exclude`: files and folders (absolute, or relative to the working folder) that are none of the site's,
    such as the folder that the result goes to. `configs`: the configuration files in order, relative to
    `source`; without it `_config.yml`. `github_pages`: whether Markdown files without front matter are pages
    and a README is its folder's index where there is no other, as on GitHub Pages, unless
    `optional_front_matter` or `readme_index` of the site says no; without it, such files are copied as they
    are, as plain Jekyll does. `bare_permalink`: the permalink style of a site that has no configuration file
    at all. What is wrong goes to `diagnostics`; raises NotADirectoryError where there is no such folder.
    """
    if not source.is_dir():
        raise NotADirectoryError(source)
    config = read_config(source, configs, diagnostics)
    if bare_permalink is not None and not config.files:
        config = dataclasses.replace(config, values={**config.values, "permalink": bare_permalink})
    walker = Walker.of(source, exclude, diagnostics)
    return _Reader(config, walker, diagnostics, github_pages).read()


class _Reader:
    """One reading of one site."""

    def __init__(
        self, config: JekyllConfig, walker: Walker, diagnostics: Diagnostics, github_pages: bool
    ) -> None:
        self.config = config
        self.walker = walker
        self.diagnostics = diagnostics
        self.rules = Rules.of(config, diagnostics)
        self.filter = EntryFilter.of(config.values)
        self.clock = Clock(build_time(), zone_of(config.values.get("timezone")))
        own = config.own
        self.bare_pages = github_pages and github.wants_pages_without_front_matter(own)
        self.readme_index = github_pages and github.wants_readme_index(own)
        self.titles = HeadingTitles.of(
            own.get("titles_from_headings"),
            at_work=github_pages and github.is_github_pages(walker.source, own, config.files),
        )
        self.collections = read_collections(config.values)
        self.collections_dir = str(config.values.get("collections_dir") or "").strip("/")
        self.page_folders: tuple[str, ...] = ()
        self.unwritten: list[SitePage] = []
        self.static: list[StaticFile] = []

    def read(self) -> Site:
        files = self.walker.files("", filtered(self.filter))
        self.page_folders = tuple(self.walker.folders)
        files += self._named_files({entry.path for entry in files})
        documents = [page for collection in self.collections for page in self._documents(collection)]
        # What `include` brings back from a collection's folder is a document all the same, no page besides.
        inside = {page.path for page in documents} | {file.path for file in self.static}
        files = [entry for entry in files if entry.path not in inside]
        pages = without_sass(self._pages_and_static(files), self.diagnostics)
        name_unsupported(self.walker, self.config.values, self.diagnostics)
        data_dir = str(self.config.values.get("data_dir") or "_data").strip("/")
        data = read_data(self.walker, data_dir, self.config.values)
        kept, static = settle(pages, self.static, documents, self._fallback, self.diagnostics)
        kept = list(map(self.titles.entitle, kept))
        taken = [*(page.dest for page in kept), *(file.dest for file in static)]
        folders, flat_folders = self._folders()
        has_plugin = github.has_plugin(self.walker.source, self.config.own, "jekyll-redirect-from")
        return Site(
            source=self.walker.source,
            config=self.config.values,
            pages=tuple(kept),
            static_files=tuple(static),
            redirects=read_redirects(kept, taken, has_plugin, self.diagnostics),
            collections=self.collections,
            data=data,
            folders=folders,
            flat_folders=flat_folders,
            unwritten=tuple(self.unwritten),
            config_files=tuple(self.walker.source / name for name in self.config.files),
            config_places=self.config.places,
        )

    def _named_files(self, known: set[str]) -> list[Entry]:
        """Files that `include` names by their path, which the walk has passed over."""
        wanted = {path.strip("/") for path in self.filter.include} - known
        return [entry for path in sorted(wanted) if path and (entry := self.walker.entry(path)) is not None]

    def _folders(self) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
        values = self.config.values
        for name in (values.get("includes_dir"), values.get("layouts_dir")):
            folder = str(name or "").strip("/")
            if folder and self.walker.is_folder(folder):
                self.walker.files(folder, lambda entry: not entry.name.startswith("."))
        return watched_folders(self.walker)

    def _fallback(self, page: SitePage) -> permalinks.Address:
        return page_address(page.path, None, self.rules)

    def _pages_and_static(self, files: list[Entry]) -> list[SitePage]:
        pages: list[SitePage] = []
        bare: list[Entry] = []
        for entry in sorted(filter(self._readable, files), key=_place_in_order):
            if opens_with_front_matter(entry.file):
                page = read_page(entry, self.rules, self.diagnostics)
                pages.extend([page] if page else [])
            elif self._may_be_bare_page(entry):
                bare.append(entry)
            else:
                self._add_static(entry)
        pages.extend(self._bare_pages(bare, pages))
        return pages

    def _readable(self, entry: Entry) -> bool:
        if os.access(entry.file, os.R_OK):
            return True
        self.diagnostics.add("unreadable", "this file cannot be read: give yourself the right to", entry.path)
        return False

    def _may_be_bare_page(self, entry: Entry) -> bool:
        """Whether a file without front matter may be a page all the same."""
        if permalinks.extension_of(entry.name).lower() not in self.rules.markdown:
            return False
        if github.stem_of(entry) == "readme" and self.readme_index:
            return True
        if not self.bare_pages:
            return False
        return github.stem_of(entry) not in github.REPOSITORY_FILES or self.filter.includes(entry.path, False)

    def _bare_pages(self, entries: list[Entry], pages: list[SitePage]) -> list[SitePage]:
        """The pages among `entries`, which have no front matter; the others are copied as they are."""
        taken = {page.dest for page in pages} | {static.dest for static in self.static}
        found = []
        for entry in sorted(entries, key=lambda entry: (github.stem_of(entry) == "readme", entry.path)):
            page = make_page(
                entry, read_source(entry.file, entry.path, self.diagnostics), self.rules, self.diagnostics
            )
            if github.stem_of(entry) == "readme" and not page.has_front_matter:
                page = self._as_index(page, entry)
            if page.dest in taken:
                self._add_static(entry)
            else:
                taken.add(page.dest)
                found.append(page)
        return found

    def _as_index(self, page: SitePage, entry: Entry) -> SitePage:
        url = f"/{permalinks.escape_path(entry.folder)}/" if entry.folder else "/"
        address = permalinks.address_of(url, ".html")
        return dataclasses.replace(page, url=address.url, dest=address.dest)

    def _add_static(self, entry: Entry) -> None:
        stem, ending = permalinks.split_name(entry.path)
        self._copy(entry, unquote(stem + ending), None)

    def _copy(self, entry: Entry, dest: str, kind: str | None) -> None:
        values = self.rules.defaults.values_for(entry.path, kind)
        if values.get("published", True) is not False:
            self.static.append(StaticFile(entry.path, entry.file, dest, values))

    def _documents(self, collection: Collection) -> list[SitePage]:
        pages: list[SitePage] = []
        for entry, place in self._document_files(collection):
            # A post needs no front matter: its name says that it is one.
            if collection.label != "posts" and not opens_with_front_matter(entry.file):
                self._add_collection_file(entry, place)
                continue
            page = read_document(entry, place, self.rules, self.clock, self.diagnostics)
            if page is not None:
                (pages if collection.output else self.unwritten).append(page)
        return in_order(pages)

    def _document_files(self, collection: Collection) -> list[tuple[Entry, Place]]:
        if collection.label == "posts":
            return self._post_files(collection)
        folder = f"_{collection.label}"
        top = f"{self.collections_dir}/{folder}" if self.collections_dir else folder
        if collection.label == "data" or not (self.walker.source / top).is_dir():
            return []
        place = Place(collection, folder)
        return [(entry, place) for entry in self._files_of(top)]

    def _files_of(self, top: str) -> list[Entry]:
        """The files of the collection, or of the folder of posts, at `top`."""
        outer = f"{self.collections_dir}/" if self.collections_dir else ""
        folder = top.removeprefix(outer)

        def takes(entry: Entry) -> bool:
            return self.filter.takes_document(folder, entry.path[len(top) + 1 :], entry.is_folder)

        return list(filter(self._readable, self.walker.files(top, takes)))

    def _post_files(self, collection: Collection) -> list[tuple[Entry, Place]]:
        magic = ["_posts", "_drafts"] if self.config.values.get("show_drafts") else ["_posts"]
        found: list[tuple[Entry, Place]] = []
        for folder in self.page_folders:
            if self.collections_dir and not f"{folder}/".startswith(f"{self.collections_dir}/"):
                continue
            for name in magic:
                top = f"{folder}/{name}" if folder else name
                if not (self.walker.source / top).is_dir():
                    continue
                place = Place(collection, name, name == "_drafts")
                files = self._files_of(top)
                found += [(file, place) for file in files if place.is_draft or DATED_NAME.match(file.name)]
        return found

    def _add_collection_file(self, entry: Entry, place: Place) -> None:
        """A file without front matter in a collection is copied beside its documents."""
        if not place.collection.output:
            return
        inner, ending = permalinks.split_name(entry.path.partition(f"{place.folder}/")[2])
        placeholders = {
            "collection": place.collection.label,
            "path": f"/{inner}",
            "output_ext": "",
            "name": inner.rpartition("/")[2],
            "title": "",
        }
        template = collection_template(place.collection, self.rules.style)
        url = permalinks.sanitize(permalinks.fill_in_order(template, placeholders)).rstrip("/") + ending
        self._copy(entry, unquote(url).strip("/"), place.collection.label)


def _place_in_order(entry: Entry) -> tuple[str, list[tuple[bool, str]]]:
    """Jekyll sorts pages by their names; those of one name stay as it read them, a folder's subfolders before
    its files.
    """
    parts = entry.path.split("/")
    return entry.name, [(place == len(parts) - 1, part) for place, part in enumerate(parts)]


def build_time() -> datetime:
    """Now, or the time that SOURCE_DATE_EPOCH names, in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
