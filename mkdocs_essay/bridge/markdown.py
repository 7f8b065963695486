"""One Markdown instance for a whole build, where that is safe."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, TypedDict

import markdown
from mkdocs.config.defaults import MkDocsConfig

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


class TocEntry(TypedDict):
    """An entry of a table of contents, as MkDocs makes its links of."""

    name: str
    id: str
    level: int
    children: list[TocEntry]


@dataclass(frozen=True, slots=True)
class Converted:
    """A page as Markdown leaves it; `title` is the text of its first heading of the first level."""

    html: str
    toc: list[TocEntry]
    title: str | None


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
        if all(is_resettable(name) for name in self._extensions):
            self._shared = md
        return md

    @property
    def is_shared(self) -> bool:
        """Whether all pages are converted by one instance, which knows nothing of a page once it is reset."""
        return self._shared is not None

    def collector(self) -> markdown.Markdown:
        """An instance to look for notes with: what other plugins have put in as an object, mkdocstrings for
        example, counts the texts that it is shown, and is left out.
        """
        named = [name for name in self._extensions if isinstance(name, str)]
        if len(named) == len(self._extensions):
            return self.instance()
        return markdown.Markdown(extensions=named, extension_configs=self._configs)

    def convert(self, text: str) -> Converted:
        """A text's HTML, its table of contents and the text of its first heading of the first level."""
        md = self.instance()
        html = md.convert(text)
        tokens: Any = getattr(md, "toc_tokens", [])
        title = next((unescape(token["name"]) for token in tokens if token["level"] == 1), None)
        left_out = {
            attributes["id"] for attributes in _headings(html) if "no_toc" in attributes["class"].split()
        }
        return Converted(html, _entries(tokens, left_out), title)


def _headings(html: str) -> Iterator[dict[str, str]]:
    """The classes and id of each heading that has both."""
    for heading in _HEADING.finditer(html):
        found = {name: unescape(value) for name, value in _CLASS_AND_ID.findall(heading[1])}
        if len(found) == 2:
            yield found


def _entries(tokens: Any, left_out: Collection[str]) -> list[TocEntry]:
    """The table of contents without the headings of `left_out`; what stands below one of them moves up."""
    kept: list[TocEntry] = []
    for token in tokens:
        children = _entries(token["children"], left_out)
        if token["id"] in left_out:
            kept += children
        else:
            kept.append(
                {"name": token["name"], "id": token["id"], "level": token["level"], "children": children}
            )
    return kept


def is_resettable(extension: object) -> bool:
    """Whether an extension forgets a page in `reset`, or knows nothing of it."""
    name = plain_name(extension)
    return isinstance(extension, str) and (name in _OF_PYTHON_MARKDOWN or name.startswith(_RESETTABLE))
