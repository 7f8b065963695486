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
    definitions = [name + rest for name, rest in _LINK_DEFINITION.findall(tail) if name in head]
    return "\n\n".join([head, "\n".join(definitions)]) if definitions else head


def _with_closed_blocks(head: str) -> str:
    if "{%" not in head:
        return head
    names = _TAG.findall(head)
    ends = set(names)
    closed = [name for name in reversed(names) if name in BLOCKS and f"end{name}" not in ends]
    return head + "".join(f"\n{{% end{name} %}}" for name in closed)
