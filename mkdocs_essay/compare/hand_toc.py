"""Lists of links under "Table of contents": the theme's list of a page's children, or an author's own.

They are left out on both sides. What they list is compared as navigation; the plugin puts a table in their
place that it keeps right itself.
"""

from __future__ import annotations

from itertools import pairwise

from mkdocs_essay.compare.content import plain
from mkdocs_essay.compare.html_tree import Element

_TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p"})
_TITLE = "table of contents"


def hand_made_tocs(root: Element) -> set[Element]:
    """The headings and lists below `root` that are such a table."""
    found: set[Element] = set()
    for parent in (root, *root.elements()):
        children = [child for child in parent.children if isinstance(child, Element)]
        for title, following in pairwise(children):
            if (
                title.tag in _TITLES
                and following.tag in ("ul", "ol")
                and following.get("id") != "markdown-toc"
                and plain(title.text()).lower() == _TITLE
                and (("text-delta" in title.classes and not title.get("id")) or _only_links(following))
            ):
                found |= {title, following}
    return found


def _only_links(items: Element) -> bool:
    links = [element for element in items.elements() if element.tag == "a"]
    linked = "".join(link.text() for link in links)
    return bool(links) and "".join(linked.split()) == "".join(items.text().split())
