"""Front matter for Material: without what Jekyll and just-the-docs alone understand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any

_JEKYLLS = frozenset(
    "layout permalink parent grand_parent ancestor ancestors nav_order has_children has_toc nav_exclude"
    " nav_enabled nav_external_links redirect_from redirect_to child_nav_order series notes diagnostics"
    " search_exclude published collection slug ext excerpt_separator render_with_liquid sitemap"
    " last_modified_date nav_fold markdown".split()
)
_GIVEN: tuple[tuple[str, object], ...] = (("draft", False), ("categories", []), ("tags", []))
_PLAIN = (str, int, float, bool, type(None))


def for_material(meta: Mapping[str, Any], title: str, revised: str | None = None) -> dict[str, Any]:
    """The keys that stay, the title first; `revised` is the date that Material shows at the page's end."""
    kept = {key: _plain(value) for key, value in meta.items() if key not in _JEKYLLS and key != "title"}
    # Jekyll gives these to every document.
    kept = {key: value for key, value in kept.items() if (key, value) not in _GIVEN}
    if revised:
        kept["revision_date"] = revised
    return {"title": title, **kept} if title else kept


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, datetime) and value.timetz() == time(tzinfo=UTC):
        return value.date()
    if isinstance(value, _PLAIN) or hasattr(value, "isoformat"):
        return value
    return str(value)
