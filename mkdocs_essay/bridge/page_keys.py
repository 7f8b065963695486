"""What a page has of its own, as texts for keys."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from mkdocs_essay.bridge.fingerprint import is_trusted
from mkdocs_essay.cache.describing import describe


def content_key(page: Page) -> Iterator[str]:
    """The page's HTML, and its address, title, front matter and table of contents. Raises UnstableError."""
    yield page.content or ""
    yield describe([page.url, str(page.title), page.meta, list(map(_entry, page.toc))], is_trusted)


def _entry(link: AnchorLink) -> object:
    return link.title, link.id, link.level, list(map(_entry, link.children))
