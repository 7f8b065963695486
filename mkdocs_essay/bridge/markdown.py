"""One Markdown instance for a whole build, where that is safe."""

from __future__ import annotations

from html import unescape

import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.toc import TableOfContents, get_toc

from mkdocs_essay.bridge.extensions import plain_name

# These clear what they know of a page in `reset`, or know nothing; with any other extension each page gets
# an instance.
_RESETTABLE = ("pymdownx.", "mkdocs_essay", "material.extensions.")
_OF_PYTHON_MARKDOWN = {
    "abbr",
    "admonition",
    "attr_list",
    "codehilite",
    "def_list",
    "extra",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "meta",
    "nl2br",
    "sane_lists",
    "smarty",
    "tables",
    "toc",
}


class Converter:
    """Converts pages, with one instance of Markdown set up once and reset for each page."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._extensions = config.markdown_extensions
        self._configs = config.mdx_configs or {}
        self._shared: markdown.Markdown | None = None

    def instance(self) -> markdown.Markdown:
        """A Markdown instance that knows of no page."""
        if self._shared is not None:
            self._shared.reset()
            return self._shared
        md = markdown.Markdown(extensions=self._extensions, extension_configs=self._configs)
        if all(_is_resettable(name) for name in self._extensions):
            self._shared = md
        return md

    def convert(self, text: str) -> tuple[str, TableOfContents, str | None]:
        """A text's HTML, its table of contents and the text of its first heading of the first level."""
        md = self.instance()
        html = md.convert(text)
        tokens = getattr(md, "toc_tokens", [])
        title = next((unescape(token["name"]) for token in tokens if token["level"] == 1), None)
        return html, get_toc(tokens), title


def _is_resettable(name: str) -> bool:
    return plain_name(name) in _OF_PYTHON_MARKDOWN or name.startswith(_RESETTABLE)
