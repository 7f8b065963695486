"""HTML for what has no plain form."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_essay.eject.spans.html import addressed
from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Markup, Node, to_html


def raw_html(node: Node, style: Style, _flow: Callable[..., list[str]]) -> str:
    """The element as HTML. Markdown reads none where it is indented, and no footnotes in any."""
    if style.indented:
        raise NoPlainFormError
    copy = _html(node, style)
    if copy.tag == "" and all(isinstance(child, Markup) or child == "" for child in _not_blank(copy)):
        return to_html(copy).strip()
    if copy.tag in ("", "span"):
        copy = Node("div", {}, [copy])
    return to_html(copy)


def _not_blank(node: Node) -> list[Node | str | Markup]:
    return [child for child in node.children if not isinstance(child, str) or child.strip()]


def _html(node: Node, style: Style) -> Node:
    """A copy in which everything is HTML."""
    copy = addressed(node, style)
    copy.children = [_html(child, style) if isinstance(child, Node) else child for child in node.children]
    make = _MAKE.get(node.tag)
    if make is not None:
        return make(copy)
    if copy.tag.startswith("x-"):
        raise NoPlainFormError
    return copy


def _code(node: Node) -> Node:
    language = node.attributes.pop("language") or ""
    names = " ".join(
        filter(None, (f"language-{language}" if language else "", "highlight", node.get("class")))
    )
    if language == "mermaid":
        return Node("pre", {"class": "mermaid"}, [Node("code", {}, node.children)])
    code = Node("pre", {}, [Node("code", {}, node.children)])
    return Node("div", {**node.attributes, "class": names}, [code])


def _callout(node: Node) -> Node:
    kind = node.attributes.pop("kind") or ""
    return Node("div", {"class": f"admonition {kind}".strip(), **node.attributes}, node.children)


def _toc(node: Node) -> Node:
    items = node.elements[0]
    return Node(items.tag, {"id": "markdown-toc"}, items.children)


_MAKE: dict[str, Callable[[Node], Node]] = {
    "x-code": _code,
    "x-callout": _callout,
    "x-title": lambda node: Node("p", {"class": "admonition-title"}, node.children),
    "x-formula": lambda node: Node("span", {"class": "arithmatex"}, ["\\(", *node.children, "\\)"]),
    "x-formula-block": lambda node: Node("div", {"class": "arithmatex"}, ["\\[", *node.children, "\\]"]),
    "x-toc": _toc,
    "x-task": lambda node: Node(
        "input",
        {"type": "checkbox", "disabled": None, **node.attributes},
    ),
}
