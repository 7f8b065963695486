"""What the templates are told of a page, under the name `essay`."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from html import escape, unescape
from urllib.parse import urljoin

from mkdocs_essay.bridge.links import LinkRewriter
from mkdocs_essay.bridge.pages import EssayPage
from mkdocs_essay.dialect.series_toc import PLACE
from mkdocs_essay.navigation.markup import inline_html, without_tags
from mkdocs_essay.navigation.page_view import PageView
from mkdocs_essay.site.model import SitePage
from mkdocs_essay.site.theme_settings import AuxLink
from mkdocs_essay.templating.dates import to_time
from mkdocs_essay.templating.strftime import strftime

_HEADING = re.compile(r"<h([1-6])\b", re.IGNORECASE)
_LINKS = re.compile(r"<a class=\"headerlink\".*?</a>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class TemplateView(PageView):
    """A page's place (see `PageView`) and what the site's configuration puts on every page.

    `heading` is the page's title as HTML where its text has no heading that says it. `series_place` is what
    stands in the page's content for the table of its series, where the author has given that a place.
    `structured_data` is JSON for a script element. `aux_links` are the links for the head of every page as
    items of a list, `search_placeholder` is what the field of the search says, as an attribute's value.
    `hooks` are HTML.
    """

    heading: str | None = None
    series_place: str = PLACE
    last_modified: str | None = None
    back_to_top: str | None = None
    structured_data: str | None = None
    hooks: Mapping[str, str] = field(default_factory=dict)
    aux_links: str = ""
    search_placeholder: str = ""
    notes_page: str | None = None


class TemplateViews:
    """Makes the views of a site's pages, once their content is rendered.

    `hooks` gives the HTML of the site's own includes for a page; `links` rewrites what leads to the site's
    files; `site_url` is where the site is served.
    """

    def __init__(
        self,
        config: Mapping[str, object],
        hooks: Callable[[SitePage], Mapping[str, str]],
        links: LinkRewriter,
        aux_links: Sequence[AuxLink],
        site_url: str | None,
    ) -> None:
        self._config = config
        self._hooks = hooks
        self._links = links
        self._aux_links = "".join(f"<li>{aux_link(link)}</li>" for link in aux_links)
        self._site_url = site_url

    def of(self, page: EssayPage, place: PageView) -> TemplateView:
        """The view of `page`, whose place in the site is `place`."""
        config, title = self._config, str(page.title or "")
        own = {part.name: getattr(place, part.name) for part in dataclasses.fields(place)}
        hooks = {name: self._rewrite(html, page) for name, html in self._hooks(page.site_page).items()}
        return TemplateView(
            **own,
            heading=None if says_title(page.content or "", title) else inline_html(title),
            last_modified=_last_modified(page, config) if config.get("last_edit_timestamp") else None,
            back_to_top=str(config.get("back_to_top_text") or "Back to top")
            if config.get("back_to_top")
            else None,
            structured_data=_structured_data(place, page, self._site_url) if page.canonical_url else None,
            hooks=hooks,
            aux_links=self._rewrite(self._aux_links, page) if self._aux_links else "",
            search_placeholder=_attribute(hooks.get("search_placeholder_custom", "")),
        )

    def _rewrite(self, html: str, page: EssayPage) -> str:
        return self._links.rewrite(html, page.site_page, report=False)


def aux_link(link: AuxLink) -> str:
    """A link for the head of every page as HTML, its address as the configuration has it."""
    tab = ' target="_blank" rel="noopener noreferrer"' if link.new_tab else ""
    return f'<a href="{escape(link.url)}"{tab}>{inline_html(link.title)}</a>'


def _attribute(html: str) -> str:
    """The words of a piece of HTML, for an attribute."""
    return escape(unescape(_TAG.sub("", html)).strip())


def says_title(html: str, title: str) -> bool:
    """Whether a page's text has a heading of the first level, or opens with a heading that says its title."""
    first = _first_heading(html)
    if first is None:
        return False
    level, inner = first
    if level == "1" or re.search(r"<h1\b", html, re.IGNORECASE):
        return True
    # Behind the last end tag none is looked for.
    end = inner.rfind("</a>") + len("</a>") if "</a>" in inner else 0
    return _plain(_LINKS.sub("", inner[:end]) + inner[end:]) == _plain(title)


def _first_heading(html: str) -> tuple[str, str] | None:
    """The level of the first heading that is closed, and what is in it."""
    unclosed: set[str] = set()
    for opener in _HEADING.finditer(html):
        level = opener[1]
        if level in unclosed:
            continue
        start = html.find(">", opener.end()) + 1
        closer = re.compile(f"</h{level}>", re.IGNORECASE).search(html, start) if start else None
        if closer is not None:
            return level, html[start : closer.start()]
        unclosed.add(level)
    return None


def _plain(html: str) -> str:
    return _NOT_WORDS.sub(" ", unescape(_TAG.sub("", html))).strip().casefold()


def _text(value: object) -> str | None:
    return None if value is None or value is False else str(value).strip() or None


def _last_modified(page: EssayPage, config: Mapping[str, object]) -> str | None:
    """The page's own `last_modified_date` as `last_edit_time_format` wants it; as it stands without that."""
    said = page.meta.get("last_modified_date")
    form = _text(config.get("last_edit_time_format"))
    time = to_time(said, datetime.now().astimezone()) if form else None
    return strftime(time, form) if time is not None and form else _text(said)


def _structured_data(place: PageView, page: EssayPage, site_url: str | None) -> str:
    """schema.org's Article; a part of a series says which one it is of what."""
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": unescape(without_tags(place.title)),
        "url": page.canonical_url,
    }
    if page.meta.get("description"):
        data["description"] = unescape(str(page.meta["description"]))
    modified = page.meta.get("last_modified_date")
    if isinstance(modified, date):
        data["dateModified"] = modified.isoformat()
    if place.place is not None:
        series = place.place.series
        data["position"] = place.place.number
        whole = {"@type": "CreativeWorkSeries", "name": unescape(without_tags(series.title))}
        data["isPartOf"] = whole | ({"url": urljoin(site_url, series.url)} if site_url else {})
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
