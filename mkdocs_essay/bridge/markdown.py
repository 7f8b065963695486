"""One Markdown instance for a whole build, where that is safe."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import unescape
from typing import Any

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


_HEADING = re.compile(r"<h[1-6]\b([^<>]*)>")
_CLASS_AND_ID = re.compile(r'\b(class|id)="([^"]*)"')


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

    def collector(self) -> markdown.Markdown:
        """An instance to look for notes with: what other plugins have put in as an object, mkdocstrings for
        example, counts the texts that it is shown, and is left out.
        """
        named = [name for name in self._extensions if isinstance(name, str)]
        if len(named) == len(self._extensions):
            return self.instance()
        return markdown.Markdown(extensions=named, extension_configs=self._configs)

    def convert(self, text: str) -> tuple[str, TableOfContents, str | None]:
        """A text's HTML, its table of contents and the text of its first heading of the first level."""
        md = self.instance()
        html = md.convert(text)
        tokens: Any = getattr(md, "toc_tokens", [])
        title = next((unescape(token["name"]) for token in tokens if token["level"] == 1), None)
        left_out = {
            attributes["id"] for attributes in _headings(html) if "no_toc" in attributes["class"].split()
        }
        return html, get_toc(_without(tokens, left_out) if left_out else tokens), title


def _headings(html: str) -> Iterator[dict[str, str]]:
    """The classes and id of each heading that has both."""
    for heading in _HEADING.finditer(html):
        found = {name: unescape(value) for name, value in _CLASS_AND_ID.findall(heading[1])}
        if len(found) == 2:
            yield found


def _without(tokens: Any, ids: Collection[str]) -> Any:
    """The table of contents without the headings of `ids`; what stands below one of them moves up."""
    kept: list[dict[str, Any]] = []
    for token in tokens:
        children = _without(token["children"], ids)
        kept += children if token["id"] in ids else [{**token, "children": children}]
    return kept


def _is_resettable(extension: object) -> bool:
    name = plain_name(extension)
    return isinstance(extension, str) and (name in _OF_PYTHON_MARKDOWN or name.startswith(_RESETTABLE))
