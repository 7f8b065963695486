"""Lists of notes that nothing but the references tell: `1. text` after a rule, at the end of the page."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_essay.notes.found import Finds, Found
from mkdocs_essay.notes.list_items import first_number, items_of
from mkdocs_essay.notes.model import Reference


def add_plain_lists(finds: Finds, references: Sequence[Reference]) -> bool:
    """Add the items of those lists of `finds` to its notes of which the page cites every number and has no
    other note of one; whether there are any.
    """
    wanted = {reference.label for reference in references if reference.strength == "certain"}
    wanted -= {note.label for note in finds.notes}
    found = False
    for element in finds.lists:
        first = first_number(element, finds.numbers)
        labels = [str(number) for number, _ in enumerate(items_of(element), first)]
        if not labels or not wanted.issuperset(labels):
            continue
        found = True
        finds.run += 1
        finds.notes += (
            Found(label, element, item, None, None, None, "list", finds.run, True)
            for label, item in zip(labels, items_of(element), strict=True)
        )
    return found
