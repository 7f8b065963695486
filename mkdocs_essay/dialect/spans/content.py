"""The content of an element while it is being read, and how it gets into the tree."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element


class Symbol(str):
    """Text that did not come from plain text: a quote, a dash, an entity.

    It shows like text, but an attribute list after it belongs to it (and does nothing), and a word next to
    it is a word of its own.
    """

    __slots__ = ()


Item = str | Element


def fill(parent: Element, items: Iterable[Item]) -> None:
    """Append text and elements to `parent`."""
    last = parent[-1] if len(parent) else None
    pending: list[str] = []
    for item in items:
        if isinstance(item, str):
            pending.append(item)
            continue
        _append_text(parent, last, pending)
        parent.append(item)
        last = item
    _append_text(parent, last, pending)


def insert_after(parent: Element, index: int, items: Iterable[Item]) -> None:
    """Put text and elements behind the child at `index`, in place of its tail."""
    last = parent[index]
    last.tail = None
    pending: list[str] = []
    for item in items:
        if isinstance(item, str):
            pending.append(item)
            continue
        _append_text(parent, last, pending)
        index += 1
        parent.insert(index, item)
        last = item
    _append_text(parent, last, pending)


def _append_text(parent: Element, last: Element | None, pending: list[str]) -> None:
    if not pending:
        return
    text = "".join(pending)
    pending.clear()
    if last is None:
        parent.text = (parent.text or "") + text
    else:
        last.tail = (last.tail or "") + text
