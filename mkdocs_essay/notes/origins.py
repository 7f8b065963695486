"""Makes the links of another page's note lead where they lead on that page."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

ORIGIN = "data-essay-origin"
_ADDRESSES = ("href", "src", "poster")


class OriginTreeprocessor(Treeprocessor):
    """Runs after the notes are written.

    `url_of` gives the address, from the site's root, of the page whose source file an element names as its
    origin; without it (there is no site) links stay as they are.
    """

    def __init__(self, md: Markdown, url_of: Callable[[str], str | None]) -> None:
        super().__init__(md)
        self._url_of = url_of

    def run(self, root: Element) -> None:
        """Rewrite addresses below elements with an origin, and take that mark away."""
        for element in root.iter():
            origin = element.attrib.pop(ORIGIN, None)
            base = self._url_of(origin) if origin else None
            if base:
                _rebase(element, base)


def _rebase(root: Element, base: str) -> None:
    for element in root.iter():
        for name in _ADDRESSES:
            address = element.get(name)
            # A whole URL and one from the site's root come out as they are; our own lead to places on the
            # page that is shown.
            if address and not element.get("role", "").startswith("doc-"):
                element.set(name, urljoin(base, address))
