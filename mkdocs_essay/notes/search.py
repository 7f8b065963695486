"""A page's HTML as a search engine should read it: each note's words in the sections that cite it.

Search engines of static sites cut a page at its headings, and the list of notes at the foot would belong to
the last.
"""

from __future__ import annotations

import re
from itertools import pairwise

_LIST = re.compile(r'<section\b[^<>]*\bclass="essay-notes essay-notes--end\b[^<>]*>')
_NOTE = re.compile(r'<li\b[^<>]*\bclass="essay-note"[^<>]*\bid="([^"]*)"[^<>]*>')
_CITATION = re.compile(r'<a\b[^<>]*\bclass="essay-noteref\b[^<>]*\bhref="#([^"]*)"')
_HEADING = re.compile(r"<h[1-6]\b")
_BACK_LINK = re.compile(r'<a\b[^<>]*\bclass="essay-note__back\b[^<>]*>[^<>]*</a>')


def notes_in_sections(html: str) -> str:
    """`html` without the list of notes at its end, and the notes' text at the end of each section that cites
    them.

    For an index of words only: the result is not fit to be shown. Pages without such a list come back as they
    are.
    """
    openings = list(_LIST.finditer(html))
    opening = openings[-1] if openings else None
    if opening is None:
        return html
    end = html.find("</section>", opening.end())
    if end < 0:
        return html
    notes = _notes(html[opening.end() : end])
    text = html[: opening.start()] + html[end + len("</section>") :]
    starts = [0, *(heading.start() for heading in _HEADING.finditer(text)), len(text)]
    parts: list[str] = []
    for start, stop in pairwise(starts):
        section = text[start:stop]
        cited = dict.fromkeys(match[1] for match in _CITATION.finditer(section))
        parts += (section, *(f"<div>{notes[address]}</div>\n" for address in cited if address in notes))
    return "".join(parts)


def _notes(items: str) -> dict[str, str]:
    """The HTML of each note by its address."""
    heads = list(_NOTE.finditer(items))
    ends = [head.start() for head in heads[1:]] + [len(items)]
    found = {}
    for head, end in zip(heads, ends, strict=True):
        body = items[head.end() : end].rstrip()
        found[head[1]] = _BACK_LINK.sub("", body.removesuffix("</ol>").rstrip().removesuffix("</li>"))
    return found
