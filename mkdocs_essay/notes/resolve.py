"""Which note belongs to which reference, over the pages of a series in reading order.

The rule, in the order in which it is tried for a reference; a *run* is a stretch of numbering without a
restart.

1.  **Its own page.** A note with its number on the same page. Where the page has several, numbering starts
    again within the page: if the page's references have as many runs as its notes, the n-th run's references
    take the n-th run's notes; else each takes the next note below it, or the nearest above it if none
    follows. A number that is doubled within one run belongs to the references one by one where there are as
    many of them as notes, else to the first of the notes. A list below a heading that has numbers of the
    page's blocks once more is a bibliography and takes no part.
2.  **Its own run, on another page.** A note that nothing cites yet, of a run of which references of the same
    run have found notes on their own pages; or one that a reference of the same run cites. The nearest later
    page comes first, then the nearest earlier one. So numbering that runs on finds a note that slipped to the
    next page, and numbering that starts again on each page never takes another page's note. Where a page
    begins with numbers of earlier ones and takes their notes, the author is told of the doubt.
3.  **A list of notes apart.** Runs of notes that no reference has found so far, such as a page of notes at
    the end of the series, belong in their order to the runs of references that lack notes. One such run
    belongs to all of them if it stands below a heading such as "References" or if their numbers come in no
    order, as those of a bibliography do; else to the first. One that has once more a number whose note was
    found elsewhere is no list of such references.
4.  **Doubtful superscripts.** One right behind a digit or a single letter (`10<sup>6</sup>`) is a reference
    only if its page has a note with its number that nothing else cites, and the number fits between the
    references before and after it. Marks and letters (`*`, `†`, `a`) are references if their own page has
    such a note: the next one below, else the nearest above.

Front matter settles the rest: `match: page` looks on the own page only, `match: none` leaves every
superscript as it is, and a mapping such as `match: {26: docs/part-2.md}` names the page whose note is meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mkdocs_essay.notes.counting import count
from mkdocs_essay.notes.doubtful import match_doubtful
from mkdocs_essay.notes.ends import ends_of, text_with_end
from mkdocs_essay.notes.findings import findings
from mkdocs_essay.notes.lists_apart import match_lists_apart
from mkdocs_essay.notes.matching import Matching, begin
from mkdocs_essay.notes.model import NoteId, NoteText, PageNotes, PagePlan, Resolution
from mkdocs_essay.notes.own_page import match_own_page
from mkdocs_essay.notes.same_run import match_same_run


def resolve(pages: Sequence[PageNotes]) -> Resolution:
    """Match the references of `pages`, a series in reading order (or one page by itself), with their notes.

    Takes time in proportion to the number of notes and references, apart from a factor for looking up.
    """
    matching = begin(pages)
    for position, page in enumerate(pages):
        if page.match.scope != "none":
            _by_author(matching, position)
            match_own_page(matching, position)
    match_lists_apart(matching, match_same_run(matching))
    for position, page in enumerate(pages):
        if page.match.scope != "none":
            match_doubtful(matching, position)
    ends = ends_of(pages)
    plans = tuple(_plan(matching, position, ends) for position in range(len(pages)))
    diagnostics = findings(matching, plans, set(ends.values()))
    return Resolution(plans, diagnostics, count(pages, plans))


def _by_author(matching: Matching, position: int) -> None:
    """What front matter says."""
    wanted = matching.pages[position].match.pages
    if not wanted:
        return
    paths = {page.path: number for number, page in enumerate(matching.pages)}
    for number, reference in enumerate(matching.pages[position].references):
        path = wanted.get(reference.label)
        page = paths.get(path) if path is not None else None
        if page is not None and reference.label in matching.on_page[page]:
            matching.claim(position, number, NoteId(page, matching.on_page[page][reference.label][0]))


def _plan(matching: Matching, position: int, ends: Mapping[NoteId, NoteId]) -> PagePlan:
    """A page's part of what was found."""
    page, targets = matching.pages[position], matching.targets[position]
    notes = sorted({target for target in targets if target}, key=lambda note: (note.page, note.index))
    foreign = [note for note in notes if note.page != position]
    cited = matching.claims.keys() | {end for note, end in ends.items() if note in matching.claims}
    own_ends = {note: ends[note] for note in notes if note in ends}
    texts = {note: _whole_text(matching.pages, note, ends.get(note)) for note in foreign}
    texts |= {
        end: _whole_text(matching.pages, end)
        for note, end in own_ends.items()
        if note.page == position != end.page
    }
    return PagePlan(
        position,
        page.shape,
        tuple(targets),
        tuple(NoteId(position, note.index) in cited for note in page.notes),
        own_ends,
        {note: text for note, text in texts.items() if text is not None},
        {note: matching.pages[note.page].path for note in foreign},
    )


def _whole_text(pages: Sequence[PageNotes], note: NoteId, end: NoteId | None = None) -> NoteText | None:
    """A note's text with that of its end."""
    texts = pages[note.page].texts
    if not texts:
        return None
    text = text_with_end(texts[note.index], pages[end.page].texts[end.index] if end is not None else None)
    return text.apart()
