"""Filters that cut and join text."""

# A filter is given the context, whether it needs it or not.
# ruff: noqa: ARG001

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from mkdocs_essay.templating.context import JekyllContext
from mkdocs_essay.templating.faults import LimitFault
from mkdocs_essay.templating.numbers import to_integer
from mkdocs_essay.templating.values import WHITESPACE, is_array, to_s

BACKSLASH = re.compile(r"\\([\\0-9&])")


def downcase(context: JekyllContext, value: Any) -> str:
    return to_s(value).lower()


def upcase(context: JekyllContext, value: Any) -> str:
    return to_s(value).upper()


def capitalize(context: JekyllContext, value: Any) -> str:
    return to_s(value).capitalize()


def append(context: JekyllContext, value: Any, other: Any) -> str:
    return to_s(value) + to_s(other)


def prepend(context: JekyllContext, value: Any, other: Any) -> str:
    return to_s(other) + to_s(value)


def strip(context: JekyllContext, value: Any) -> str:
    return to_s(value).strip(WHITESPACE)


def lstrip(context: JekyllContext, value: Any) -> str:
    return to_s(value).lstrip(WHITESPACE)


def rstrip(context: JekyllContext, value: Any) -> str:
    return to_s(value).rstrip(WHITESPACE)


def replace(context: JekyllContext, value: Any, old: Any, new: Any = "") -> str:
    return substitute(context, to_s(value), to_s(old), expand(to_s(new), to_s(old)))


def substitute(context: JekyllContext, text: str, old: str, new: str) -> str:
    """`text` with all `old` made `new`; `LimitFault` before a result that is too big is made."""
    count = text.count(old) if old else len(text) + 1
    if len(text) + count * (len(new) - len(old)) > context.engine.limits.output:
        raise LimitFault(f"a text grows beyond {context.engine.limits.output} characters")
    return text.replace(old, new)


def replace_first(context: JekyllContext, value: Any, old: Any, new: Any = "") -> str:
    return to_s(value).replace(to_s(old), expand(to_s(new), to_s(old)), 1)


def expand(new: str, old: str) -> str:
    """What Ruby makes of backslashes in a replacement: two are one, a digit names what was found."""
    if "\\" not in new:
        return new
    return BACKSLASH.sub(lambda found: {"\\": "\\", "0": old, "&": old}.get(found[1], ""), new)


def replace_last(context: JekyllContext, value: Any, old: Any, new: Any) -> str:
    before, found, after = to_s(value).rpartition(to_s(old)) if to_s(old) else (to_s(value), "x", "")
    return before + to_s(new) + after if found else after


def remove(context: JekyllContext, value: Any, old: Any) -> str:
    return substitute(context, to_s(value), to_s(old), "")


def remove_first(context: JekyllContext, value: Any, old: Any) -> str:
    return replace_first(context, value, old, "")


def remove_last(context: JekyllContext, value: Any, old: Any) -> str:
    return replace_last(context, value, old, "")


def split(context: JekyllContext, value: Any, separator: Any) -> list[str]:
    """String#split: empty parts at the end are left out; a single blank means any white space."""
    text, mark = to_s(value), to_s(separator)
    parts = text.split() if mark == " " else list(text) if not mark else text.split(mark)
    while parts and not parts[-1]:
        parts.pop()
    return parts


def slice_(context: JekyllContext, value: Any, offset: Any, length: Any = None) -> Any:
    start, count = to_integer(offset), 1 if length is None else to_integer(length)
    source = list(value) if is_array(value) else to_s(value)
    if start < 0:
        start += len(source)
    if start < 0 or start > len(source) or count < 0:
        return [] if is_array(value) else ""
    return source[start : start + count]


def truncate(context: JekyllContext, value: Any, length: Any = 50, ellipsis: Any = "...") -> str | None:
    if value is None:
        return None
    text, mark, most = to_s(value), to_s(ellipsis), to_integer(length)
    return text[: max(most - len(mark), 0)] + mark if len(text) > most else text


def truncatewords(context: JekyllContext, value: Any, count: Any = 15, ellipsis: Any = "...") -> str | None:
    if value is None:
        return None
    words = to_s(value).split(None, max(to_integer(count), 1))
    if len(words) <= max(to_integer(count), 1):
        return to_s(value)
    return " ".join(words[:-1]) + to_s(ellipsis)


FILTERS: dict[str, Callable[..., Any]] = {
    "downcase": downcase,
    "upcase": upcase,
    "capitalize": capitalize,
    "append": append,
    "prepend": prepend,
    "strip": strip,
    "lstrip": lstrip,
    "rstrip": rstrip,
    "replace": replace,
    "replace_first": replace_first,
    "replace_last": replace_last,
    "remove": remove,
    "remove_first": remove_first,
    "remove_last": remove_last,
    "split": split,
    "slice": slice_,
    "truncate": truncate,
    "truncatewords": truncatewords,
}
