"""Where in a page's source a link stands that was found in its HTML."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from urllib.parse import unquote

from mkdocs_essay.site.model import SitePage

# What may stand right before and after an address in Markdown, HTML and Liquid.
_BEFORE = frozenset(" \t\n([<>\"'=:,}")
_AFTER = frozenset(" \t\n)]<>\"',{")
_CODE_MARK = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,})|(?P<run>`+)|(?P<blank>\n[ \t]*\n)", re.MULTILINE)


class LinkPlaces:
    """Finds links in sources; what was found for an address is kept, so that each page is searched once for
    it.

    `baseurl` is what Liquid may have put before an address.
    """

    def __init__(self, baseurl: str) -> None:
        self._baseurl = baseurl
        self._found: dict[tuple[str, str], tuple[int, ...]] = {}
        self._code: dict[str, list[int]] = {}

    def of(self, page: SitePage, href: str, nth: int) -> tuple[int | None, int | None]:
        """Line and column, in the file, of the `nth` time that the page's source says `href`; None twice
        where Liquid made it.
        """
        key = (page.path, href)
        if key not in self._found:
            self._found[key] = self._search(page, href)
        offsets = self._found[key]
        if not offsets:
            return None, None
        at = offsets[min(nth, len(offsets)) - 1]
        return page.body_line + page.body.count("\n", 0, at), at - page.body.rfind("\n", 0, at)

    def forget(self, page: SitePage) -> None:
        """Forget what was found in a page, whose source has changed."""
        self._found = {key: found for key, found in self._found.items() if key[0] != page.path}
        self._code.pop(page.path, None)

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
