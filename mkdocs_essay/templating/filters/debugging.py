"""`jsonify` and `inspect`."""

# A filter is given the context, whether it needs it or not.

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

from mkdocs_essay.templating.context import JekyllContext
from mkdocs_essay.templating.faults import FilterFault
from mkdocs_essay.templating.filters.escaping import xml_escape
from mkdocs_essay.templating.values import inspect, is_array, is_hash, to_s

DEEPEST = 40


def jsonify(context: JekyllContext, value: Any) -> str:
    return json.dumps(jsonable(context, value, 0), ensure_ascii=False, separators=(",", ":"))


def jsonable(context: JekyllContext, value: Any, depth: int) -> Any:
    """The value as JSON can say it; objects as mappings of what they have."""
    if depth > DEEPEST:
        raise FilterFault("the value nests too deep for JSON")
    context.spend()
    if isinstance(value, float) and not math.isfinite(value):
        raise FilterFault("JSON has no such number")
    if value is None or isinstance(value, str | int | float):
        return value
    if is_hash(value):
        pairs = value.items_for_json(depth) if hasattr(value, "items_for_json") else value.items()
        return {to_s(key): jsonable(context, item, depth + 1) for key, item in pairs}
    if is_array(value):
        return [jsonable(context, item, depth + 1) for item in value]
    return to_s(value)


def inspect_(context: JekyllContext, value: Any) -> str:
    return xml_escape(context, inspect(value))


FILTERS: dict[str, Callable[..., Any]] = {"jsonify": jsonify, "inspect": inspect_}
