"""MkDocs' events, each handed over to the build that is going on."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, cast

import jinja2
from mkdocs.config.base import ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from mkdocs_essay import theme
from mkdocs_essay.bridge import error_page, garbage, neighbours
from mkdocs_essay.bridge.build import Build
from mkdocs_essay.bridge.notes_pages import NotesPages
from mkdocs_essay.bridge.rebuilding import Finished, Rebuilder, finished
from mkdocs_essay.bridge.serving import Watch
from mkdocs_essay.config import EssayConfig
from mkdocs_essay.navigation.page_view import PageView

if TYPE_CHECKING:
    # It loads a web server and a watcher of files, which only `mkdocs serve` needs.
    from mkdocs.livereload import LiveReloadServer


class EssayPlugin(BasePlugin[EssayConfig]):
    """Builds a Jekyll site as it stands; one `Build` holds what is known of it, from `on_config` on."""

    def __init__(self) -> None:
        # MkDocs hands this object to every configuration that is read in the process.
        self._options: dict[str | None, EssayConfig] = {}
        self._going: dict[int, tuple[Build, NotesPages]] = {}
        self._watch: Watch | None = None
        self._serving = False
        self._dirty = False
        self._finished: dict[str | None, Finished] = {}

    def build_of(self, config: MkDocsConfig) -> Build:
        """The build of that configuration, from `on_config` on."""
        return self._going[id(config)][0]

    def notes_pages_of(self, config: MkDocsConfig) -> NotesPages:
        """The pages of notes of that build."""
        return self._going[id(config)][1]

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the plugin's options, and remember whose they are."""
        found = super().load_config(options, config_file_path)
        self._options[config_file_path] = self.config
        return found

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what is done; that the event is there makes MkDocs keep this object from rebuild to
        rebuild.
        """
        self._serving = command == "serve"
        self._dirty = dirty

    def on_shutdown(self) -> None:
        """Forget the server: this object serves the process's next command, too."""
        self._serving = self._dirty = False
        self._watch = None
        self._finished.clear()

    # Before plugins that look at the configuration, so that they find ours in it.
    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the site, and put our extension, theme and settings into the configuration."""
        garbage.begin()
        self._finished.pop(config.config_file_path, None)
        theme.require_material(config.theme)
        neighbours.refuse(config)
        options = self._options.get(config.config_file_path, self.config)
        build = Build(config, options, serving=self._serving)
        if id(config) not in self._going:
            weakref.finalize(config, self._going.pop, id(config), None)
        self._going[id(config)] = build, NotesPages(build)
        build.configure(config)
        return config

    @event_priority(200)
    def _show_source(self, *, config: MkDocsConfig) -> None:
        """Let plugins that read files by themselves before the build, such as scripts, find the site's."""
        self.build_of(config).placement.show_source(config)

    @event_priority(-200)
    def _hide_source(self, *, config: MkDocsConfig) -> None:
        """Let MkDocs go through its own folder, which may be much smaller than a repository."""
        self.build_of(config).placement.hide_source(config)

    on_pre_build = CombinedEvent(_show_source, _hide_source)

    # Before plugins that go through the files.
    @event_priority(50)
    def _put_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put the site's files in the place of those that MkDocs found."""
        self.build_of(config).put_files(files, config)
        return files

    # After plugins that add files.
    @event_priority(-200)
    def _review_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Look at what other plugins have added."""
        self.notes_pages_of(config).put(files, config)
        self.build_of(config).placement.review_files(files, config)
        return files

    on_files = CombinedEvent(_put_files, _review_files)

    # Before plugins that change the navigation.
    @event_priority(50)
    def _navigate(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Give the navigation that Jekyll shows, unless the user or another plugin has one."""
        return self.build_of(config).navigate(nav)

    # After plugins that change the navigation.
    @event_priority(-200)
    def _review_navigation(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Look at what other plugins have made of it."""
        build = self.build_of(config)
        build.placement.review_navigation(nav)
        build.nav = nav
        return nav

    on_nav = CombinedEvent(_navigate, _review_navigation)

    # After plugins that change the text, just before it is rendered.
    @event_priority(-200)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let a page of another plugin be rendered as one that we know nothing of."""
        self.build_of(config).begin_other(page)
        return markdown

    def _complete(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """All pages are rendered: check what needs all of them, and render what stands beside them."""
        self.build_of(config).complete()
        self.notes_pages_of(config).fill()
        return env

    # After plugins that change the environment.
    @event_priority(-200)
    def _remember(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Let finished pages be taken from earlier builds."""
        build = self.build_of(config)
        build.remember_pages(env, files)
        if build.serving:
            pages = self.notes_pages_of(config)
            self._finished[config.config_file_path] = finished(build, pages, config, files, env)
        return env

    on_env = CombinedEvent(_complete, _remember)

    # Before plugins that look at the HTML, so that they find links as MkDocs makes them.
    @event_priority(50)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Make the page's links relative."""
        return self.build_of(config).link(html, page)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the theme's own templates, such as its error page, the navigation."""
        if template_name.endswith(".html"):
            _declare(context, self.build_of(config).view_outside(config.site_name, context["base_url"]))
        return context

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the templates what they show of the page's place."""
        _declare(
            context,
            self.notes_pages_of(config).view(page, self.build_of(config).view(page), context["base_url"]),
        )
        if error_page.is_error_page(page):
            context["base_url"] = error_page.root(config)
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Let the addresses of the error page count from the site's root."""
        return error_page.rooted(output, config) if error_page.is_error_page(page) else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the redirects and say what was found."""
        self.notes_pages_of(config).export(config)
        self.build_of(config).finish(config)
        if self._watch is not None:
            self._watch.update(self.build_of(config).site)
        garbage.end()

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the process as it was."""
        garbage.end()

    # After plugins that hand the server's own builder back to it.
    @event_priority(-200)
    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Watch the source instead of `docs_dir`, and make anew only what an edit has changed."""
        self._watch = Watch(server)
        self._watch.take_over(config.docs_dir, self.build_of(config).site)
        if not self._dirty:
            server.builder = Rebuilder(builder, lambda: self._finished.get(config.config_file_path))
        return server


def _declare(context: TemplateContext, view: PageView | None) -> None:
    # MkDocs declares only the keys that it sets itself.
    cast(dict[str, Any], context)["essay"] = view
