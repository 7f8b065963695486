"""One build: what is known of the site, and what each of MkDocs' events does with it."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cached_property, partial
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from mkdocs_essay import theme
from mkdocs_essay.bridge import extensions, neighbours, settings
from mkdocs_essay.bridge.caches import Caches, open_caches
from mkdocs_essay.bridge.conversion import Conversion
from mkdocs_essay.bridge.feed import write_feed
from mkdocs_essay.bridge.files import EssayFile
from mkdocs_essay.bridge.links import LinkRewriter
from mkdocs_essay.bridge.loading import load_site
from mkdocs_essay.bridge.markdown import Converter
from mkdocs_essay.bridge.notes import NotesSource, SiteNotes
from mkdocs_essay.bridge.page_keys import PageKeys
from mkdocs_essay.bridge.page_output import PageOutputs, remember_pages
from mkdocs_essay.bridge.pages import EssayPage
from mkdocs_essay.bridge.placement import Placement
from mkdocs_essay.bridge.redirects import write_redirects
from mkdocs_essay.bridge.reporting import level_of, reported
from mkdocs_essay.bridge.search import SearchReading
from mkdocs_essay.bridge.snapshot import Snapshot
from mkdocs_essay.bridge.view import TemplateView, TemplateViews
from mkdocs_essay.config import EssayConfig
from mkdocs_essay.diagnostics import Diagnostic, Diagnostics
from mkdocs_essay.dialect.context import PageContext
from mkdocs_essay.dialect.series_toc import PLACE
from mkdocs_essay.navigation.page_view import PageView
from mkdocs_essay.navigation.series import AllSeries, Rule, find_series
from mkdocs_essay.navigation.tree import Tree, build_tree
from mkdocs_essay.navigation.views import Views
from mkdocs_essay.notes.summary import summary
from mkdocs_essay.site.addresses import Addresses
from mkdocs_essay.site.model import SitePage
from mkdocs_essay.site.theme_settings import carried_settings
from mkdocs_essay.templating.hooks import Hooks
from mkdocs_essay.templating.includes import include_texts
from mkdocs_essay.templating.renderer import LiquidRenderer
from mkdocs_essay.translations import Words, words

log = logging.getLogger("mkdocs.plugins.essay")


class Build:
    """The state of one build, from `on_config` to `on_post_build`."""

    def __init__(self, config: MkDocsConfig, options: EssayConfig, *, serving: bool = False) -> None:
        self.options = options
        self.serving = serving
        started = time.time_ns()
        self.diagnostics = Diagnostics()
        self.site = load_site(config, options, self.diagnostics, serving=serving)
        self.snapshot = Snapshot.of(self.site, config, started) if serving else None
        self.by_path = {page.path: page for page in self.site.pages}
        self.context = PageContext(diagnostics=self.diagnostics, origin_url=self._url_of)
        self.placement = Placement(self.site, config, self.diagnostics, self._make_page)
        self.config = config
        self.nav = Navigation([], [])
        self.page_keys = PageKeys()
        self._dead_anchors: dict[Diagnostic, None] = {}
        self._feed: Path | None = None

    def configure(self, config: MkDocsConfig) -> None:
        """Put our extension, theme and settings into the configuration."""
        carried = carried_settings(
            self.site.config, self.site.config_places, {file.dest for file in self.site.static_files}
        )
        self.diagnostics.extend(list(carried.diagnostics))
        settings.apply(carried, config, serving=self.serving)
        self.aux_links, self.nav_enabled = carried.aux_links, carried.nav_enabled
        theme.install(config)
        own = extensions.own_options(self.options, self.site.config, self._language)
        extensions.install(config, own, self.context, self.site.pages)
        neighbours.settle(config)
        self.search = SearchReading(config, lambda: self.caches.pages, self.page_keys)

    @cached_property
    def caches(self) -> Caches:
        """What earlier builds have made, as far as it may be used; asked for once all plugins have seen the
        configuration.
        """
        return open_caches(self.config, self.options, self.site)

    @cached_property
    def conversion(self) -> Conversion:
        """Converts the pages."""
        return Conversion(self)

    @cached_property
    def converter(self) -> Converter:
        """Markdown as the configuration has it once all plugins have seen it."""
        return Converter(self.config)

    @cached_property
    def addresses(self) -> Addresses:
        """What the site's links lead to; asked for once the files of all plugins are there."""
        return Addresses(self.site, self.placement.added)

    @cached_property
    def links(self) -> LinkRewriter:
        """Rewrites the pages' links."""
        includes = partial(include_texts, self.site)
        return LinkRewriter(self.addresses, self.diagnostics, includes, self.source_text)

    @cached_property
    def liquid(self) -> LiquidRenderer:
        """Renders the pages' Liquid."""
        return LiquidRenderer(
            self.site, self.diagnostics, markdownify=self._markdownify, enabled=self._wants_liquid
        )

    @cached_property
    def hooks(self) -> Hooks:
        """The includes that the theme prints at fixed places."""
        return Hooks(self.site, self.diagnostics, self.liquid)

    @cached_property
    def tree(self) -> Tree:
        """The tree that Jekyll shows."""
        return build_tree(self.site, self.diagnostics, lost_title=self.words("lost"))

    @property
    def _language(self) -> str:
        return str(self.config.theme.get("language") or self.config.theme.locale)

    @cached_property
    def words(self) -> Words:
        """What we say, in the theme's language."""
        return words(self._language)

    @cached_property
    def series(self) -> AllSeries:
        """The series in it."""
        return find_series(self.tree, Rule(self.options.series))

    @cached_property
    def views(self) -> Views:
        """What the pages show of their places."""
        return Views(
            self.tree,
            self.series,
            language=self._language,
            content=self._content,
            table=self.options.series_table,
            features=self.config.theme.get("features") if self.placement.draws_navigation else None,
        )

    @cached_property
    def template_views(self) -> TemplateViews:
        """What the templates show beside that."""
        return TemplateViews(
            self.site.config, self.hooks.render, self.links, self.aux_links, self.config.site_url
        )

    @cached_property
    def notes(self) -> SiteNotes:
        """Which note belongs to which reference, over the whole site."""
        pages = self.conversion
        source = NotesSource(pages.notes_options, pages.collect, pages.source_text)
        store = self.caches.markdown
        return SiteNotes(self.site, self.series, source, self.diagnostics, store, keep=self.serving)

    @property
    def pages(self) -> dict[str, EssayPage]:
        """MkDocs' pages by their source path."""
        return self.placement.pages

    def put_files(self, files: Files, config: MkDocsConfig) -> None:
        """Put the site's files in the place of those that MkDocs found."""
        self.placement.put_files(files, config)

    def navigate(self, nav: Navigation) -> Navigation:
        """The navigation that Jekyll shows, unless there is one from elsewhere."""
        return self.placement.navigate(nav, self.config, self.tree)

    def source_text(self, page: SitePage) -> str:
        """The page's body, Liquid rendered."""
        return self.conversion.source_text(page)

    def current(self, page: SitePage) -> SitePage:
        """The page as it was read last."""
        return self.by_path.get(page.path, page)

    def take(self, page: SitePage) -> None:
        """Put a page whose text has been edited into the place of what it was."""
        self.conversion.forget(page)
        self.liquid.forget(page)
        self.by_path[page.path] = self.pages[page.path].site_page = page

    def begin_other(self, page: Page) -> None:
        """Forget the page that was rendered last, where a page of another plugin comes next."""
        if not isinstance(page, EssayPage):
            self.context.reset()
            self.context.path = page.file.src_uri

    def convert(self, page: SitePage, text: str) -> tuple[str, TableOfContents, str | None]:
        """The page's HTML, its table of contents and the title that its content gives."""
        return self.conversion.convert(page, text)

    def link(self, html: str, page: Page) -> str:
        """The page's HTML with relative links, and with what the site wants done to finished pages."""
        if not isinstance(page, EssayPage):
            return html
        return self.conversion.link(html, page.site_page)

    def remember_pages(self, env: jinja2.Environment, files: Files) -> None:
        """Let finished pages be taken from earlier builds, as far as they may be."""
        if self.caches.pages is not None:
            outputs = PageOutputs(self.caches.pages, files, self.nav, self.config, self.page_keys)
            remember_pages(env, outputs)

    def complete(self) -> None:
        """Check what needs all pages, and render what stands beside them."""
        self.check_links()
        for path, file in self.placement.bare.items():
            page = self.by_path[path]
            text = self.source_text(page)
            if page.is_markdown:
                text = self.convert(page, text)[0]
            file.content_string = self.links.rewrite(text, page) if page.is_html else text
        self.context.reset()

    def check_links(self) -> None:
        """Look for the anchors that links lead to; what was found before is forgotten."""
        self.diagnostics.retract(self._dead_anchors)
        with self.diagnostics.recorded() as self._dead_anchors:
            contents = {page.file.dest_uri: page.content or "" for page in self.pages.values()}
            self.links.check_fragments(contents)

    def view(self, page: Page) -> TemplateView | None:
        """What the templates show of the page's place."""
        if not isinstance(page, EssayPage):
            return None
        placed = PLACE in (page.content or "")
        return self.template_views.of(page, self.views.of(page.site_page, placed=placed))

    def view_outside(self, title: str, base: str) -> PageView | None:
        """What a template that is no page shows, the error page's say; `base` leads to the site's folder."""
        outside = self.views.outside(title, base if base.endswith("/") else f"{base}/")
        return outside if self.placement.draws_navigation else None

    def finish(self, config: MkDocsConfig) -> None:
        """Write the redirects and say what was found."""
        write_redirects(Path(config.site_dir), self.site, self.addresses, config.site_url)
        if self._feed is not None:
            self._feed.unlink(missing_ok=True)
        self._feed = write_feed(Path(config.site_dir), self.site, config.site_url, self._content)
        line = summary(self.notes.counts)
        if line:
            log.info(line)
        if tables := sum(self.context.hand_tocs.values()):
            log.info(f"{tables} hand-written tables of contents gave way to the series' own")
        self.caches.close()
        for diagnostic in self.reported():
            log.log(level_of(diagnostic), str(diagnostic))

    def reported(self) -> Iterator[Diagnostic]:
        """What was found and is not ignored by the configuration or the page."""
        return reported(self.diagnostics, self.by_path, self.options.diagnostics.ignore)

    def _make_page(self, file: EssayFile, title: str | None) -> EssayPage:
        return EssayPage(file, self.config, self, title)

    def _content(self, page: SitePage) -> str:
        shown = self.pages.get(page.path)
        return (shown.content if shown else None) or ""

    def _url_of(self, path: str) -> str | None:
        page = self.by_path.get(path)
        return page.url if page else None

    def _markdownify(self, text: str) -> str:
        self.context.reset()
        return self.converter.instance().convert(text)

    def _wants_liquid(self, page: SitePage) -> bool:
        options = self.options.liquid
        return options.enabled and not any(fnmatchcase(page.path, pattern) for pattern in options.exclude)
