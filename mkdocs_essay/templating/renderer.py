"""Liquid's front door: a page in, its text with Liquid done out.

What parses and renders templates is imported with the first page that has Liquid in it, so a site without
pays nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site.dates import zone_of
from mkdocs_essay.site.model import Site, SitePage
from mkdocs_essay.templating.layouts import Layouts
from mkdocs_essay.templating.limits import Limits

if TYPE_CHECKING:
    from mkdocs_essay.templating.engine import Engine

HERE = datetime.timezone(datetime.timedelta(), "UTC")


def everywhere(_: SitePage) -> bool:
    """Liquid on every page."""
    return True


def has_liquid(text: str) -> bool:
    """Whether there is anything for Liquid to do in `text`."""
    return "{{" in text or "{%" in text


class LiquidRenderer:
    """Renders the Liquid of a site's pages.

    `markdownify` turns Markdown into HTML for the filter of that name. `environment` is what templates see as
    `jekyll.environment`, `now` the time of the build as `site.time`. `enabled` says which pages have Liquid
    done at all; a page whose front matter has `render_with_liquid: false` never has. What is wrong with a
    template becomes a diagnostic, and the rest of the page is rendered. `layouts` are the site's own.
    """

    def __init__(
        self,
        site: Site,
        diagnostics: Diagnostics,
        *,
        markdownify: Callable[[str], str],
        environment: str = "production",
        now: datetime.datetime | None = None,
        limits: Limits | None = None,
        enabled: Callable[[SitePage], bool] = everywhere,
    ) -> None:
        self.site = site
        self.diagnostics = diagnostics
        self.markdownify = markdownify
        self.environment = environment
        self.now = now
        self.limits = limits or Limits()
        self.enabled = enabled
        self.layouts = Layouts(site, diagnostics, self)
        self._engine: Engine | None = None

    def render(self, page: SitePage) -> str:
        """The page's body with its Liquid done."""
        if not has_liquid(page.body) or not self.wants_liquid(page):
            return page.body
        return self.engine.render(page)

    def wants_liquid(self, page: SitePage) -> bool:
        return page.front_matter.get("render_with_liquid") is not False and self.enabled(page)

    def render_text(
        self, text: str, page: SitePage, path: str, variables: Mapping[str, Any], first_line: int = 1
    ) -> str:
        """A text that is not the page's own, a layout or an include, as the page would see it.

        `path` is its file and `first_line` its place in it, for diagnostics; a file is parsed once.
        """
        if not has_liquid(text):
            return text
        return self.engine.render_text(text, page, path, variables, first_line)

    def shows_elsewhere(self, page: SitePage) -> bool:
        """Whether the text of a page has been looked at for another one."""
        return self._engine is not None and page.path in self._engine.objects.read_elsewhere

    def forget(self, page: SitePage) -> None:
        """Forget the text of a page, which has been edited."""
        if self._engine is not None:
            self._engine.forget(page)

    @property
    def engine(self) -> Engine:
        """What parses and renders templates."""
        if self._engine is None:
            from mkdocs_essay.templating.engine import Engine

            self._engine = Engine(
                self.site,
                self.diagnostics,
                self.markdownify,
                self.environment,
                self.time_of_build(),
                self.limits,
                self.wants_liquid,
                self.layouts,
            )
        return self._engine

    def time_of_build(self) -> datetime.datetime:
        """`now` in the zone of the site. That is a zone like all others even where it is UTC: only a time
        that was written with a Z is printed with one.
        """
        zone = zone_of(self.site.config.get("timezone"))
        now = self.now or datetime.datetime.now(datetime.UTC)
        return now.astimezone(HERE if zone is datetime.UTC else zone)
