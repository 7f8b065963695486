"""The list of a series' parts at the foot of its pages, for readers without the plugin's table."""

from __future__ import annotations

from html import escape

from mkdocs_essay.navigation.series import AllSeries
from mkdocs_essay.site.addresses import relative
from mkdocs_essay.site.model import SitePage


def series_list(page: SitePage, series: AllSeries) -> str:
    """HTML of the list; empty where the page is no part of a series and leads none."""
    part = series.by_part.get(page.path)
    found = part[0] if part else series.by_own_page.get(page.path)
    if found is None:
        return ""
    items = []
    for each in found.pages:
        title = escape(each.title or "")
        href = escape(relative(page.dest, each.dest))
        is_here = each.path == page.path
        items.append(
            f"<li><strong>{title}</strong></li>" if is_here else f'<li><a href="{href}">{title}</a></li>'
        )
    return f"<hr><ol>{''.join(items)}</ol>"
