"""Filters by family; a name that two families have means the later one, as Jekyll's replace Liquid's.

A filter is a function of the context, the value and its arguments. It raises `FilterFault` for what it
cannot do; a TypeError or ValueError is reported as one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkdocs_essay.templating.filters import (
    arithmetic,
    arrays,
    base64,
    dates,
    debugging,
    escaping,
    expressions,
    grouping,
    html,
    markup,
    searching,
    slugs,
    sorting,
    stacks,
    strings,
    urls,
    words,
)

FILTERS: dict[str, Callable[..., Any]] = {
    **strings.FILTERS,
    **html.FILTERS,
    **base64.FILTERS,
    **arithmetic.FILTERS,
    **arrays.FILTERS,
    **sorting.FILTERS,
    **dates.FILTERS,
    **escaping.FILTERS,
    **urls.FILTERS,
    **slugs.FILTERS,
    **words.FILTERS,
    **searching.FILTERS,
    **grouping.FILTERS,
    **expressions.FILTERS,
    **stacks.FILTERS,
    **markup.FILTERS,
    **debugging.FILTERS,
}
