"""Puts a sentence together that a note block broke in two.

A paragraph ended if it ends in `. ! ? : ; …`, whatever digits, quotes, brackets, markup or superscripts
follow the sign; a comma behind it, as in `(Sept. 8, 2018),`, says that it did not. One that did not goes on
in the paragraph right below the block; where a list, a quote, a figure or a table stands between, only if
that paragraph begins with a small letter or a closing sign. An item of a list goes on in such a paragraph
too, a quotation in the next one, and a list in one that counts on. Halves are put together with a blank, or
without one after a hyphen that breaks a word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

_TRAILING = re.compile(
    r"<sup\b[^<>]*>[^<>]*</sup\s*>|<[^<>]*>|\[\^[^\[\]\s]*\]|\]\([^()\s]*\)|\{:[^{}]*\}", re.IGNORECASE
)
_LAST_LETTER = re.compile(r"[^\W\d_]")
_BROKEN_WORD = re.compile(r"[^\W\d_][-‐]")
_ENDINGS = frozenset(".!?:;…。！？；：")
_TAIL = 400
_OPENING_MARKUP = " \t\n*_\"“”‘’'(["
_LISTS = ("ul", "ol")
_BETWEEN = {"ul", "ol", "blockquote", "figure", "table", "dl", "pre", "img", "iframe", "div"}


def ends_sentence(raw: str) -> bool:
    """Whether a paragraph's raw text ends its last sentence."""
    tail = _TRAILING.sub("", raw[-_TAIL:]).rstrip()
    behind = " "
    for sign in reversed(tail):
        if sign in _ENDINGS:
            return True
        if _LAST_LETTER.match(sign) or (sign == "," and not behind.isdigit()):
            return False
        behind = sign
    return True


def goes_on(raw: str) -> bool:
    """Whether a paragraph's raw text begins in the middle of a sentence."""
    start = _TRAILING.sub("", raw[:_TAIL]).lstrip(_OPENING_MARKUP)
    return bool(start) and (start[0].islower() or start[0] in ",;)]’”")


def join_at(parent: Element, index: int, numbers: Mapping[Element, int]) -> None:
    """Join what stands on both sides of `index`, from where blocks of `parent` were taken, if it is one.

    The second half's text is put behind the first's. Its attributes go, since the first's are the sentence's.
    `numbers` gives what a list begins with that does not begin with 1.
    """
    if not 0 < index < len(parent):
        return
    before, after = parent[index - 1], parent[index]
    if before.tag == after.tag and before.tag in _LISTS:
        _join_lists(parent, before, after, numbers)
    elif before.tag == after.tag == "blockquote":
        _join_quotes(parent, before, after)
    elif not _join_paragraphs(parent, index) and before.tag in _LISTS and after.tag == "p":
        _join_item(parent, before, after)
        if index < len(parent) and parent[index].tag == before.tag:
            _join_lists(parent, before, parent[index], numbers)


def _join_paragraphs(parent: Element, index: int) -> bool:
    """Join two paragraphs, near the place or on both sides of a block beside it; tell whether it was done."""
    first_at, second_at = index - 1, index
    if parent[first_at].tag in _BETWEEN and index >= 2 and parent[index - 2].tag == "p":
        first_at -= 1
    elif parent[second_at].tag in _BETWEEN and index + 1 < len(parent):
        second_at += 1
    near = second_at - first_at == 1
    before, after = parent[first_at], parent[second_at]
    if before.tag != "p" or after.tag != "p" or not _are_raw(before, after):
        return False
    first, second = before.text or "", after.text or ""
    if ends_sentence(first) or not (near or goes_on(second)):
        return False
    before.text = glue(first, second)
    # Who still knows the second half must not keep all that was joined to it before.
    after.text = ""
    del parent[second_at]
    return True


def _join_lists(parent: Element, before: Element, after: Element, numbers: Mapping[Element, int]) -> None:
    """Join two lists if the second goes on with the numbers of the first."""
    goes_on_counting = before.tag == "ul" or numbers.get(after, 1) == numbers.get(before, 1) + len(before)
    if goes_on_counting and before.attrib == after.attrib:
        before.extend(list(after))
        parent.remove(after)


def _join_quotes(parent: Element, before: Element, after: Element) -> None:
    """Join two quotations if a sentence goes on from the first to the second."""
    if not len(before) or not len(after) or before.attrib != after.attrib:
        return
    last, first = before[-1], after[0]
    if last.tag != "p" or first.tag != "p" or not _are_raw(last, first) or ends_sentence(last.text or ""):
        return
    last.text = glue(last.text or "", first.text or "")
    before.extend(list(after)[1:])
    parent.remove(after)


def _join_item(parent: Element, before: Element, after: Element) -> None:
    """Put a paragraph behind the list's last item if it goes on with the item's sentence."""
    last = before
    while len(last):
        last = last[-1]
    if last.tag not in ("li", "p") or not _are_raw(last, after) or not goes_on(after.text or ""):
        return
    if not ends_sentence(last.text or ""):
        last.text = glue(last.text or "", after.text or "")
        parent.remove(after)


def glue(first: str, second: str) -> str:
    """Two halves of a text as one."""
    first, second = first.rstrip(), second.lstrip()
    if _BROKEN_WORD.match(first[-2:]) and second[:1].islower():
        return first + second
    return f"{first} {second}"


def _are_raw(*elements: Element) -> bool:
    """Whether the elements are paragraphs of raw text and nothing else."""
    return all(
        element.text
        and element.text.strip()
        and not isinstance(element.text, AtomicString)
        and not len(element)
        for element in elements
    )
