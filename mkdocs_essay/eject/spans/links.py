"""Links."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mkdocs_essay.eject.attributes import attribute_list
from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node

_UNSAFE = frozenset('<>"\n\\`*_')


def link(node: Node, style: Style, inner: Callable[[Node, Style], str]) -> str:
    """`[text](address "title"){ attributes }`, or `<address>` where that is the text."""
    href = node.get("href")
    if not href or style.in_link or any(each.tag == "a" for each in node.walk()):
        raise NoPlainFormError
    if node.children == [href] and set(node.attributes) == {"href"} and _is_web(href):
        return f"<{href}>"
    where = destination(style.link(href), node.attributes.get("title"))
    text = inner(node, replace(style, in_link=True, in_lines=False))
    if not text.strip() or "\n" in text:
        raise NoPlainFormError
    # As HTML the link would have another base in Zensical than in MkDocs.
    if text.startswith(" "):
        text = f"&#32;{text.lstrip(' ')}"
    if text.endswith(" "):
        text = f"{text.rstrip(' ')}&#32;"
    return f"[{text}]({where}){attribute_list(without(node, 'href', 'title'))}"


def destination(address: str, title: str | None) -> str:
    """What stands between a link's round brackets."""
    odd = set("\\`*\n<>\"'{}|") & set(address) or "__" in address
    if odd or address.count("(") != address.count(")"):
        raise NoPlainFormError
    shown = f"<{address}>" if " " in address or "(" in address else address
    if title is None:
        return shown
    if not title or set('"\\`*_\n<>&[]{}|') & set(title):
        raise NoPlainFormError
    return f'{shown} "{title}"'


def without(node: Node, *names: str) -> dict[str, str | None]:
    """An element's attributes but these."""
    return {name: value for name, value in node.attributes.items() if name not in names}


def _is_web(href: str) -> bool:
    return href.startswith(("http://", "https://")) and not set(href) & _UNSAFE - {"_"} and "&" not in href
