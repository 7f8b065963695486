"""The theme's hooks: includes of a site that just-the-docs prints at fixed places, for Material's blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site.model import Site, SitePage
from mkdocs_essay.source import decode
from mkdocs_essay.templating.layout_files import is_inside
from mkdocs_essay.templating.renderer import LiquidRenderer

HOOKS = (
    "head_custom",
    "header_custom",
    "footer_custom",
    "nav_footer_custom",
    "toc_heading_custom",
    "search_placeholder_custom",
)
OF_THE_PAGE = re.compile(r"\{[{%][^{}]*\b(?:page|include\w*|layout|content)\b")


class Hooks:
    """The hooks that a site has. One that says nothing of the page is rendered once for all pages."""

    def __init__(self, site: Site, diagnostics: Diagnostics, renderer: LiquidRenderer) -> None:
        self.site = site
        self.renderer = renderer
        setting = site.config.get("includes_dir")
        self.folder = setting if isinstance(setting, str) and setting else "_includes"
        self.texts = self.read(diagnostics)
        self.kept: dict[str, str] = {}

    def read(self, diagnostics: Diagnostics) -> dict[str, str]:
        found = {}
        for name in HOOKS:
            file = self.site.source / self.path(name)
            if is_inside(file, self.site.source / self.folder, self.site.source):
                found[name] = decode(file.read_bytes(), self.path(name), diagnostics)
        return found

    def path(self, name: str) -> str:
        return f"{self.folder}/{name}.html"

    def render(self, page: SitePage) -> Mapping[str, str]:
        """The HTML of each hook that prints something on the page, by the hook's name."""
        rendered = {name: self.render_hook(name, page) for name in self.texts}
        return {name: text for name, text in rendered.items() if text.strip()}

    def render_hook(self, name: str, page: SitePage) -> str:
        if name in self.kept:
            return self.kept[name]
        text = self.texts[name]
        rendered = self.renderer.render_text(text, page, self.path(name), {})
        if OF_THE_PAGE.search(text) is None:
            self.kept[name] = rendered
        return rendered
