"""A page of all notes of a series, and the export of the notes of the whole site."""

# MkDocs calls these by keyword.
# ruff: noqa: ARG002

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Collection, Iterator
from functools import partial
from html import escape, unescape
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc
from mkdocs.utils import get_relative_url

from mkdocs_essay.bridge.build import Build
from mkdocs_essay.bridge.markdown import TocEntry
from mkdocs_essay.bridge.notes import NotesOfSequence
from mkdocs_essay.bridge.notes_listing import ListedNote, listed_notes
from mkdocs_essay.bridge.pages import EssayPage
from mkdocs_essay.bridge.view import TemplateView
from mkdocs_essay.cache.describing import UnstableError, digest
from mkdocs_essay.navigation.markup import inline_html, without_tags
from mkdocs_essay.navigation.page_view import PageView
from mkdocs_essay.notes.labels import slug

EXPORT = "notes.json"
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_ID = re.compile(r'\s(?:id|data-essay-\w+)="[^"]*"')
_ADDRESS = re.compile(r'\b(href|src|poster)="([^"]*)"')


class NotesPage(Page):
    """The page of the notes of `sequence`; it has its content once all other pages are rendered."""

    def __init__(self, sequence: NotesOfSequence, title: str, file: File, config: MkDocsConfig) -> None:
        self.sequence = sequence
        super().__init__(title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no source. The search has each note where it is cited, and needs it no second time."""
        self.markdown, self.meta = "", {"title": str(self.title), "search": {"exclude": True}}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Wait for the other pages."""
        self.content, self.toc = "", TableOfContents([])


class NotesPages:
    """The pages of notes of one build."""

    def __init__(self, build: Build) -> None:
        self._build = build
        self._pages: dict[str, NotesPage] = {}
        self._keeps_export = False

    def put(self, files: Files, config: MkDocsConfig) -> None:
        """Add a page for each series that has notes and is to have one, unless the site has something at its
        address.
        """
        taken = {file.dest_uri for file in files}
        self._keeps_export = EXPORT in taken
        for sequence in self._build.notes.sequences:
            if not sequence.has_page or sequence.series is None:
                continue
            lead = files.get_file_from_path(sequence.series.path)
            if lead is None or not lead.is_documentation_page():
                continue
            folder = re.sub(r"(?:^|/)index\.html$|\.html$", "", lead.dest_uri)
            dest = f"{folder}/notes/index.html".lstrip("/")
            source = dest.removesuffix(".html") + ".md"
            if dest in taken or files.get_file_from_path(source) is not None:
                continue
            file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            file.dest_uri = dest
            file.abs_dest_path = str(Path(config.site_dir, dest))
            file.url = f"{lead.url if lead.url.endswith('/') else folder + '/'}notes/".removeprefix("./")
            files.append(file)
            title = self._build.words("notes_of_series")
            self._pages[sequence.series.path] = NotesPage(sequence, title, file, config)

    def fill(self, edited: Collection[str] | None = None) -> list[NotesPage]:
        """Give the pages their content, once all other pages are rendered: those of series with a page in
        `edited`, or all. Gives them.
        """
        filled = []
        for series, page in self._pages.items():
            if edited is not None and not any(each.path in edited for each in page.sequence.reading):
                continue
            page.sequence = self._build.notes.of_page(series) or page.sequence
            filled.append(page)
            page.content, toc = self._kept("notes page", page.sequence, partial(self._content, page))
            page.toc = get_toc(toc)
        return filled

    def view(self, page: Page, view: PageView | None, base_url: str) -> PageView | None:
        """What the templates show: on a series' own page the way to its notes, on theirs the navigation."""
        if isinstance(page, NotesPage):
            return self._build.view_outside(str(page.title), base_url)
        notes = self._pages.get(page.site_page.path) if isinstance(page, EssayPage) else None
        if notes is not None and isinstance(view, TemplateView):
            return dataclasses.replace(view, notes_page=notes.url)
        return view

    def export(self, config: MkDocsConfig) -> None:
        """Write notes.json, where it is wanted and the site has no file of that name itself."""
        if not self._build.options.notes.export or self._keeps_export:
            return
        entries = [
            entry
            for sequence in self._build.notes.sequences
            for entry in self._kept("notes export", sequence, partial(self._entries, sequence))
        ]
        path = Path(config.site_dir, EXPORT)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(entries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    def _content(self, page: NotesPage) -> tuple[str, list[TocEntry]]:
        notes = [note for note in self._listed(page.sequence) if note.citations]
        return _content(page, notes, self._build)

    def _entries(self, sequence: NotesOfSequence) -> list[dict[str, object]]:
        return [_entry(sequence, note) for note in self._listed(sequence)]

    def _listed(self, sequence: NotesOfSequence) -> list[ListedNote]:
        return listed_notes(sequence, self._build.pages, self._build.context.notes_shown)

    def _kept(self, stage: str, sequence: NotesOfSequence, make: Callable[[], Any]) -> Any:
        """What `make` makes of a sequence, or an earlier build has made while all its pages were the same."""
        store = self._build.caches.pages
        if store is None:
            return make()
        pages = [self._build.pages[page.path] for page in sequence.reading if page.path in self._build.pages]
        try:
            key = digest(sequence.key, *map(self._build.page_keys.of, pages))
        except UnstableError:
            return make()
        name = sequence.reading[0].path
        known = store.get(stage, name, key)
        if known is None:
            known = make()
            store.put(stage, name, key, known)
        return known


def _entry(sequence: NotesOfSequence, note: ListedNote) -> dict[str, object]:
    return {
        "series": sequence.series.title if sequence.series is not None else None,
        "number": note.number,
        "text": note.text,
        "source": note.path,
        "line": note.line,
        "cited_by": [
            {
                "source": citation.page.site_page.path,
                "title": unescape(without_tags(str(citation.page.title or ""))),
                "urls": [f"{citation.page.url}#{reference}" for reference in citation.references],
            }
            for citation in note.citations
        ],
    }


def _content(page: NotesPage, notes: list[ListedNote], build: Build) -> tuple[str, list[TocEntry]]:
    """The page's HTML, a section for each page by the note's first citation, and its table of contents."""
    title = escape(str(page.title))
    parts = [f'<h1 id="notes">{title}</h1>\n']
    sections: list[TocEntry] = []
    lead = build.pages.get(page.sequence.series.path) if page.sequence.series else None
    if lead is not None:
        parts.append(f"<p>{_link(page, lead)}</p>\n")
    used: dict[str, int] = {}
    by_page = groupby(notes, key=lambda note: note.citations[0].page)
    for number, (citing, listed) in enumerate(by_page, 1):
        anchor = f"part-{number}"
        parts.append(f'<h2 id="{anchor}">{_link(page, citing)}</h2>\n<ol class="essay-notes__list">\n')
        parts += (_item(page, note, used, build) for note in listed)
        parts.append("</ol>\n")
        sections.append({"name": _title(citing), "id": anchor, "level": 2, "children": []})
    listing = (
        f'<section class="essay-notes essay-notes--all" data-essay="notes">\n{"".join(parts[1:])}</section>'
    )
    return parts[0] + listing, [{"name": title, "id": "notes", "level": 1, "children": sections}]


def _item(page: NotesPage, note: ListedNote, used: dict[str, int], build: Build) -> str:
    wanted = f"note-{slug(note.number)}"
    count = used[wanted] = used.get(wanted, 0) + 1
    address = wanted if count == 1 else f"{wanted}-{count}"
    ways = list(_ways_back(page, note))
    back = "".join(
        f'\u00a0<a class="essay-note__back" href="{escape(url)}" role="doc-backlink" aria-label="'
        f'{escape(build.words("back_to_reference", label=note.number))}{f" ({at})" if len(ways) > 1 else ""}"'
        f">↩\ufe0e</a>"
        for at, url in enumerate(ways, 1)
    )
    return (
        f'<li class="essay-note" id="{address}">'
        f'<span class="essay-note__number">{escape(note.number)}</span> '
        f'<div class="essay-note__text">{_moved(note, page)}<p>{back.strip()}</p></div></li>\n'
    )


def _ways_back(page: NotesPage, note: ListedNote) -> Iterator[str]:
    for citation in note.citations:
        address = get_relative_url(citation.page.url, page.url)
        yield from (f"{address}#{reference}" for reference in citation.references)


def _moved(note: ListedNote, page: NotesPage) -> str:
    """A note's HTML with the links of the page that shows it, and without its ids."""
    origin = note.citations[0].page.url
    origin = "" if origin == "./" else origin

    def address(match: re.Match[str]) -> str:
        url = unescape(match[2])
        if urlsplit(url).scheme or url.startswith("/"):
            return match[0]
        path, sign, fragment = urljoin(f"/{origin}", url).lstrip("/").partition("#")
        moved = get_relative_url(path or "./", page.url) + sign + fragment
        return f'{match[1]}="{escape(moved)}"'

    def tag(match: re.Match[str]) -> str:
        return _ADDRESS.sub(address, _ID.sub("", match[0]))

    return _TAG.sub(tag, note.html.replace('<div class="essay-note__text">', "<div>", 1))


def _link(page: NotesPage, other: EssayPage) -> str:
    return f'<a href="{escape(get_relative_url(other.url, page.url))}">{_title(other)}</a>'


def _title(page: EssayPage) -> str:
    return inline_html(str(page.title or ""))
