"""The one line that a build says of its notes."""

from __future__ import annotations

from mkdocs_essay.notes.model import Counts


def summary(counts: Counts) -> str:
    """For example `231 references on 17 pages, 14 across pages; 233 notes`; empty for a site without
    notes."""
    if not (counts.references or counts.notes or counts.missing):
        return ""
    line = f"{_many(counts.references, 'reference')} on {_many(counts.pages, 'page')}"
    if counts.across:
        line += f", {counts.across} across pages"
    line += f"; {_many(counts.notes, 'note')}"
    if counts.missing:
        line += f"; {_many(counts.missing, 'reference')} without a note"
    return line


def _many(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
