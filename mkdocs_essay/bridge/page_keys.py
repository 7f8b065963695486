"""What a page has of its own, as a key."""

from __future__ import annotations

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from mkdocs_essay.bridge.fingerprint import is_trusted
from mkdocs_essay.cache.describing import describe, digest


class PageKeys:
    """Makes a page's key once for each content that it has."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[Page, str, str]] = {}

    def of(self, page: Page) -> str:
        """A key of the page's HTML, address, title, front matter and contents. Raises UnstableError."""
        content = page.content or ""
        made = self._made.get(id(page))
        if made is None or made[0] is not page or made[1] is not content:
            known = [page.url, str(page.title), page.meta, list(map(_entry, page.toc))]
            made = page, content, digest(content, describe(known, is_trusted))
            self._made[id(page)] = made
        return made[2]


def _entry(link: AnchorLink) -> object:
    return link.title, link.id, link.level, list(map(_entry, link.children))
