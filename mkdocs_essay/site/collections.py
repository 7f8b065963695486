"""Collections: what `collections` and `just_the_docs.collections` of `_config.yml` say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mkdocs_essay.site.model import Collection

_UNFIT = re.compile(r"[^a-zA-Z0-9_\-.]")


def read_collections(config: Mapping[str, Any]) -> tuple[Collection, ...]:
    """The collections that the site declares, `posts` among them: first those that the theme shows, in its
    order.
    """
    theme = config.get("just_the_docs")
    shown = theme.get("collections") if isinstance(theme, dict) else None
    shown = shown if isinstance(shown, dict) else {}
    found = []
    for declared in config["collections"]:
        # Jekyll looks the settings up under the label that it has made fit for a folder's name.
        label = _UNFIT.sub("", declared)
        settings = config["collections"].get(label, {})
        found.append(_collection(label, settings, shown.get(label), label in shown))
    order = {label: number for number, label in enumerate(shown)}
    return tuple(sorted(found, key=lambda collection: order.get(collection.label, len(order))))


def _collection(label: str, settings: Mapping[str, Any], says: Any, in_navigation: bool) -> Collection:
    shown = says if isinstance(says, dict) else {}
    permalink, name = settings.get("permalink"), shown.get("name")
    return Collection(
        label=label,
        output=settings.get("output") not in (None, False),
        permalink=None if permalink is None else str(permalink),
        name=None if name is None else str(name),
        nav_fold=shown.get("nav_fold") is True,
        nav_exclude=shown.get("nav_exclude") is True,
        search_exclude=shown.get("search_exclude") is True,
        in_navigation=in_navigation,
    )
