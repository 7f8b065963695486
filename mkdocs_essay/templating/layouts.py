"""A site's own layouts, where they are only content wrapped around content.

A layout is a file of `_layouts`. Material stands in for those of the theme; one of the site's own is used if
its chain of layouts ends at one of them, or is no whole HTML document. One that shows no content, front
matter only, is used where there is none to show. What else there is gets one diagnostic.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site.model import Site, SitePage
from mkdocs_essay.templating.layout_files import Layout, LayoutFiles


class TextRenderer(Protocol):
    """Renders the Liquid of a layout as a page would see it; LiquidRenderer does."""

    def render_text(
        self, text: str, page: SitePage, path: str, variables: Mapping[str, Any], first_line: int = 1
    ) -> str:
        """`text`, which is the file `path` from `first_line` on, with `variables` beside the page's own."""


class Layouts:
    """The layouts of a site, read when a page asks for one."""

    def __init__(self, site: Site, diagnostics: Diagnostics, renderer: TextRenderer) -> None:
        self.diagnostics = diagnostics
        self.renderer = renderer
        self.files = LayoutFiles(site, diagnostics)
        self.chains: dict[str, tuple[Layout, ...]] = {}

    def wrap(self, page: SitePage, content: str) -> str:
        """`content`, which is HTML, in the site's own layouts of the page; as it is where there are none."""
        data: dict[str, Any] = {}
        for layout in self.chain_of(page):
            if content.strip() and not layout.shows_content:
                self.refuse(layout, "it does not show {{ content }}")
                break
            data = {**layout.data, **data}
            variables = {"content": content, "layout": data}
            content = self.renderer.render_text(layout.text, page, layout.path, variables, layout.first_line)
        return content

    def chain_of(self, page: SitePage) -> tuple[Layout, ...]:
        """The layouts that a page is put into, the innermost first."""
        name = page.front_matter.get("layout")
        if not isinstance(name, str):
            return ()
        if name not in self.chains:
            self.chains[name] = self.build_chain(name)
        return self.chains[name]

    def build_chain(self, name: str) -> tuple[Layout, ...]:
        chain: list[Layout] = []
        following: str | None = name
        while following is not None and (layout := self.files.load(following)) is not None:
            if layout in chain:
                self.refuse(layout, "it is put into itself")
                return ()
            if layout.is_document:
                self.refuse(layout, "it is a page of its own, not something around {{ content }}")
                break
            chain.append(layout)
            following = layout.parent
        return tuple(chain)

    def refuse(self, layout: Layout, reason: str) -> None:
        self.diagnostics.add(
            "layout-not-used",
            f"The layout {layout.name} is not used: {reason}. Its pages have Material's look.",
            layout.path,
        )
