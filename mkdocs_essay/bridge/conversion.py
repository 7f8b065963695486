"""A page's way from its source to HTML with relative links, one page at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from mkdocs.structure.toc import TableOfContents, get_toc

from mkdocs_essay.bridge import emoji, neighbours
from mkdocs_essay.bridge.compression import clipper
from mkdocs_essay.bridge.links import FragmentUse
from mkdocs_essay.bridge.markdown import Converted
from mkdocs_essay.bridge.notes import site_options
from mkdocs_essay.bridge.parts import PartTests
from mkdocs_essay.cache.describing import digest
from mkdocs_essay.diagnostics import Diagnostic
from mkdocs_essay.dialect.blocks.parsed import ParsedBlocks
from mkdocs_essay.dialect.series_toc import REFERENCE
from mkdocs_essay.notes.model import NoteId, PageNotes, ShownNote
from mkdocs_essay.notes.options import NotesOptions, read_options
from mkdocs_essay.notes.processors import read_ahead
from mkdocs_essay.site.addresses import Target
from mkdocs_essay.site.model import SitePage
from mkdocs_essay.templating.lines import line_map

if TYPE_CHECKING:
    from mkdocs_essay.bridge.build import Build


class Conversion:
    """Converts the pages of a build, and remembers what was found in each.

    What the build's caches hold under the key of all that a stage of the way depends on is taken from there.
    """

    def __init__(self, build: Build) -> None:
        self._build = build
        self._draw_emoji = emoji.pictures(build.site)
        self._clip = clipper(build.site.config)
        self._notes_options = site_options(build.options.notes)
        self._texts: dict[str, str] = {}
        self._blocks: dict[str, ParsedBlocks] = {}
        self._findings: dict[str, dict[Diagnostic, None]] = {}

    @cached_property
    def _part_tests(self) -> PartTests:
        return PartTests(self._build.series, self._build.addresses)

    def source_text(self, page: SitePage) -> str:
        """The page's body, Liquid rendered; done once for each page."""
        text = self._texts.get(page.path)
        if text is None:
            page = self._build.current(page)
            with self._finding(page):
                text = self._build.liquid.render(neighbours.shelter(page, self._build.config))
            self._texts[page.path] = text
        return text

    def notes_options(self, page: SitePage) -> NotesOptions:
        """What holds for the notes of a page."""
        options, problems = read_options(page.front_matter.get("notes"), self._notes_options)
        for problem in problems:
            line = page.key_lines.get("notes")
            self._build.diagnostics.add("invalid-notes-option", problem, page.path, line)
        return options

    def collect(self, page: SitePage, options: NotesOptions) -> PageNotes:
        """The notes and references of a page, of which nothing but the blocks is parsed."""
        page = self._build.current(page)
        text = self.source_text(page)
        self._begin(page, text)
        converter = self._build.converter
        with self._finding(page):
            notes, blocks = read_ahead(converter.collector(), text, options.match)
        # While serving, the notes found are kept, and an edit on another page shows them once more.
        if blocks is not None and converter.is_shared and not self._build.serving:
            self._blocks[page.path] = blocks
        return notes

    def convert(self, page: SitePage, text: str) -> tuple[str, TableOfContents, str | None]:
        """The page's HTML, its table of contents and the title that its content gives."""
        if not page.is_markdown:
            with self._finding(page):
                return self._build.liquid.layouts.wrap(page, text), TableOfContents([]), None
        with self._finding(page):
            converted = self._converted(page, text)
            html = self._build.liquid.layouts.wrap(page, converted.html)
        return html, get_toc(cast(Any, converted.toc)), converted.title

    def link(self, html: str, page: SitePage) -> str:
        """The page's HTML with relative links, and with what the site wants done to finished pages:
        pictures for emoji, no blanks between blocks.
        """
        linked = self._linked(self._draw_emoji(html) if self._draw_emoji else html, page)
        return self._clip(linked) if self._clip else linked

    def forget(self, page: SitePage) -> None:
        """Forget what was found in a page and its text, since it is going to be read anew."""
        self._texts.pop(page.path, None)
        self._blocks.pop(page.path, None)
        found = self._findings.pop(page.path, {})
        self._build.diagnostics.retract(finding for finding in found if finding.path == page.path)
        self._build.links.forget(page)
        self._build.context.notes_shown.pop(page.path, None)
        self._build.context.hand_tocs.pop(page.path, None)

    def _linked(self, html: str, page: SitePage) -> str:
        links, store = self._build.links, self._build.caches.pages
        if store is None:
            with self._finding(page):
                return links.rewrite(html, page)
        key = digest(html, self._build.addresses.digest, page.url, page.dest, str(page.body_line), page.body)
        known = store.get("links", page.path, key)
        if known is not None:
            links.fragments += [FragmentUse(page, href, Target(*target)) for href, target in known["uses"]]
            return str(known["html"])
        first = len(links.fragments)
        with self._finding(page) as findings:
            linked = links.rewrite(html, page)
        uses = [(use.href, _target_fields(use.target)) for use in links.fragments[first:]]
        # Where a dead link is written is looked for in more than the page.
        if not findings:
            store.put("links", page.path, key, {"html": linked, "uses": uses})
        return linked

    def _converted(self, page: SitePage, text: str) -> Converted:
        """What Markdown makes of the text."""
        build = self._build
        options = self.notes_options(page)
        series_table = build.views.shows_series_table(page)
        is_part = self._part_tests.of(page) if REFERENCE in text or series_table else None
        has_table = build.views.has_series_table(page)
        store = build.caches.markdown
        key = ""
        if store is not None:
            body = page.body if page.body != text else ""
            place = (page.path, page.body_line, options, build.notes.key(page.path), has_table)
            key = digest(text, body, repr(place), is_part.key if is_part else "")
            known = store.get("markdown", page.path, key)
            if known is not None:
                self._blocks.pop(page.path, None)
                return self._recalled(page, known)
        plan = build.notes.plan(page.path)  # to match them begins other pages
        self._begin(page, text)
        context = build.context
        context.notes_plan, context.notes_options = plan, options
        context.is_part, context.has_series_table = is_part, has_table
        context.blocks = self._blocks.pop(page.path, None)
        with build.diagnostics.recorded() as findings:
            converted = build.converter.convert(text)
        if store is not None:
            notes = context.notes_shown.get(page.path, ())
            shown = [_note_fields(note) for note in notes if isinstance(note, ShownNote)]
            found = list(map(astuple, findings))
            result = {"shown": shown, "tables": context.hand_tocs.get(page.path, 0), "findings": found}
            made = {"html": converted.html, "toc": converted.toc, "title": converted.title}
            store.put("markdown", page.path, key, made | result)
        return converted

    def _recalled(self, page: SitePage, known: dict[str, Any]) -> Converted:
        """What an earlier build has made of the page, with all that came of it beside the HTML."""
        context = self._build.context
        if known["tables"]:
            context.hand_tocs[page.path] = known["tables"]
        if known["shown"]:
            context.notes_shown[page.path] = tuple(map(_shown_note, known["shown"]))
        self._replay(page, known["findings"])
        return Converted(known["html"], known["toc"], known["title"])

    def _replay(self, page: SitePage, findings: list[Any]) -> None:
        with self._finding(page):
            self._build.diagnostics.extend(Diagnostic(*finding) for finding in findings)

    def _begin(self, page: SitePage, text: str) -> None:
        context = self._build.context
        context.reset()
        context.path = page.path
        context.first_line = page.body_line
        context.body = page.body
        if text != page.body:
            source_line = line_map(page.body, text)
            context.source_line = lambda line: source_line(line) + page.body_line - 1

    @contextmanager
    def _finding(self, page: SitePage) -> Iterator[dict[Diagnostic, None]]:
        """Remember what is found inside the `with` statement as found in the page."""
        with self._build.diagnostics.recorded() as found:
            yield found
        self._findings.setdefault(page.path, {}).update(found)


# `dataclasses.astuple` copies all that it finds, which for thousands of notes takes its time.


def _target_fields(target: Target) -> tuple[object, ...]:
    return target.dest, target.url, target.kind, target.fragment, target.query, target.own_url


def _note_fields(shown: ShownNote) -> tuple[object, ...]:
    note = (shown.note.page, shown.note.index) if shown.note is not None else None
    return shown.label, shown.address, shown.references, note, shown.line


def _shown_note(stored: list[Any]) -> ShownNote:
    label, address, references, note, line = stored
    return ShownNote(label, address, tuple(references), NoteId(*note) if note is not None else None, line)
