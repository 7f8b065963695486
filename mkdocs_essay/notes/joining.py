"""Puts a sentence together that a note block broke in two.

A paragraph ended if it ends in `. ! ? : ; …`, whatever digits, quotes, brackets, markup or superscripts
follow the sign; a comma behind it, as in `(Sept. 8, 2018),`, says that it did not. One that did not goes on
in the paragraph right below the block; where a list, a quote, a figure or a table stands between, only if
that paragraph begins with a small letter or a closing sign. Halves are put together with a blank, or without
one after a hyphen that breaks a word.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

_TRAILING = re.compile(
    r"<sup\b[^<>]*>[^<>]*</sup\s*>|<[^<>]*>|\[\^[^\[\]\s]*\]|\]\([^()\s]*\)|\{:[^{}]*\}", re.IGNORECASE
)
_LAST_LETTER = re.compile(r"[^\W\d_]")
_ENDINGS = frozenset(".!?:;…。！？；：")
_TAIL = 400
_OPENING_MARKUP = " \t\n*_\"“”‘’'(["
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


def join_at(parent: Element, index: int) -> bool:
    """Join what stands on both sides of `index`, from where blocks of `parent` were taken; tell whether it
    was done.

    The second half's text is put behind the first's. Its attributes go, since the first's are the sentence's.
    """
    if not 0 < index < len(parent):
        return False
    before = parent[index - 1]
    after_index = index
    if before.tag in _BETWEEN and index >= 2 and parent[index - 2].tag == "p":
        before = parent[index - 2]
    elif parent[index].tag in _BETWEEN and index + 1 < len(parent):
        after_index = index + 1
    after = parent[after_index]
    near = after is parent[index] and before is parent[index - 1]
    if before.tag != "p" or after.tag != "p" or not _are_raw(before, after):
        return False
    first, second = before.text or "", after.text or ""
    if ends_sentence(first) or not (near or goes_on(second)):
        return False
    before.text = glue(first, second)
    parent.remove(after)
    return True


def glue(first: str, second: str) -> str:
    """Two halves of a text as one."""
    first, second = first.rstrip(), second.lstrip()
    if re.search(r"[^\W\d_][-‐]$", first) and second[:1].islower():
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
