"""The report of `verify`: one page of HTML that needs nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from html import escape
from itertools import groupby
from pathlib import Path

from mkdocs_essay.compare.accepted import AcceptList
from mkdocs_essay.compare.differences import KINDS, Difference

_WORD = re.compile(r"\w+|\s+|[^\w\s]")

_STYLE = """
:root { color-scheme: light dark; --line: #8886; --gone: #d73a4940; --come: #28a74540; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 75rem; padding: 1rem; }
h1, h2, p, li, dd { overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; }
dl { display: grid; gap: 0 1rem; grid-template-columns: max-content 1fr; }
dd { margin: 0; }
h2 { background: Canvas; border-bottom: 1px solid var(--line); font-size: 1.1rem; margin: 2rem 0 0;
  padding: .5rem 0; position: sticky; top: 0; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: .4rem .6rem; text-align: start; vertical-align: top; }
label { white-space: nowrap; }
td.count { font-variant-numeric: tabular-nums; text-align: end; }
.differences { margin-top: 1rem; table-layout: fixed; width: 100%; }
.differences th:first-child { font-weight: 600; width: 8.5rem; }
.differences td { overflow-wrap: anywhere; white-space: pre-wrap; }
del { background: var(--gone); text-decoration: line-through; text-decoration-color: #d73a49; }
ins { background: var(--come); text-decoration: underline; text-decoration-color: #28a745; }
.none { opacity: .6; }
@media (max-width: 45rem) {
  h2 { position: static; }
  th, td { padding: .3rem .4rem; }
  .differences thead { clip-path: inset(50%); position: absolute; }
  .differences, .differences :is(tbody, tr, th, th:first-child, td) { display: block; width: auto; }
  .differences tr { margin-bottom: 1rem; }
  .differences :is(th, td) + td { border-top: 0; }
  .differences td::before { content: attr(data-side); display: block; font-size: .8rem; opacity: .7; }
}
@media print { h2 { position: static; } input { display: none; } }
""".strip()


def write_report(
    path: Path, found: list[Difference], accepted: AcceptList, pages: int, old: str, new: str
) -> None:
    """Write the report on `found` in a comparison of the folders `old` and `new`; raises OSError."""
    lines = _lines(found, accepted, pages, old, new)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", errors="replace")


def _lines(found: list[Difference], accepted: AcceptList, pages: int, old: str, new: str) -> Iterator[str]:
    counts = Counter(difference.kind for difference in found)
    kinds = [kind for kind in KINDS if counts[kind]]
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    title = f"{_count(pages, 'page')} compared, {_count(len(found), 'difference')} found"
    yield f"<title>{title}</title>\n<style>\n{_STYLE}"
    # A box that is not ticked hides its kind; it needs no script.
    yield from (f"body:has(#show-{kind}:not(:checked)) .{kind} {{ display: none; }}" for kind in kinds)
    yield f"</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>"
    yield f"<dl><dt>Old</dt><dd>{escape(old)}</dd><dt>New</dt><dd>{escape(new)}</dd></dl>"
    if found:
        yield from _kinds({kind: counts[kind] for kind in kinds})
    if accepted.entries:
        yield from _accepted(accepted)
    ordered = sorted(found, key=lambda difference: (difference.page, difference.rank))
    by_page = [(page, list(own)) for page, own in groupby(ordered, key=lambda difference: difference.page)]
    if len(by_page) > 1:
        yield from _contents(by_page)
    for number, (page, own) in enumerate(by_page, 1):
        yield from _page(number, page, own)
    yield "</main>\n</body>\n</html>"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")


def _kinds(counts: Mapping[str, int]) -> Iterator[str]:
    yield '<table>\n<thead><tr><th scope="col">Shown</th><th scope="col">Meaning</th>'
    yield '<th scope="col">Times</th></tr></thead>'
    for kind, count in counts.items():
        box = f'<input type="checkbox" checked id="show-{kind}">'
        yield f'<tr><th scope="row"><label>{box} {kind}</label></th>'
        yield f'<td>{escape(KINDS[kind])}</td><td class="count">{count}</td></tr>'
    yield "</table>"


def _accepted(accepted: AcceptList) -> Iterator[str]:
    yield "<h2>Accepted</h2>\n<table>"
    yield '<thead><tr><th scope="col">Times</th><th scope="col">What</th>'
    yield '<th scope="col">Reason</th></tr></thead>'
    for entry in accepted.entries:
        times = accepted.uses.get(entry, 0) or "not used"
        yield f'<tr><td class="count">{times}</td><td>{escape(str(entry))}</td>'
        yield f"<td>{escape(entry.reason)}</td></tr>"
    yield "</table>"


def _contents(by_page: Sequence[tuple[str, Sequence[Difference]]]) -> Iterator[str]:
    yield '<nav aria-labelledby="pages">\n<h2 id="pages">Pages</h2>\n<ul>'
    for number, (page, own) in enumerate(by_page, 1):
        yield f'<li><a href="#page-{number}">{escape(page)}</a> {len(own)}</li>'
    yield "</ul>\n</nav>"


def _page(number: int, page: str, own: Iterable[Difference]) -> Iterator[str]:
    yield f'<section aria-labelledby="page-{number}">\n<h2 id="page-{number}">{escape(page)}</h2>'
    yield '<table class="differences">\n<thead><tr><th scope="col">What</th><th scope="col">Old</th>'
    yield '<th scope="col">New</th></tr></thead>\n<tbody>'
    yield from map(_row, own)
    yield "</tbody>\n</table>\n</section>"


def _row(difference: Difference) -> str:
    left, right = _side_by_side(difference.old, difference.new)
    title = escape(KINDS[difference.kind], quote=True)
    return (
        f'<tr class="{difference.kind}"><th scope="row" title="{title}">{difference.kind}</th>'
        f'<td data-side="Old">{left}</td><td data-side="New">{right}</td></tr>'
    )


def _side_by_side(old: str, new: str) -> tuple[str, str]:
    """Both sides with the words marked that the other has not."""
    none = '<span class="none">—</span>'
    if not old or not new:
        return escape(old) or none, escape(new) or none
    left, right = _WORD.findall(old), _WORD.findall(new)
    olds: list[str] = []
    news: list[str] = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        before, after = escape("".join(left[i:i_end])), escape("".join(right[j:j_end]))
        olds.append(before if tag == "equal" or not before else f"<del>{before}</del>")
        news.append(after if tag == "equal" or not after else f"<ins>{after}</ins>")
    return "".join(olds), "".join(news)
