"""A page of MkDocs that gets its text, its metadata and its title from the Jekyll site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import meta

from mkdocs_essay.bridge.files import EssayFile
from mkdocs_essay.navigation.markup import inline_html, without_tags
from mkdocs_essay.site.model import SitePage


class Renderer(Protocol):
    """What a page asks the build for; `nav_enabled` says whether pages show the navigation."""

    nav_enabled: bool

    def source_text(self, page: SitePage) -> str:
        """The page's body, Liquid rendered."""

    def convert(self, page: SitePage, text: str) -> tuple[str, TableOfContents, str | None]:
        """The page's HTML, its table of contents and the title that its content gives."""


class EssayPage(Page):
    """A page of the site; `renderer` does the work that needs the whole build.

    `title` is what a navigation from elsewhere calls it. `heads_section` is set by our own navigation.
    """

    file: EssayFile

    def __init__(
        self, file: EssayFile, config: MkDocsConfig, renderer: Renderer, title: str | None = None
    ) -> None:
        assert file.site_page is not None
        self.site_page = file.site_page
        self.heads_section: bool | None = None
        super().__init__(title or self.site_page.title, file, config)
        self._renderer = renderer

    @property
    def is_index(self) -> bool:
        """Whether Material shows the page as its section's own: a page with children is; in a navigation from
        elsewhere, one whose file says so by its name.
        """
        return super().is_index if self.heads_section is None else self.heads_section

    @property
    def is_homepage(self) -> bool:
        """Whether the page is the site's front page."""
        return self.file.dest_uri == "index.html"

    def read_source(self, config: MkDocsConfig) -> None:
        """Take body and front matter from the site; another plugin's `on_page_read_source` wins."""
        source = config.plugins.on_page_read_source(page=self, config=config)
        if source is None:
            self.markdown = self._renderer.source_text(self.site_page)
            self.meta = material_meta(
                self.site_page.front_matter, config, nav_enabled=self._renderer.nav_enabled
            )
        else:
            self.markdown, self.meta = meta.get_data(source)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the page's Markdown; a page of HTML is taken as it is. MkDocs' own check of links has
        nothing to do here.
        """
        assert self.markdown is not None
        self.content, self.toc, self._title_from_render = self._renderer.convert(
            self.site_page, self.markdown
        )
        self.present_anchor_ids = set()
        self.links_to_anchors = None


def material_meta(
    front_matter: Mapping[str, Any], config: MkDocsConfig, *, nav_enabled: bool = True
) -> dict[str, Any]:
    """A page's front matter as Material's templates can take it.

    Jekyll's authors use the same words for other things: a `template` or an `icon` that Material does not
    have would stop the build, and so would a `hide` or a `search` of another kind. `search_exclude` and
    `nav_enabled` become Material's `search` and `hide`; `tags` may be words in a row.
    """
    result = dict(front_matter)
    if "tags" in result:
        result["tags"] = list(_tags(result["tags"]))
    _write_as_html(result)
    for key, file in (("template", "{}"), ("icon", ".icons/{}.svg")):
        if key in result and not _theme_has(config, file.format(result[key])):
            del result[key]
    for key, kind in (("hide", list), ("search", dict), ("status", str)):
        if not isinstance(result.get(key), kind):
            result.pop(key, None)
    if result.get("search_exclude") is True:
        result["search"] = {**result.get("search", {}), "exclude": True}
    if result.get("nav_enabled", nav_enabled) is False:
        result["hide"] = [*result.get("hide", []), "navigation"]
    return result


def _write_as_html(result: dict[str, Any]) -> None:
    """Change what Material writes into its pages as it is, the title as text and others between quotes.

    A browser shows a page's title as it is written, tags and all: it has none here, as with jekyll-seo-tag.
    """
    title = result.pop("title", None)
    if title is not None and (shown := without_tags(inline_html(str(title).strip()))):
        result["title"] = shown
    for key in ("description", "author"):
        said = result.pop(key, None)
        if isinstance(said, str):
            result[key] = said.replace('"', "&quot;")


def _tags(written: object) -> dict[str, None]:
    """Tags as Jekyll takes them, each once: a list, or a text with blanks between them."""
    values = written.split() if isinstance(written, str) else written
    listed = values if isinstance(values, list) else [values]
    return {
        str(value).lower() if isinstance(value, bool) else str(value): None
        for value in listed
        if value is not None
    }


def _theme_has(config: MkDocsConfig, name: str) -> bool:
    if ".." in name.split("/") or name.startswith("/") or "\0" in name:
        return False
    try:
        return any(Path(folder, name).is_file() for folder in config.theme.dirs)
    except OSError:  # a name that no file can have
        return False
