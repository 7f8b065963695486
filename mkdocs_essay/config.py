"""The plugin's options, each with the sentence that documents it."""

from __future__ import annotations

from typing import Any

from mkdocs.config import config_options as c
from mkdocs.config.base import Config

NOTE_STYLES = ("annotations", "footnotes", "sidenotes")


class NotesConfig(Config):
    """The options below `notes`."""

    style = c.Choice(NOTE_STYLES, default="annotations")
    """How notes are shown: as Material's annotations, as footnotes, or as sidenotes."""

    match = c.Choice(("series", "page", "none"), default="series")
    """Where a reference's note is looked for: in the whole series, on its own page only, or nowhere, which
    leaves all superscripts as they are.
    """

    title = c.Optional(c.Type(str))
    """What stands above the list of notes at a page's foot; without it, the word for notes in the theme's
    language.
    """

    page = c.Type(bool, default=True)
    """Whether a series with notes gets a page of all of them, `notes/` below its own address."""

    export = c.Type(bool, default=False)
    """Whether `notes.json`, in the site's folder, lists every note with its series, number, text, source and
    the pages that cite it.
    """


class LiquidConfig(Config):
    """The options below `liquid`."""

    enabled = c.Type(bool, default=True)
    """Whether Liquid is rendered at all."""

    exclude = c.ListOfItems(c.Type(str), default=[])
    """Globs of source files whose Liquid is left as it stands."""


class DiagnosticsConfig(Config):
    """The options below `diagnostics`."""

    ignore = c.ListOfItems(c.Type(str), default=[])
    """Codes of diagnostics that are not shown and do not fail a strict build."""


class EssayConfig(Config):
    """The options below `essay` in mkdocs.yml."""

    source = c.Optional(c.Type(str))
    """The folder of the Jekyll site, relative to mkdocs.yml; without it, `docs_dir`. `.` is the folder of
    mkdocs.yml itself.
    """

    jekyll_config = c.ListOfItems(c.Type(str), default=[])
    """Jekyll's configuration files, in order, relative to the source; without them, `_config.yml`."""

    github_pages = c.Type(bool, default=True)
    """Whether, as on GitHub Pages, Markdown without front matter is a page and a README its folder's index.
    """

    series = c.Choice(("auto", "marked"), default="auto")
    """Which pages are series: those whose children are in reading order (auto), or only those that say
    `series: true` (marked).
    """

    series_table = c.Choice(("start", "end", "none"), default="end")
    """Where a part shows the table of its series: before its text, after it, or nowhere. A page can say so
    for itself, and a series' own page for its parts, by `series_table` in the front matter; `{:series_toc}`
    on a list gives it a place in the text.
    """

    toc = c.Choice(("page", "sidebar"), default="page")
    """Where a page's `{:toc}` is shown: in its place in the text (page), or only in Material's column beside
    it (sidebar).
    """

    notes = c.SubConfig(NotesConfig)
    """How notes are read and shown."""

    liquid = c.SubConfig(LiquidConfig)
    """Where Liquid is rendered."""

    attribute_syntax = c.Choice(("material", "kramdown"), default="material")
    """Whether `{ .class }` with a blank after the brace is an attribute list (material) or text (kramdown).
    """

    kramdown = c.Type(dict, default={})
    """kramdown's options by kramdown's names; they win over those of `_config.yml`."""

    cache = c.Type(bool, default=False)
    """Whether what was rendered is kept in `.cache/essay`, beside mkdocs.yml, so that the next build renders
    anew only what has changed.
    """

    diagnostics = c.SubConfig(DiagnosticsConfig)
    """Which diagnostics are shown."""

    def kramdown_options(self, jekyll: Any) -> dict[str, Any]:
        """kramdown's options: those of `_config.yml` (`jekyll`), then the plugin's own."""
        own = dict(jekyll) if isinstance(jekyll, dict) else {}
        return {**own, **self.kramdown}
