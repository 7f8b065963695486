"""`group_by`."""

# A filter is given the context, whether it needs it or not.

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from mkdocs_essay.templating.context import JekyllContext
from mkdocs_essay.templating.filters.arrays import key_of
from mkdocs_essay.templating.filters.properties import item_property
from mkdocs_essay.templating.values import is_array, is_hash, to_s


def group_by(context: JekyllContext, value: Any, name: Any) -> Any:
    pairs = [[key, item] for key, item in value.items()] if is_hash(value) else value
    if not is_array(pairs) and not isinstance(pairs, range):
        return value
    context.spend(len(pairs))
    return groups((to_s(item_property(item, name)), item) for item in pairs)


def groups(keyed: Iterable[tuple[Any, Any]]) -> list[dict[str, Any]]:
    """Groups in the order of their first items."""
    found: dict[Any, dict[str, Any]] = {}
    for name, item in keyed:
        group = found.setdefault(key_of(name), {"name": name, "items": [], "size": 0})
        group["items"].append(item)
        group["size"] += 1
    return list(found.values())


FILTERS: dict[str, Callable[..., Any]] = {"group_by": group_by}
