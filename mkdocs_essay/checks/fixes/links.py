"""A link whose address is wrong in nothing but its capitals gets the right ones; one to a part of a page
also the right punctuation, since ids are made by rule.
"""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Iterator
from urllib.parse import quote

from mkdocs_essay.checks.fixes.source_file import Edit, SourceFile
from mkdocs_essay.diagnostics import Diagnostic
from mkdocs_essay.site.model import SitePage

_TEXT = r"""(?:'[^']*'|"[^"]*")"""
_HREF = re.compile(rf"the link to ({_TEXT}) leads nowhere")
_ANCHOR = re.compile(rf"the page that ({_TEXT}) leads to has no anchor {_TEXT}: did you mean ({_TEXT})\?$")
_WAY = re.compile(r"(?:\.{0,2}/)*")


def mend(finding: Diagnostic, file: SourceFile) -> Iterator[Edit]:
    """The one address of the site that differs from the link's in capitals only, written as the link is."""
    found = _HREF.match(finding.message)
    page = next((page for page in file.site.pages if page.path == file.path), None)
    if found is None or page is None or finding.line is None or finding.column is None:
        return
    href = str(ast.literal_eval(found[1]))
    start = file.span(finding.line)[0] + finding.column - 1
    right = _right_capitals(href, page, file)
    if right is not None and file.text.startswith(href, start):
        yield Edit(start, start + len(href), right)


def mend_anchor(finding: Diagnostic, file: SourceFile) -> Iterator[Edit]:
    """The one anchor of the page that says the same as the link's."""
    found = _ANCHOR.match(finding.message)
    if found is None or finding.line is None or finding.column is None:
        return
    href, right = (str(ast.literal_eval(text)) for text in (found[1], found[2]))
    start = file.span(finding.line)[0] + finding.column - 1
    path, mark, _ = href.partition("#")
    if mark and file.text.startswith(href, start):
        yield Edit(start, start + len(href), f"{path}#{quote(right)}")


def _right_capitals(href: str, page: SitePage, file: SourceFile) -> str | None:
    path = re.split(r"[?#]", href, maxsplit=1)[0]
    tail = path[_WAY.match(path).end() :]  # type: ignore[union-attr] # it matches nothing at least
    if not tail:
        return None
    wanted = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)).casefold()
    absolute = posixpath.normpath(tail).casefold()
    spellings = set()
    for known in _paths(file):
        if known.casefold() in (wanted, absolute) or known.casefold().rstrip("/") in (wanted, absolute):
            candidate = known[len(known.rstrip("/")) - len(tail.rstrip("/")) :].rstrip("/")
            if candidate.casefold() == tail.rstrip("/").casefold():
                new = path[: len(path) - len(tail)] + candidate + tail[len(tail.rstrip("/")) :]
                spellings.add(new + href[len(path) :])
    answering = [new for new in spellings if file.addresses.resolve(new, page) is not None]
    return answering[0] if len(answering) == 1 else None


def _paths(file: SourceFile) -> Iterator[str]:
    for page in file.site.pages:
        yield page.path
        yield page.url.lstrip("/")
        yield page.dest
    for static in file.site.static_files:
        yield static.path
        yield static.dest
