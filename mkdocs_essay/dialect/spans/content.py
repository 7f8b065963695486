"""The content of an element while it is being read, and how it gets into the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from mkdocs_essay.dialect.white_space import is_white


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


def refill(parent: Element, read: Callable[[str, Element], list[Item]]) -> None:
    """Replace the plain texts directly in `parent` by what `read` makes of them, children staying in order.

    `read` is given a text and the element in or behind which it stands.
    """
    children = list(parent)
    if is_unread(parent.text):
        text, parent.text = parent.text or "", None
        parent[:] = []
        fill(parent, read(text, parent))
        parent.extend(children)
    if any(is_unread(child.tail) for child in children):
        _refill_tails(parent, children, read)


def _refill_tails(
    parent: Element, children: list[Element], read: Callable[[str, Element], list[Item]]
) -> None:
    own = len(parent) - len(children)
    parent[own:] = []
    for child in children:
        tail, child.tail = child.tail, child.tail if not is_unread(child.tail) else None
        parent.append(child)
        if child.tail is None and tail:
            fill(parent, read(tail, child))


def is_unread(text: str | None) -> bool:
    """Whether a text is still to be read: `AtomicString`s are final, white space holds nothing."""
    return text is not None and not isinstance(text, AtomicString) and not is_white(text)


def _append_text(parent: Element, last: Element | None, pending: list[str]) -> None:
    if not pending:
        return
    text = "".join(pending)
    pending.clear()
    if last is None:
        parent.text = (parent.text or "") + text
    else:
        last.tail = (last.tail or "") + text
