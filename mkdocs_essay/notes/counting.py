"""Counts what was matched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mkdocs_essay.notes.model import Counts, PageNotes, PagePlan


def count(pages: Sequence[PageNotes], plans: Sequence[PagePlan]) -> Counts:
    """The counts over `pages` with their `plans`; a list or bibliography that nothing cites has no notes."""
    total = Counts()
    for page, plan in zip(pages, plans, strict=True):
        found = [target for target in plan.targets if target is not None]
        counted = Counter(note.run for note in page.notes if plan.cited[note.index])
        notes = [
            note
            for note in page.notes
            if not note.is_end and ((note.fenced and note.kind != "list") or counted[note.run])
        ]
        total += Counts(
            len(found),
            1 if found else 0,
            sum(target.page != plan.page for target in found),
            len(notes),
            sum(
                target is None and reference.strength == "certain" and not reference.linked
                for target, reference in zip(plan.targets, page.references, strict=True)
            ),
            sum(not plan.cited[note.index] for note in notes),
        )
    return total
