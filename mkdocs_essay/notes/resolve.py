"""Which note belongs to which reference, over the pages of a series in reading order.

The rule, in the order in which it is tried for a reference; a *run* is a stretch of numbering without a
restart.

1.  **Its own page.** A note with its number on the same page. Where the page has several, numbering starts
    again within the page: if the page's references have as many runs as its notes, the n-th run's references
    take the n-th run's notes; else each takes the next note below it, or the nearest above it if none
    follows. A number that is doubled within one run belongs to the references one by one where there are as
    many of them as notes, else to the first of the notes.
2.  **Its own run, on another page.** A note that nothing cites yet, of a run of which references of the same
    run have found notes on their own pages; or one that a reference of the same run cites. The nearest later
    page comes first, then the nearest earlier one. So numbering that runs on finds a note that slipped to the
    next page, and numbering that starts again on each page never takes another page's note.
3.  **A list of notes apart.** Runs of notes that no reference has found so far, such as a page of notes at
    the end of the series, belong in their order to the runs of references that lack notes. One such run
    belongs to all of them if it stands below a heading such as "References" or if their numbers come in no
    order, as those of a bibliography do; else to the first.
4.  **Doubtful superscripts.** One right behind a digit or a single letter (`10<sup>6</sup>`) is a reference
    only if its page has a note with its number that nothing else cites, and the number fits between the
    references before and after it. Marks and letters (`*`, `†`, `a`) are references if their own page has
    such a note: the next one below, else the nearest above.

Front matter settles the rest: `match: page` looks on the own page only, `match: none` leaves every
superscript as it is, and a mapping such as `match: {26: docs/part-2.md}` names the page whose note is meant.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from mkdocs_essay.diagnostics import Diagnostic
from mkdocs_essay.notes.counting import count
from mkdocs_essay.notes.findings import Choice, findings
from mkdocs_essay.notes.labels import is_number
from mkdocs_essay.notes.model import NoteId, PageNotes, PagePlan, Reference, Resolution
from mkdocs_essay.notes.runs import neighbours, note_runs, ranks_of, reference_runs


def resolve(pages: Sequence[PageNotes]) -> Resolution:
    """Match the references of `pages`, a series in reading order (or one page by itself), with their notes.

    Takes time in proportion to the number of notes and references, apart from a factor for looking up.
    """
    matcher = _Matcher(pages)
    matcher.run()
    plans = tuple(matcher.plan(position) for position in range(len(pages)))
    diagnostics: tuple[Diagnostic, ...] = findings(
        pages, plans, matcher.choices, matcher.disorder, matcher.note_runs
    )
    return Resolution(plans, diagnostics, count(pages, plans))


@dataclass(slots=True)
class _Matcher:
    pages: Sequence[PageNotes]
    choices: list[Choice] = field(default_factory=list)
    disorder: list[list[bool]] = field(default_factory=list)
    note_runs: list[list[int]] = field(default_factory=list)
    reference_runs: list[list[int]] = field(default_factory=list)
    targets: list[list[NoteId | None]] = field(default_factory=list)
    claims: dict[NoteId, set[int]] = field(default_factory=dict)
    on_page: list[dict[str, list[int]]] = field(default_factory=list)

    def run(self) -> None:
        """Fill `targets`."""
        self.note_runs, self.disorder = note_runs(self.pages)
        self.reference_runs = reference_runs(self.pages)
        for page in self.pages:
            by_label: dict[str, list[int]] = {}
            for note in page.notes:
                by_label.setdefault(note.label, []).append(note.index)
            self.on_page.append(by_label)
            self.targets.append([None] * len(page.references))
        for position, page in enumerate(self.pages):
            if page.match.scope != "none":
                self._by_author(position)
                self._own_page(position)
        self._other_pages()
        for position, page in enumerate(self.pages):
            if page.match.scope != "none":
                self._doubtful(position)

    def plan(self, position: int) -> PagePlan:
        """A page's part of what was found."""
        page, targets = self.pages[position], self.targets[position]
        foreign = {target for target in targets if target is not None and target.page != position}
        ordered = sorted(foreign, key=lambda note: (note.page, note.index))
        return PagePlan(
            position,
            page.shape,
            tuple(targets),
            tuple(NoteId(position, note.index) in self.claims for note in page.notes),
            {
                note: self.pages[note.page].texts[note.index]
                for note in ordered
                if self.pages[note.page].texts
            },
            {note: self.pages[note.page].path for note in ordered},
        )

    def _claim(self, position: int, number: int, note: NoteId) -> None:
        self.targets[position][number] = note
        self.claims.setdefault(note, set()).add(self.reference_runs[position][number])

    def _wanting(self, position: int) -> list[tuple[int, Reference]]:
        """The references of a page that are surely some and have no note yet."""
        targets = self.targets[position]
        return [
            (number, reference)
            for number, reference in enumerate(self.pages[position].references)
            if targets[number] is None and reference.strength == "certain"
        ]

    # Front matter

    def _by_author(self, position: int) -> None:
        wanted = self.pages[position].match.pages
        if not wanted:
            return
        paths = {page.path: number for number, page in enumerate(self.pages)}
        for number, reference in enumerate(self.pages[position].references):
            path = wanted.get(reference.label)
            page = paths.get(path) if path is not None else None
            if page is not None and reference.label in self.on_page[page]:
                self._claim(position, number, NoteId(page, self.on_page[page][reference.label][0]))

    # The first rule

    def _own_page(self, position: int) -> None:
        several: dict[str, list[int]] = {}
        for number, reference in self._wanting(position):
            notes = self.on_page[position].get(reference.label, ())
            if len(notes) == 1:
                self._claim(position, number, NoteId(position, notes[0]))
            elif notes:
                several.setdefault(reference.label, []).append(number)
        if not several:
            return
        references = self.pages[position].references
        note_run = self.note_runs[position]
        reference_run = self.reference_runs[position]
        ranks = ranks_of([note_run[note] for note in range(len(note_run))])
        own = [
            reference_run[n]
            for n, each in enumerate(references)
            if each.strength == "certain" and each.inside is None
        ]
        reference_ranks = ranks_of(own)
        aligned = len(ranks) == len(reference_ranks) > 1
        for label, numbers in several.items():
            notes = self.on_page[position][label]
            one_by_one = len(numbers) == len(notes)
            same_run = len({note_run[note] for note in notes}) < len(notes)
            places = [self.pages[position].notes[note].place for note in notes]
            by_rank = {ranks[note_run[note]]: note for note in reversed(notes)}
            for order, number in enumerate(numbers):
                chosen: int | None = None
                if aligned and not same_run:
                    rank = reference_ranks.get(reference_run[number])
                    chosen = None if rank is None else by_rank.get(rank)
                if chosen is None and same_run:
                    chosen = notes[order] if one_by_one else notes[0]
                    self.choices.append(Choice(position, number, NoteId(position, chosen), len(notes)))
                if chosen is None:
                    below = bisect_right(places, references[number].place)
                    chosen = notes[below] if below < len(notes) else notes[-1]
                self._claim(position, number, NoteId(position, chosen))

    # The second and third rules

    def _other_pages(self) -> None:
        everywhere: dict[str, list[NoteId]] = {}
        for position, page in enumerate(self.pages):
            for note in page.notes:
                everywhere.setdefault(note.label, []).append(NoteId(position, note.index))
        pairs = self._run_pairs()
        left = self._same_run(everywhere, pairs)
        self._lists_apart(everywhere, pairs, left)

    def _run_pairs(self) -> dict[int, set[int]]:
        """For each run of notes the runs of references that found notes of it."""
        pairs: dict[int, set[int]] = {}
        for position, targets in enumerate(self.targets):
            for number, target in enumerate(targets):
                if target is not None and self.pages[position].references[number].inside is None:
                    run = self.note_runs[target.page][target.index]
                    pairs.setdefault(run, set()).add(self.reference_runs[position][number])
        return pairs

    def _same_run(
        self, everywhere: dict[str, list[NoteId]], pairs: dict[int, set[int]]
    ) -> list[tuple[int, int]]:
        left: list[tuple[int, int]] = []
        for position, page in enumerate(self.pages):
            if page.match.scope != "series":
                continue
            for number, reference in self._wanting(position):
                run = self.reference_runs[position][number]
                notes = everywhere.get(reference.label, ())
                eligible = [note for note in notes if self._is_eligible(note, run, pairs)]
                if not eligible:
                    left.append((position, number))
                    continue
                chosen = next((note for note in eligible if note.page > position), eligible[-1])
                if len(eligible) > 1:
                    self.choices.append(Choice(position, number, chosen, len(eligible)))
                self._claim(position, number, chosen)
        return left

    def _is_eligible(self, note: NoteId, run: int, pairs: dict[int, set[int]]) -> bool:
        """Whether another page's note may belong to a run of references: one that others cite is theirs."""
        claims = self.claims.get(note)
        return run in (pairs.get(self.note_runs[note.page][note.index], ()) if claims is None else claims)

    def _lists_apart(
        self, everywhere: dict[str, list[NoteId]], pairs: dict[int, set[int]], left: list[tuple[int, int]]
    ) -> None:
        if not left:
            return
        wanting = list(dict.fromkeys(self.reference_runs[position][number] for position, number in left))
        free_runs = {run for runs in self.note_runs for run in runs} - pairs.keys()
        free = [run for run in sorted(free_runs) if self._has_any(run, everywhere, left)]
        belongs = dict(zip(wanting, free, strict=False))
        if len(free) == 1 and len(wanting) > 1 and (self._has_heading(free[0]) or not self._in_order(left)):
            belongs = dict.fromkeys(wanting, free[0])
        for position, number in left:
            run = belongs.get(self.reference_runs[position][number])
            label = self.pages[position].references[number].label
            notes = [
                note for note in everywhere.get(label, ()) if self.note_runs[note.page][note.index] == run
            ]
            if notes:
                self._claim(position, number, notes[0])
                if len(notes) > 1:
                    self.choices.append(Choice(position, number, notes[0], len(notes)))

    def _has_any(self, run: int, everywhere: dict[str, list[NoteId]], left: list[tuple[int, int]]) -> bool:
        labels = {self.pages[position].references[number].label for position, number in left}
        return any(
            self.note_runs[note.page][note.index] == run
            for label in labels
            for note in everywhere.get(label, ())
        )

    def _has_heading(self, run: int) -> bool:
        """Whether the notes of a run stand below a heading of their own."""
        return any(
            note.kind != "block"
            for page, runs in zip(self.pages, self.note_runs, strict=True)
            for note, of_note in zip(page.notes, runs, strict=True)
            if of_note == run
        )

    def _in_order(self, left: list[tuple[int, int]]) -> bool:
        """Whether the numbers that lack a note come one after the other in each run, as those of notes do."""
        greatest: dict[int, int] = {}
        for position, number in left:
            label = self.pages[position].references[number].label
            run = self.reference_runs[position][number]
            if is_number(label):
                if int(label) > greatest.get(run, 0) + 1:
                    return False
                greatest[run] = max(greatest.get(run, 0), int(label))
        return True

    # The fourth rule

    def _doubtful(self, position: int) -> None:
        references = self.pages[position].references
        lower = neighbours(references, forward=True)
        upper = neighbours(references, forward=False)
        notes = {
            label: [NoteId(position, index) for index in indexes]
            for label, indexes in self.on_page[position].items()
        }
        places = {
            label: [self.pages[position].notes[note.index].place for note in ids]
            for label, ids in notes.items()
        }
        free = {
            label: iter([note for note in ids if note not in self.claims]) for label, ids in notes.items()
        }
        for number, reference in enumerate(references):
            if self.targets[position][number] is not None or reference.strength == "certain":
                continue
            if (label := reference.label) not in notes:
                continue
            if not is_number(label):
                below = bisect_right(places[label], reference.place)
                self._claim(position, number, notes[label][min(below, len(notes[label]) - 1)])
                continue
            low, high = lower[number], upper[number]
            if (low is None or low <= int(label)) and (high is None or int(label) <= high):
                note = next(free[label], None)
                if note is not None:
                    self._claim(position, number, note)
                    self.choices.append(Choice(position, number, note, 1))
