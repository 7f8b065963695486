"""Filters that count words and tidy blanks."""

# A filter is given the context, whether it needs it or not.
# ruff: noqa: ARG001

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from mkdocs_essay.templating.context import JekyllContext
from mkdocs_essay.templating.faults import FilterFault
from mkdocs_essay.templating.values import WHITESPACE, to_s

# Han, Katakana, Hiragana and Hangul, as far as characters of everyday text go.
CJK = (
    "\u1100-\u11ff\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff"
    "\u3131-\u318e\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb\uf900-\ufad9\uff66-\uff9d"
    "\uffa0-\uffdc\U00020000-\U000323af"
)
IDEOGRAPH = re.compile(f"[{CJK}]")
WORD = re.compile(f"[^{CJK} \\t\\n\\v\\f\\r]+")
SPACE = re.compile(r"[ \t\n\v\f\r]+")


def number_of_words(context: JekyllContext, value: Any, mode: Any = None) -> int:
    """Words between blanks; with "cjk", each ideograph too, with "auto" only where there are any."""
    if not isinstance(value, str):
        raise FilterFault("number_of_words takes a text")
    if mode == "cjk" or (mode == "auto" and IDEOGRAPH.search(value)):
        return len(IDEOGRAPH.findall(value)) + len(WORD.findall(value))
    return len([part for part in SPACE.split(value.strip(WHITESPACE)) if part])


def normalize_whitespace(context: JekyllContext, value: Any) -> str:
    return SPACE.sub(" ", to_s(value)).strip(WHITESPACE)


FILTERS: dict[str, Callable[..., Any]] = {
    "number_of_words": number_of_words,
    "normalize_whitespace": normalize_whitespace,
}
