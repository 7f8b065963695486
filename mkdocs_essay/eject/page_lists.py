"""The list at the foot of a page, of a series' parts or of the pages below it."""

from __future__ import annotations

from html import escape

from mkdocs_essay.bridge.build import Build
from mkdocs_essay.bridge.pages import EssayPage
from mkdocs_essay.navigation.page_view import Child
from mkdocs_essay.navigation.series import Series
from mkdocs_essay.site.addresses import relative
from mkdocs_essay.site.model import SitePage


def has_list(build: Build, page: EssayPage) -> bool:
    """Whether the plugin shows a list on the page."""
    return _series_of(build, page.site_page) is not None or bool(_children(build, page))


def page_list(build: Build, page: EssayPage) -> str:
    """HTML of the list; empty where the page has none."""
    series = _series_of(build, page.site_page)
    if series is not None:
        return f"<hr><ol>{''.join(_part(page.site_page, part) for part in series.pages)}</ol>"
    children = _children(build, page)
    if not children:
        return ""
    heading = build.hooks.render(page.site_page).get("toc_heading_custom", "")
    return f"<hr>{heading}<ul>{''.join(map(_child, children))}</ul>"


def _series_of(build: Build, page: SitePage) -> Series | None:
    part = build.series.by_part.get(page.path)
    return part[0] if part else build.series.by_own_page.get(page.path)


def _children(build: Build, page: EssayPage) -> tuple[Child, ...]:
    view = build.view(page)
    return view.children if view else ()


def _part(page: SitePage, part: SitePage) -> str:
    title = escape(part.title or "")
    if part.path == page.path:
        return f"<li><strong>{title}</strong></li>"
    return f'<li><a href="{escape(relative(page.dest, part.dest))}">{title}</a></li>'


def _child(child: Child) -> str:
    summary = f": {child.summary}" if child.summary else ""
    return f'<li><a href="/{escape(child.url)}">{child.title}</a>{summary}</li>'
