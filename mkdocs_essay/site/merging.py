"""Mappings merged as Jekyll merges them: deeply, a null never hides a value, lists are replaced."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def deep_merge(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """`over` laid upon `under`; neither is changed. As deep as YAML may be nested (see
    yaml_reader.MOST_DEPTH).
    """
    merged = dict(under)
    for key, value in over.items():
        old = merged.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            merged[key] = deep_merge(old, value)
        elif value is not None or key not in merged:
            merged[key] = value
    return merged
