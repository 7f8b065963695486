"""Matches the notes of the whole site with their references before the first page is rendered."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from functools import cached_property, partial
from typing import Any

from mkdocs_essay.cache.describing import digest
from mkdocs_essay.cache.store import Store
from mkdocs_essay.config import NotesConfig
from mkdocs_essay.diagnostics import Diagnostic, Diagnostics
from mkdocs_essay.navigation.series import AllSeries
from mkdocs_essay.notes.collect import has_candidates, leaves
from mkdocs_essay.notes.model import Counts, NoteId, PageNotes, PagePlan, Resolution
from mkdocs_essay.notes.options import NotesOptions, read_options
from mkdocs_essay.notes.resolve import resolve
from mkdocs_essay.site.model import Site, SitePage

_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\n]+\]:", re.MULTILINE)

Collect = Callable[[SitePage, NotesOptions], PageNotes]


@dataclass(frozen=True, slots=True)
class Matched:
    """What was found on the pages of a sequence, what belongs to what, and the source text of the notes that
    nothing cites.
    """

    found: tuple[PageNotes, ...]
    plans: tuple[PagePlan, ...]
    uncited: Mapping[NoteId, str]


@dataclass(frozen=True, slots=True)
class Summary:
    """What all pages need to know of a sequence: whether the series is to have a page of its notes, the
    counts, the findings, and for each page that may hold notes a key that is the same as long as what it
    shows of them is.
    """

    has_page: bool
    counts: Counts
    findings: tuple[Diagnostic, ...]
    keys: Mapping[str, str]


@dataclass
class NotesOfSequence:
    """Pages that share their notes: `reading` are all of them in reading order, `pages` those that may hold
    any. `series` is the series' own page, None for a page by itself. `key` is the same as long as the pages'
    texts are. `match` does the matching, which is put off until a page is rendered that needs it.
    """

    series: SitePage | None
    reading: tuple[SitePage, ...]
    pages: tuple[SitePage, ...]
    key: str
    summary: Summary
    match: Callable[[], Matched]

    @cached_property
    def matched(self) -> Matched:
        """What belongs to what."""
        return self.match()

    @property
    def has_page(self) -> bool:
        """Whether the series is to have a page of its notes."""
        return self.summary.has_page


@dataclass(frozen=True, slots=True)
class NotesSource:
    """What the notes are read from: what holds on a page, what its blocks hold, and its body as it will be
    rendered.
    """

    options: Callable[[SitePage], NotesOptions]
    collect: Collect
    text: Callable[[SitePage], str]


class SiteNotes:
    """The notes of a site: each series matched, and each other page by itself. Only pages that may hold notes
    are looked at.

    With a `store`, sequences whose texts are as they were need no matching unless one of their pages is
    rendered. `keep`: what was found on a page is kept, for `again`.
    """

    def __init__(
        self,
        site: Site,
        series: AllSeries,
        source: NotesSource,
        diagnostics: Diagnostics,
        store: Store | None = None,
        *,
        keep: bool = False,
    ) -> None:
        self._source = source
        self._diagnostics = diagnostics
        self._store = store
        self._keep = keep
        self._collected: dict[str, PageNotes] = {}
        self._groups = list(_sequences(site, series))
        self._group_of = {page.path: at for at, (_, pages) in enumerate(self._groups) for page in pages}
        self._sequences: dict[int, NotesOfSequence] = {}
        for at in range(len(self._groups)):
            self._read(at)

    @property
    def sequences(self) -> list[NotesOfSequence]:
        """The sequences that have notes, in the order of the site."""
        return [self._sequences[at] for at in sorted(self._sequences)]

    @property
    def counts(self) -> Counts:
        """What was found on the whole site."""
        return sum((sequence.summary.counts for sequence in self.sequences), Counts())

    def of_page(self, path: str) -> NotesOfSequence | None:
        """The sequence that the page is in; None where that has no notes."""
        return self._sequences.get(self._group_of.get(path, -1))

    def key(self, path: str) -> str:
        """What is the same as long as the notes that the page shows are."""
        sequence = self.of_page(path)
        return sequence.summary.keys.get(path, "") if sequence else ""

    def plan(self, path: str) -> PagePlan | None:
        """What belongs to what on a page; None where it cannot hold notes."""
        sequence = self.of_page(path)
        if sequence is None or path not in sequence.summary.keys:
            return None
        at = next(at for at, page in enumerate(sequence.pages) if page.path == path)
        return sequence.matched.plans[at]

    def again(self, paths: Collection[str]) -> set[str] | None:
        """Read the pages in `paths` anew, whose texts have changed. Gives the pages that show other notes
        than before; None where a page of notes has to come or go.
        """
        for path in paths:
            self._collected.pop(path, None)
        others: set[str] = set()
        for at in {self._group_of[path] for path in paths if path in self._group_of}:
            before = self._sequences.pop(at, None)
            if before is not None:
                self._diagnostics.retract(before.summary.findings)
            self._read(at)
            after = self._sequences.get(at)
            if (before is not None and before.has_page) != (after is not None and after.has_page):
                return None
            old, new = (sequence.summary.keys if sequence else {} for sequence in (before, after))
            others |= {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}
        return others

    def _read(self, at: int) -> None:
        """Find what the pages of a sequence hold, if they may hold anything."""
        lead, pages = self._groups[at]
        texts = {page.path: self._source.text(page) for page in pages if page.is_markdown}
        candidates = tuple(page for page in pages if has_candidates(texts.get(page.path, "")))
        footnotes = any(map(_FOOTNOTE.search, texts.values()))
        if not candidates and not footnotes:
            return
        options = [self._source.options(page) for page in candidates]
        lead_options = self._source.options(lead) if lead is not None else None
        wants_page = lead_options is not None and lead_options.page
        digests = {page.path: digest(texts[page.path]) for page in candidates}
        addresses = [page.url for page in candidates]
        key = digest(repr((wants_page, footnotes, list(digests.items()), addresses, options)))
        name = (lead or pages[0]).path
        known = self._store.get("notes", name, key) if self._store else None
        matched = None
        if known is not None:
            summary = _summary_of(known)
        else:
            matched, resolution = self._match(candidates)
            shown = footnotes or any(target for plan in matched.plans for target in plan.targets)
            keys = _keys(matched.plans, candidates, digests)
            summary = Summary(wants_page and shown, resolution.counts, resolution.diagnostics, keys)
            if self._store:
                self._store.put("notes", name, key, _as_json(summary))
        self._diagnostics.extend(summary.findings)
        match = partial(self._match_later, candidates)
        self._sequences[at] = NotesOfSequence(lead, tuple(pages), candidates, key, summary, match)
        if matched is not None:
            self._sequences[at].matched = matched

    def _match_later(self, candidates: Sequence[SitePage]) -> Matched:
        return self._match(candidates)[0]

    def _match(self, candidates: Sequence[SitePage]) -> tuple[Matched, Resolution]:
        collected = [self._collect(page) for page in candidates]
        resolution = resolve(collected)
        return (
            Matched(
                # The texts are kept by the plans of the pages that show them.
                tuple(replace(page, texts=(), suspects=()) for page in collected),
                resolution.plans,
                dict(_uncited(collected, resolution.plans)),
            ),
            resolution,
        )

    def _collect(self, page: SitePage) -> PageNotes:
        found = self._collected.get(page.path)
        if found is None:
            found = self._source.collect(page, self._source.options(page))
            if self._keep:
                self._collected[page.path] = found
        return found


def site_options(config: NotesConfig) -> NotesOptions:
    """What holds on pages whose front matter says nothing of notes."""
    options, _ = read_options({name: config[name] for name in ("style", "match", "title", "page")})
    return options


def _keys(plans: Sequence[PagePlan], pages: Sequence[SitePage], texts: Mapping[str, str]) -> dict[str, str]:
    """For each page a key of what its plan says, with the texts and addresses of the pages whose notes it
    shows.
    """
    keys = {}
    for page, plan in zip(pages, plans, strict=True):
        foreign = sorted({note.page for note in (*plan.texts, *plan.ends.values())})
        sources = [(pages[at].path, pages[at].url, texts[pages[at].path]) for at in foreign]
        keys[page.path] = digest(
            repr((plan.page, plan.shape, plan.targets, plan.cited, list(plan.ends.items()), sources))
        )
    return keys


def _as_json(summary: Summary) -> object:
    findings = [astuple(finding) for finding in summary.findings]
    return [summary.has_page, astuple(summary.counts), findings, dict(summary.keys)]


def _summary_of(stored: Any) -> Summary:
    has_page, counts, findings, keys = stored
    return Summary(has_page, Counts(*counts), tuple(Diagnostic(*finding) for finding in findings), keys)


def _uncited(pages: Sequence[PageNotes], plans: Sequence[PagePlan]) -> Iterator[tuple[NoteId, str]]:
    for position, (page, plan) in enumerate(zip(pages, plans, strict=True)):
        for note in page.notes:
            if not plan.cited[note.index] and not note.is_end:
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
