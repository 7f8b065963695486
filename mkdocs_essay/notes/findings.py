"""What the author is told of notes and references: codes and sentences."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from mkdocs_essay.diagnostics import Diagnostic
from mkdocs_essay.notes.joining import ends_sentence, goes_on
from mkdocs_essay.notes.labels import is_number
from mkdocs_essay.notes.matching import AGAIN, Choice, Matching
from mkdocs_essay.notes.model import Note, NoteId, PageNotes, PagePlan

CODES = {
    "reference-without-note": "A superscript reads like a reference, and no page of the series has its note.",
    "note-without-reference": "A note that no reference cites; it stays where it stands.",
    "doubled-note-number": "Two notes of one numbering bear the same number.",
    "note-out-of-order": "A note's number is smaller than that of the note before it.",
    "unreadable-note-block": "A block between rules looks like notes, and its numbers could not be read.",
    "note-as-link-definition": "A note is written as `[26]: text`, which Jekyll does not show.",
    "ambiguous-note": "A reference could be read in two ways; the message says which was taken.",
}
"""The codes of this room with what they mean."""


def findings(
    matching: Matching, plans: Sequence[PagePlan], ends: Container[NoteId]
) -> tuple[Diagnostic, ...]:
    """All findings, page by page and line by line; `ends` are those ends of notes whose notes are known."""
    pages = matching.pages
    seen: dict[tuple[int, str], tuple[int, Note]] = {}
    by_page: dict[int, list[Choice]] = {}
    for choice in matching.choices:
        by_page.setdefault(choice.page, []).append(choice)
    found: list[Diagnostic] = []
    for position, (page, plan) in enumerate(zip(pages, plans, strict=True)):
        of_page = [
            *_missing(page, plan),
            *_uncited(page, plan),
            *_doubled(position, pages, matching.note_runs[position], seen),
            *_disordered(page, matching.disorder[position]),
            *_unreadable(page, plan),
            *_ends_alone(position, page, ends),
            *(_chosen(pages, choice) for choice in by_page.get(position, ())),
        ]
        found += sorted(of_page, key=lambda each: each.line or 0)
    return tuple(found)


def _missing(page: PageNotes, plan: PagePlan) -> Iterator[Diagnostic]:
    if page.match.scope == "none":
        return
    by_label = {note.label: note.index for note in page.notes}
    for reference, target in zip(page.references, plan.targets, strict=True):
        if target is None and reference.strength == "certain" and not reference.linked:
            host = _host(page, by_label, reference.label)
            advice = (
                f"note {host.label} in line {host.line} has this number in its text: begin a new "
                "paragraph there, if that is the note"
                if host is not None
                else "write one, or take the number out of <sup>"
            )
            message = f"no note {reference.label} was found for this reference; {advice}"
            yield Diagnostic("reference-without-note", message, page.path, reference.line)


def _host(page: PageNotes, by_label: Mapping[str, int], label: str) -> Note | None:
    """The note before that of this number, if it has the number behind the end of a sentence."""
    index = by_label.get(str(int(label) - 1)) if is_number(label) else None
    if index is None or not page.texts:
        return None
    for element in page.texts[index].elements:
        before, found, after = (element.text or "").partition(f" {label} ")
        if found and ends_sentence(before) and after[:1].isupper():
            return page.notes[index]
    return None


def _uncited(page: PageNotes, plan: PagePlan) -> Iterator[Diagnostic]:
    if page.match.scope == "none":
        return
    cited_runs = {note.run for note in page.notes if plan.cited[note.index]}
    for note in page.notes:
        if note.is_end:
            continue
        certain = note.fenced and note.kind != "list"
        if not plan.cited[note.index] and (certain or note.run in cited_runs):
            message = (
                f"nothing cites note {note.label}, which stays where it stands; "
                f"write <sup>{note.label}</sup> at the place that it belongs to"
            )
            yield Diagnostic("note-without-reference", message, page.path, note.line)


def _doubled(
    position: int,
    pages: Sequence[PageNotes],
    runs: Sequence[int],
    seen: dict[tuple[int, str], tuple[int, Note]],
) -> Iterator[Diagnostic]:
    page = pages[position]
    for note, run in zip(page.notes, runs, strict=True):
        if not note.label.isdigit():
            continue
        first = seen.setdefault((run, note.label), (position, note))
        if first[1] is not note:
            where = "" if first[0] == position else f" of {pages[first[0]].path or 'an earlier page'}"
            message = (
                f"note {note.label} is given twice, first in line {first[1].line}{where}; "
                "give one of them its own number"
            )
            yield Diagnostic("doubled-note-number", message, page.path, note.line)


def _disordered(page: PageNotes, disorder: Sequence[bool]) -> Iterator[Diagnostic]:
    for note, out in zip(page.notes, disorder, strict=True):
        if out:
            message = f"note {note.label} stands below a note with a greater number; check the two numbers"
            yield Diagnostic("note-out-of-order", message, page.path, note.line)


def _unreadable(page: PageNotes, plan: PagePlan) -> Iterator[Diagnostic]:
    wanted = {
        reference.label
        for reference, target in zip(page.references, plan.targets, strict=True)
        if target is None
    }
    for suspect in page.suspects:
        if suspect.label is None or suspect.label in wanted:
            number = suspect.label or "1"
            message = (
                f"“{suspect.text}” looks like a note; write its number as <sup>{number}</sup> at its head"
            )
            yield Diagnostic("unreadable-note-block", message, page.path, suspect.line)


def _ends_alone(position: int, page: PageNotes, ends: Container[NoteId]) -> Iterator[Diagnostic]:
    for note in page.notes:
        if not note.is_end or not page.texts or NoteId(position, note.index) in ends:
            continue
        text = page.texts[note.index].elements[0].text or ""
        if goes_on(text):
            message = (
                f"“{' '.join(text.split())[:60]}” reads like the end of a note, and no note before it breaks "
                "off; put it behind the text of its note"
            )
            yield Diagnostic("unreadable-note-block", message, page.path, note.line)


def _chosen(pages: Sequence[PageNotes], choice: Choice) -> Diagnostic:
    reference = pages[choice.page].references[choice.number]
    source = pages[choice.note.page]
    note = source.notes[choice.note.index]
    where = (
        f"line {note.line}"
        if choice.note.page == choice.page
        else f"{source.path or 'another page'}, line {note.line}"
    )
    if choice.readings == AGAIN:
        message = (
            f"reference {reference.label} was read as citing the note in {where} once more; if numbers start "
            "again on this page, its own note is missing"
        )
    elif choice.readings > 1:
        message = f"reference {reference.label} fits {choice.readings} notes; the one in {where} was taken"
    else:
        message = (
            f"this superscript {reference.label} was read as a reference to the note in {where}, "
            "not as an exponent"
        )
    return Diagnostic(
        "ambiguous-note",
        f"{message}; notes: {{match: …}} in the front matter settles it",
        pages[choice.page].path,
        reference.line,
    )
