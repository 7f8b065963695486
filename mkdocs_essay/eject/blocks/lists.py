"""Lists, four blanks deep."""

from __future__ import annotations

import re
from collections.abc import Callable

from mkdocs_essay.eject.attributes import attribute_list
from mkdocs_essay.eject.equality import BLOCKS
from mkdocs_essay.eject.layout import hanging
from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node

_LISTS = ("ul", "ol")
_NUMBER = re.compile(r"\d{1,9}")


def list_block(node: Node, style: Style, flow: Callable[..., list[str]]) -> str:
    """The items, without blank lines between where each is one text and lists below it."""
    start = node.get("start") or "1"
    if set(node.attributes) - {"start"} or not _NUMBER.fullmatch(start):
        raise NoPlainFormError
    items = node.elements
    if not items or any(item.tag != "li" for item in items):
        raise NoPlainFormError
    is_tight = all(_is_tight(item) for item in items)
    texts = []
    for number, item in enumerate(items, int(start)):
        mark = "- " if node.tag == "ul" else f"{number}. "
        texts.append(_item(mark, item, style.within(), flow, is_tight))
    return ("\n" if is_tight else "\n\n").join(texts)


def _item(mark: str, item: Node, style: Style, flow: Callable[..., list[str]], is_tight: bool) -> str:
    blocks = flow(item.children, style)
    first = next((each for each in item.elements if each.tag in BLOCKS), None)
    starts_with_text = first is None or first.tag == "p" or _text_before(item, first)
    if not blocks or not starts_with_text:
        raise NoPlainFormError
    attributes = attribute_list(item.attributes)
    if attributes:
        if not is_tight or len(blocks) > 1 or first is not None:
            raise NoPlainFormError
        blocks[0] += f"\n{attributes}"
    return hanging(mark, ("\n" if is_tight else "\n\n").join(blocks))


def _is_tight(item: Node) -> bool:
    blocks = [each for each in item.elements if each.tag in BLOCKS]
    texts = [each for each in blocks if each.tag not in _LISTS]
    if any(each.tag != "p" or each.attributes for each in texts) or len(texts) > 1:
        return False
    kinds = [each.tag for each in blocks if each.tag in _LISTS]
    if (texts and (blocks[0] is not texts[0] or _text_before(item, blocks[0]))) or len(kinds) > 1:
        return False
    last = max((at for at, child in enumerate(item.children) if child in blocks), default=-1)
    after = item.children[last + 1 :] if blocks else []
    return not any(not isinstance(child, str) or child.strip() for child in after)


def _text_before(item: Node, block: Node) -> bool:
    before = item.children[: next(at for at, child in enumerate(item.children) if child is block)]
    return any(not isinstance(child, str) or child.strip() for child in before)
