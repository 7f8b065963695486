"""Matches the notes of the whole site with their references before the first page is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from mkdocs_essay.config import NotesConfig
from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.navigation.series import AllSeries
from mkdocs_essay.notes.collect import has_candidates
from mkdocs_essay.notes.model import Counts, PageNotes, PagePlan
from mkdocs_essay.notes.options import NotesOptions, read_options
from mkdocs_essay.notes.resolve import resolve
from mkdocs_essay.site.model import Site, SitePage

Collect = Callable[[SitePage, NotesOptions], PageNotes]


@dataclass(slots=True)
class SiteNotes:
    """What was found: each page's plan by its path, and the counts."""

    plans: dict[str, PagePlan] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)


def match_notes(
    site: Site,
    series: AllSeries,
    options: Callable[[SitePage], NotesOptions],
    collect: Collect,
    text: Callable[[SitePage], str],
    diagnostics: Diagnostics,
) -> SiteNotes:
    """Match each series, and each other page by itself; only pages that may hold notes are looked at.

    `options` gives what holds on a page, `text` its body as it will be rendered, `collect` what its blocks
    hold.
    """
    found = SiteNotes()
    for pages in _sequences(site, series):
        candidates = [page for page in pages if page.is_markdown and has_candidates(text(page))]
        if not candidates:
            continue
        resolution = resolve([collect(page, options(page)) for page in candidates])
        found.counts += resolution.counts
        diagnostics.extend(list(resolution.diagnostics))
        for page, plan in zip(candidates, resolution.plans, strict=True):
            found.plans[page.path] = plan
    return found


def site_options(config: NotesConfig) -> NotesOptions:
    """What holds on pages whose front matter says nothing of notes."""
    options, _ = read_options({name: config[name] for name in ("style", "match", "title", "page")})
    return options


def _sequences(site: Site, series: AllSeries) -> Iterator[Sequence[SitePage]]:
    """The pages that share their notes, in reading order.

    A series' own page comes before its parts; after them come its other pages, such as one of notes only that
    its front matter keeps out of the count of the parts.
    """
    taken: set[str] = set()
    for one in series.series:
        nodes = (one.node, *one.parts, *one.node.listed)
        pages = {node.page.path: node.page for node in nodes if node.page and node.page.path not in taken}
        taken.update(pages)
        yield list(pages.values())
    yield from ([page] for page in site.pages if page.path not in taken)
