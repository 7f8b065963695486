"""The report of `verify`: one page of HTML that needs nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape
from itertools import groupby
from pathlib import Path

from mkdocs_essay.compare.accepted import AcceptList
from mkdocs_essay.compare.differences import KINDS, Difference

_WORD = re.compile(r"\w+|\s+|[^\w\s]")

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --gone: #d73a4933; --come: #28a74533; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 75rem; padding: 1rem; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { border: 1px solid var(--line); overflow-wrap: anywhere; padding: .4rem .6rem; text-align: left;
  vertical-align: top; white-space: pre-wrap; }
th:first-child, td:first-child { width: 9rem; white-space: normal; }
del, ins { text-decoration: none; } del { background: var(--gone); } ins { background: var(--come); }
h2 { border-top: 1px solid var(--line); font-size: 1.1rem; margin-top: 2rem; overflow-wrap: anywhere;
  padding-top: 1rem; }
td.count { text-align: right; } table.kinds { max-width: 50rem; } .none { opacity: .5; }
""".strip()


def write_report(
    path: Path, found: list[Difference], accepted: AcceptList, pages: int, old: str, new: str
) -> None:
    """Write the report on `found` in a comparison of the folders `old` and `new`; raises OSError."""
    lines = _lines(found, accepted, pages, old, new)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", errors="replace")


def _lines(found: list[Difference], accepted: AcceptList, pages: int, old: str, new: str) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    title = f"{escape(old)} and {escape(new)} compared"
    yield f"<title>{title}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<h1>{title}</h1>"
    yield f"<p>{pages} pages compared, {len(found)} differences found.</p>"
    if found:
        yield from _kinds(found)
    if accepted.entries:
        yield from _accepted(accepted)
    ordered = sorted(found, key=lambda difference: (difference.page, difference.rank))
    for page, differences in groupby(ordered, key=lambda difference: difference.page):
        yield f'<h2 id="{escape(page)}">{escape(page)}</h2>'
        yield '<table>\n<tr><th scope="col">What</th><th scope="col">Old</th><th scope="col">New</th></tr>'
        yield from (_row(difference) for difference in differences)
        yield "</table>"
    yield "</body>\n</html>"


def _kinds(found: list[Difference]) -> Iterator[str]:
    counts = Counter(difference.kind for difference in found)
    yield '<table class="kinds">'
    for kind in KINDS:
        if counts[kind]:
            yield f"<tr><td>{kind}</td><td>{escape(KINDS[kind])}</td>"
            yield f'<td class="count">{counts[kind]}</td></tr>'
    yield "</table>"


def _accepted(accepted: AcceptList) -> Iterator[str]:
    yield "<h2>Accepted</h2>\n<table>"
    yield '<tr><th scope="col">Times</th><th scope="col">What</th><th scope="col">Reason</th></tr>'
    for entry in accepted.entries:
        times = accepted.uses.get(entry, 0) or "not used"
        yield f"<tr><td>{times}</td><td>{escape(str(entry))}</td><td>{escape(entry.reason)}</td></tr>"
    yield "</table>"


def _row(difference: Difference) -> str:
    left, right = _side_by_side(difference.old, difference.new)
    title = escape(KINDS[difference.kind], quote=True)
    return f'<tr><td title="{title}">{difference.kind}</td><td>{left}</td><td>{right}</td></tr>'


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
