"""What the templates are told of a page, under the name `essay`."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from mkdocs_essay.bridge.pages import EssayPage
from mkdocs_essay.navigation.markup import without_tags
from mkdocs_essay.navigation.views import PageView
from mkdocs_essay.site.model import Site

_HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL | re.IGNORECASE)
_LINKS = re.compile(r"<a class=\"headerlink\".*?</a>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class TemplateView(PageView):
    """A page's place (see `PageView`) and what the site's configuration puts on every page.

    `show_title`: the page's text has no heading that says its title. `structured_data` is JSON for a script
    element.
    """

    show_title: bool = False
    last_modified: str | None = None
    back_to_top: str | None = None
    structured_data: str | None = None
    hooks: Mapping[str, str] = field(default_factory=dict)


def template_view(place: PageView, page: EssayPage, site: Site, hooks: Mapping[str, str]) -> TemplateView:
    """The view of `page`, whose content is rendered."""
    config = site.config
    own = {part.name: getattr(place, part.name) for part in dataclasses.fields(place)}
    return TemplateView(
        **own,
        show_title=not says_title(page.content or "", str(page.title or "")),
        last_modified=_text(page.meta.get("last_modified_date"))
        if config.get("last_edit_timestamp")
        else None,
        back_to_top=str(config.get("back_to_top_text") or "Back to top")
        if config.get("back_to_top")
        else None,
        structured_data=_structured_data(place, page) if page.canonical_url else None,
        hooks=hooks,
    )


def says_title(html: str, title: str) -> bool:
    """Whether a page's text has a heading of the first level, or opens with a heading that says its title."""
    first = _HEADING.search(html)
    if first is None:
        return False
    if first[1] == "1" or re.search(r"<h1\b", html, re.IGNORECASE):
        return True
    return _plain(_LINKS.sub("", first[2])) == _plain(title)


def _plain(html: str) -> str:
    return _NOT_WORDS.sub(" ", unescape(_TAG.sub("", html))).strip().casefold()


def _text(value: object) -> str | None:
    return None if value is None or value is False else str(value).strip() or None


def _structured_data(place: PageView, page: EssayPage) -> str:
    """schema.org's Article for a part of a series, as part of that series."""
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": unescape(without_tags(place.title)),
        "url": page.canonical_url,
    }
    if page.meta.get("description"):
        data["description"] = page.meta["description"]
    if place.place is not None:
        series = place.place.series
        data["position"] = place.place.number
        data["isPartOf"] = {"@type": "CreativeWorkSeries", "name": unescape(without_tags(series.title))}
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
