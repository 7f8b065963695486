"""Filters that take an expression as text: `where_exp`, `find_exp`, `group_by_exp`."""

# A filter is given the context, whether it needs it or not.

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from mkdocs_essay.templating import conditions, filtered
from mkdocs_essay.templating.context import JekyllContext
from mkdocs_essay.templating.filters.grouping import groups
from mkdocs_essay.templating.filters.items import members
from mkdocs_essay.templating.tokens import Token
from mkdocs_essay.templating.values import is_array, is_hash, to_s, truthy


def holding(context: JekyllContext, found: Iterable[Any], variable: Any, expression: Any) -> Iterator[Any]:
    """The items of which the condition holds."""
    condition = conditions.parse_strict(to_s(expression))
    with context.scoped({}) as scope:
        for item in found:
            scope[to_s(variable)] = item
            if truthy(condition.evaluate(context)):
                yield item


def where_exp(context: JekyllContext, value: Any, variable: Any, expression: Any) -> Any:
    found = members(context, value)
    return value if found is None else list(holding(context, found, variable, expression))


def find_exp(context: JekyllContext, value: Any, variable: Any, expression: Any) -> Any:
    found = members(context, value)
    return value if found is None else next(iter(list(holding(context, found, variable, expression))), None)


def group_by_exp(context: JekyllContext, value: Any, variable: Any, expression: Any) -> Any:
    pairs = [[key, item] for key, item in value.items()] if is_hash(value) else value
    if not is_array(pairs) and not isinstance(pairs, range):
        return value
    context.spend(len(pairs))
    text = to_s(expression)
    statement, _ = filtered.parse(text, Token("expression", text, 0, text), "lax")
    keyed = []
    with context.scoped({}) as scope:
        for item in pairs:
            scope[to_s(variable)] = item
            keyed.append((statement.evaluate(context), item))
    return groups(keyed)


FILTERS: dict[str, Callable[..., Any]] = {
    "where_exp": where_exp,
    "find_exp": find_exp,
    "group_by_exp": group_by_exp,
}
