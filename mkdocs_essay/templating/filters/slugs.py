"""`slugify` and its modes."""

# A filter is given the context, whether it needs it or not.
# ruff: noqa: ARG001

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkdocs_essay.site import slugs
from mkdocs_essay.templating.context import JekyllContext
from mkdocs_essay.templating.values import to_s, truthy


def slugify(context: JekyllContext, value: Any, mode: Any = None) -> str | None:
    if value is None:
        return None
    return slugs.slugify(to_s(value), to_s(mode) if truthy(mode) else "default")


FILTERS: dict[str, Callable[..., Any]] = {"slugify": slugify}
