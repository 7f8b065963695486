"""Matches the notes of the whole site with their references before the first page is rendered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mkdocs_essay.config import NotesConfig
from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.navigation.series import AllSeries
from mkdocs_essay.notes.collect import has_candidates, leaves
from mkdocs_essay.notes.model import Counts, NoteId, PageNotes, PagePlan
from mkdocs_essay.notes.options import NotesOptions, read_options
from mkdocs_essay.notes.resolve import resolve
from mkdocs_essay.site.model import Site, SitePage

_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\n]+\]:", re.MULTILINE)

Collect = Callable[[SitePage, NotesOptions], PageNotes]


@dataclass(frozen=True, slots=True)
class NotesOfSequence:
    """Pages that share their notes: `reading` are all of them in reading order, `pages` those that may hold
    any, with what was found on each and what belongs to what.

    `series` is the series' own page, None for a page by itself; `has_page` says whether the series is to have
    a page of its notes. `uncited` has the source text of the notes that nothing cites.
    """

    series: SitePage | None
    has_page: bool
    reading: tuple[SitePage, ...]
    pages: tuple[SitePage, ...]
    found: tuple[PageNotes, ...]
    plans: tuple[PagePlan, ...]
    uncited: Mapping[NoteId, str]


@dataclass(slots=True)
class SiteNotes:
    """What was found: each page's plan by its path, the counts, and the whole by sequences."""

    plans: dict[str, PagePlan] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)
    sequences: list[NotesOfSequence] = field(default_factory=list)


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
    for lead, pages in _sequences(site, series):
        candidates = [page for page in pages if page.is_markdown and has_candidates(text(page))]
        footnotes = any(page.is_markdown and _FOOTNOTE.search(text(page)) for page in pages)
        if not candidates and not footnotes:
            continue
        collected = [collect(page, options(page)) for page in candidates]
        resolution = resolve(collected)
        found.counts += resolution.counts
        diagnostics.extend(list(resolution.diagnostics))
        for page, plan in zip(candidates, resolution.plans, strict=True):
            found.plans[page.path] = plan
        found.sequences.append(
            NotesOfSequence(
                lead,
                lead is not None
                and options(lead).page
                and (footnotes or any(target for plan in resolution.plans for target in plan.targets)),
                tuple(pages),
                tuple(candidates),
                # The texts are kept by the plans of the pages that show them.
                tuple(replace(page, texts=(), suspects=()) for page in collected),
                resolution.plans,
                dict(_uncited(collected, resolution.plans)),
            )
        )
    return found


def site_options(config: NotesConfig) -> NotesOptions:
    """What holds on pages whose front matter says nothing of notes."""
    options, _ = read_options({name: config[name] for name in ("style", "match", "title", "page")})
    return options


def _uncited(pages: Sequence[PageNotes], plans: Sequence[PagePlan]) -> Iterator[tuple[NoteId, str]]:
    for position, (page, plan) in enumerate(zip(pages, plans, strict=True)):
        for note in page.notes:
            if not plan.cited[note.index]:
                blocks = page.texts[note.index].elements
                words = (leaf.text or "" for block in blocks for leaf in leaves(block))
                yield NoteId(position, note.index), " ".join(" ".join(words).split())


def _sequences(site: Site, series: AllSeries) -> Iterator[tuple[SitePage | None, Sequence[SitePage]]]:
    """The pages that share their notes, in reading order, each time with the series' own page.

    A series' own page comes before its parts; after them come its other pages, such as one of notes only that
    its front matter keeps out of the count of the parts.
    """
    taken: set[str] = set()
    for one in series.series:
        nodes = (one.node, *one.parts, *one.node.listed)
        pages = {node.page.path: node.page for node in nodes if node.page and node.page.path not in taken}
        taken.update(pages)
        yield one.node.page, list(pages.values())
    yield from ((None, [page]) for page in site.pages if page.path not in taken)
