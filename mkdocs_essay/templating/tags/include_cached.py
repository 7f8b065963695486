"""`include_cached`: an include that is rendered once for the same file and values, whatever the page."""

# Nodes and tags are all called alike.

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from mkdocs_essay.templating.context import JekyllContext, Output
from mkdocs_essay.templating.tags.include import IncludeNode, IncludeTag
from mkdocs_essay.templating.values import is_array, is_hash


class IncludeCachedNode(IncludeNode):
    __slots__ = ()

    def write(self, context: JekyllContext, out: Output) -> None:
        template = self.template(context)
        values = self.arguments.evaluate(context)
        key = (template.path, freeze(values))
        cache = context.engine.includes.rendered
        if key not in cache:
            with context.scoped({} if values is None else {"include": values}, template):
                cache[key] = context.capture(template.body)
        out.write(cache[key])


def freeze(value: Any) -> Hashable:
    """A key that two values share only if they print the same; objects of the site go by identity."""
    if type(value) is dict:
        return ("hash", *((key, freeze(item)) for key, item in value.items()))
    if is_array(value):
        return ("array", *map(freeze, value))
    return ("object", id(value)) if is_hash(value) else (type(value).__name__, str(value))


class IncludeCachedTag(IncludeTag):
    name = "include_cached"
    node = IncludeCachedNode
