"""`where` and `find`."""

# A filter is given the context, whether it needs it or not.

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkdocs_essay.templating.context import JekyllContext
from mkdocs_essay.templating.filters.items import members
from mkdocs_essay.templating.filters.properties import item_property, matches
from mkdocs_essay.templating.values import is_array, is_hash, truthy


def where(context: JekyllContext, value: Any, name: Any, target: Any) -> Any:
    found = members(context, value)
    if not truthy(name) or is_array(target) or is_hash(target) or found is None:
        return value
    return [item for item in found if matches(item_property(item, name), target)]


def find(context: JekyllContext, value: Any, name: Any, target: Any) -> Any:
    found = members(context, value)
    if not truthy(name) or is_array(target) or is_hash(target) or found is None:
        return value
    return next((item for item in found if matches(item_property(item, name), target)), None)


FILTERS: dict[str, Callable[..., Any]] = {"where": where, "find": find}
