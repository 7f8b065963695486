"""Where in the sources a link stands that was found in a page's HTML."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from mkdocs_essay.site.model import SitePage
from mkdocs_essay.templating.lines import line_map

# What may stand right before and after an address in Markdown, HTML and Liquid.
_BEFORE = frozenset(" \t\n([<>\"'=:,}")
_AFTER = frozenset(" \t\n)]<>\"',{")
_CODE_MARK = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,})|(?P<run>`+)|(?P<blank>\n[ \t]*\n)", re.MULTILINE)
# A page is searched once for each address; who has more of them dead will not mend them line by line.
_MOST_SEARCHED = 1_000


@dataclass(frozen=True, slots=True)
class Place:
    """A file, and line and column in it as far as they are known."""

    path: str
    line: int | None = None
    column: int | None = None


class LinkPlaces:
    """Finds links in sources; what was found for an address is kept, so that each page is searched once for
    it.

    `baseurl` is what Liquid may have put before an address, `includes` gives the texts of the files that
    pages may include, `rendered` a page's body once its Liquid is done.
    """

    def __init__(
        self,
        baseurl: str,
        includes: Callable[[], Mapping[str, str]] = dict,
        rendered: Callable[[SitePage], str] | None = None,
    ) -> None:
        self._baseurl = baseurl
        self._includes = includes
        self._rendered = rendered
        self._found: dict[tuple[str, str], tuple[int, ...]] = {}
        self._searched: dict[str, int] = {}
        self._elsewhere: dict[str, Place | None] = {}
        self._code: dict[str, list[int]] = {}
        self._lines: dict[str, _Lines] = {}
        self._source_lines: dict[str, Callable[[int], int]] = {}

    def of(self, page: SitePage, href: str, nth: int) -> Place:
        """The place of the `nth` time that the page's source says `href`. Where only an include says it, that
        is the place; where Liquid made it, the line that it was made on.
        Of very many addresses on one page, the last have the file alone.
        """
        key = (page.path, href)
        if key not in self._found:
            searched = self._searched[page.path] = self._searched.get(page.path, 0) + 1
            if searched > _MOST_SEARCHED:
                return Place(page.path)
            self._found[key] = self._search(page, href)
        offsets = self._found[key]
        if not offsets:
            return self._included(href) or self._made(page, href)
        at = offsets[min(nth, len(offsets)) - 1]
        lines = self._lines_of(page.path, page.body)
        line, column = lines.place(at)
        return Place(page.path, page.body_line + line - 1, column)

    def _lines_of(self, name: str, text: str) -> _Lines:
        if name not in self._lines:
            self._lines[name] = _Lines(text)
        return self._lines[name]

    def _included(self, href: str) -> Place | None:
        if href not in self._elsewhere:
            self._elsewhere[href] = next(
                (
                    Place(path, *_Lines(text).place(at))
                    for path, text in self._includes().items()
                    for spelling in self._spellings(href)
                    for at in _occurrences(text, spelling)
                    if _stands_alone(text, at, spelling)
                ),
                None,
            )
        return self._elsewhere[href]

    def _made(self, page: SitePage, href: str) -> Place:
        text = self._rendered(page) if self._rendered else page.body
        at = text.find(href)
        if at < 0:
            return Place(page.path)
        if page.path not in self._source_lines:
            self._source_lines[page.path] = line_map(page.body, text)
        line, _ = self._lines_of(f"{page.path} rendered", text).place(at)
        return Place(page.path, page.body_line + self._source_lines[page.path](line) - 1)

    def forget(self, page: SitePage) -> None:
        """Forget what was found in a page, whose source has changed."""
        self._found = {key: found for key, found in self._found.items() if key[0] != page.path}
        self._searched.pop(page.path, None)
        self._code.pop(page.path, None)
        self._lines.pop(page.path, None)
        self._lines.pop(f"{page.path} rendered", None)
        self._source_lines.pop(page.path, None)

    def _search(self, page: SitePage, href: str) -> tuple[int, ...]:
        for spelling in self._spellings(href):
            whole = [at for at in _occurrences(page.body, spelling) if _stands_alone(page.body, at, spelling)]
            outside = [at for at in whole if not self._is_code(page, at)]
            if whole:
                return tuple(outside or whole)
        return tuple(_occurrences(page.body, href))[:1]

    def _spellings(self, href: str) -> Iterator[str]:
        """The ways in which a source may write the address, the likeliest first."""
        yield href
        for other in (href.replace("&", "&amp;"), unquote(href)):
            if other != href:
                yield other
        inside = href.removeprefix(self._baseurl)
        if inside not in ("", href):
            yield inside

    def _is_code(self, page: SitePage, at: int) -> bool:
        """Whether the place is in code."""
        if page.path not in self._code:
            self._code[page.path] = _code_ends(page.body)
        return bisect_right(self._code[page.path], at) % 2 == 1


class _Lines:
    """Where the lines of a text end, found once."""

    def __init__(self, text: str) -> None:
        self._ends = list(_occurrences(text, "\n"))

    def place(self, at: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_left(self._ends, at)
        return line + 1, at - (self._ends[line - 1] if line else -1)


def _occurrences(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def _stands_alone(text: str, at: int, part: str) -> bool:
    end = at + len(part)
    return (at == 0 or text[at - 1] in _BEFORE) and (end == len(text) or text[end] in _AFTER)


def _code_ends(text: str) -> list[int]:
    """Offsets where fenced blocks and spans of code begin and end, in turn."""
    offsets: list[int] = []
    fence, span = "", None
    for mark in _CODE_MARK.finditer(text):
        if fence:
            if (mark["fence"] or "").startswith(fence):
                fence = ""
                offsets.append(mark.end())
        elif mark["fence"]:
            fence, span = mark["fence"], None
            offsets.append(mark.start())
        elif mark["blank"]:
            span = None
        elif span is None:
            span = mark
        elif mark["run"] == span["run"]:
            offsets += (span.start(), mark.end())
            span = None
    # A fence that nothing closes is text.
    return offsets[:-1] if fence else offsets
