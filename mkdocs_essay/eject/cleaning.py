"""A page's content without what this plugin, Material and Markdown's extensions add to it.

The content of our build and what plain Markdown makes of a written page go through the same cleaning, so that
they can be compared. What several kinds of markup stand for gets one form: code blocks, callouts, formulas,
footnotes and task items become elements of names that HTML does not have (`constructs`).
"""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_essay.eject.constructs import CONSTRUCTS
from mkdocs_essay.eject.tree import Node, parse

_KEPT = {"callout-title", "notes"}
_ADDRESSES = ("href", "src", "poster", "data", "cite")
_FOR_NOTES = {"doc-noteref", "doc-endnotes", "doc-backlink"}

Resolve = Callable[[str], str]
"""An address as it stands on the page -> the same for all pages: `/folder/page.html#id` within the site."""


def clean(html: str, resolve: Resolve) -> Node:
    """The tree of a page's content, its addresses resolved."""
    root = parse(html)
    for node in (root, *root.walk()):
        node.children = [
            child for child in node.children if not (isinstance(child, Node) and _is_added(child, node))
        ]
    for node in list(root.walk()):
        for construct in CONSTRUCTS:
            construct(node)
    for node in root.walk():
        _clean_attributes(node)
        _resolve(node, resolve)
    return root


def _resolve(node: Node, resolve: Resolve) -> None:
    for name in _ADDRESSES:
        value = node.attributes.get(name)
        if value and (name != "data" or node.tag == "object"):
            node.attributes[name] = resolve(value)
    if node.get("srcset"):
        node.attributes["srcset"] = ", ".join(
            _candidate(each, resolve) for each in node.get("srcset").split(",")
        )


def _candidate(text: str, resolve: Resolve) -> str:
    address, blank, size = text.strip().partition(" ")
    return resolve(address) + blank + size


def _is_added(node: Node, parent: Node) -> bool:
    word = node.attributes.get("data-essay")
    if word is not None and word not in _KEPT:
        return True
    classes = node.classes
    if node.tag == "a":
        return bool({"headerlink", "footnote-backref"} & set(classes))
    return node.tag == "hr" and "footnote" in parent.classes and parent.elements[0] is node


def _clean_attributes(node: Node) -> None:
    for name in [name for name in node.attributes if name.startswith("data-essay")]:
        del node.attributes[name]
    if node.get("role") in _FOR_NOTES:
        for name in ("role", "aria-label", "title"):
            node.attributes.pop(name, None)
    own = [name for name in node.classes if name.startswith("essay-")]
    if own or node.attributes.get("class") == "":
        node.drop_class(*own)
