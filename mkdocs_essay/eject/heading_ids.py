"""The ids that Python-Markdown gives headings by itself."""

from __future__ import annotations

from collections import Counter

from markdown.extensions.toc import slugify

from mkdocs_essay.eject.tree import Node

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def implied_ids(root: Node) -> frozenset[str]:
    """The ids of headings that need not be written. Gives a heading without an id the one that it will have,
    since plain MkDocs leaves none without.
    """
    used = Counter(node.get("id") for node in root.walk() if node.get("id"))
    found = set()
    for node in root.walk():
        if node.tag not in _HEADINGS:
            continue
        slug = slugify(node.text().strip(), "-")
        if "id" not in node.attributes:
            node.attributes["id"] = _unique(slug, used)
            used[node.get("id")] += 1
        if slug and node.get("id") == slug and used[slug] == 1:
            found.add(slug)
    return frozenset(found)


def _unique(slug: str, used: Counter[str]) -> str:
    found, count = slug, 0
    while found in used or not found:
        count += 1
        found = f"{slug}_{count}"
    return found
