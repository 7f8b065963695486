"""The beginning of a document, cut off so that it can be rendered on its own."""

from __future__ import annotations

import re

_TAG = re.compile(r"\{%-?\s*(\w+)")
_LINK_DEFINITION = re.compile(r"^ {0,3}(\[[^\]\n]+\])(:[^\n]+)$", re.MULTILINE)
_LEADING_LINES = re.compile(r"\A(?:[ \t]*\n)+")
BLOCKS = frozenset(
    {
        *("for", "if", "unless", "case", "capture", "comment", "raw", "highlight", "tablerow", "ifchanged"),
    }
)


def excerpt_of(body: str, separator: str) -> str:
    """What stands before the first `separator` of `body`.

    Blocks of Liquid that are cut in two are closed, the innermost first, and the link definitions of the
    rest that the beginning may use come along.
    """
    head, _, tail = _LEADING_LINES.sub("", body, count=1).partition(separator)
    if not tail:
        return head
    head = _with_closed_blocks(head)
    defined = _LINK_DEFINITION.findall(tail)
    named = _bracketed(head, {name for name, _ in defined})
    definitions = [name + rest for name, rest in defined if name in named]
    return "\n\n".join([head, "\n".join(definitions)]) if definitions else head


def _bracketed(text: str, names: set[str]) -> set[str]:
    """Which of `names`, each from a `[` to the next `]`, stand in the text: in one pass for all of them."""
    lengths = sorted({len(name) for name in names})
    found: set[str] = set()
    start, end = 0, text.find("]") + 1
    while lengths and end:
        pieces = (text[end - length : end] for length in lengths if length <= end - start)
        found.update(piece for piece in pieces if piece in names)
        start, end = end, text.find("]", end) + 1
    return found


def _with_closed_blocks(head: str) -> str:
    if "{%" not in head:
        return head
    names = _TAG.findall(head)
    ends = set(names)
    closed = [name for name in reversed(names) if name in BLOCKS and f"end{name}" not in ends]
    return head + "".join(f"\n{{% end{name} %}}" for name in closed)
