"""Turns every link that an author wrote for Jekyll into a relative one, and reports those that lead nowhere.

Works on the finished HTML of a page, so that Markdown, raw HTML and what other extensions make are treated
alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from urllib.parse import unquote

from mkdocs_essay.bridge.link_places import LinkPlaces
from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site.addresses import Addresses, Target, relative
from mkdocs_essay.site.model import SitePage

_ELEMENT = re.compile(
    r"<(?:(?P<comment>!--)|(?P<tag>(?P<raw>script|style|textarea|xmp)|"
    r"a|area|img|source|video|audio|track|iframe|embed|object|input|link)(?=[\s/>]))",
    re.IGNORECASE,
)
# The alternatives start with different characters and the loop never gives back: linear.
_ATTRIBUTES = re.compile(r"""(?:[^>"']|"[^"]*"|'[^']*')*+>""")
# Every attribute is matched, so that no address is seen inside another attribute's value. A name is tried
# from its start only.
_ATTRIBUTE = re.compile(r"""(?<![^\s"'<>/=])([^\s"'<>/=]++)(\s*+=\s*+)("[^"]*"|'[^']*'|[^\s"'=<>`]+)""")
_ADDRESSES = {"href", "src", "poster", "srcset"}
_IDS = re.compile(r"""[\s"'](?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def replace_addresses(html: str, change: Callable[[str], str]) -> str:
    """The HTML with each address in it as `change` gives it; what it leaves alone stays to the letter."""
    pieces: list[str] = []
    done = 0
    for start, end, tag in _tags(html):
        text = html[start:end]

        def replace(found: re.Match[str], tag: str = tag) -> str:
            return _attribute(found, tag, change)

        new = _ATTRIBUTE.sub(replace, text)
        if new != text:
            pieces += (html[done:start], new)
            done = end
    pieces.append(html[done:])
    return "".join(pieces)


def _attribute(found: re.Match[str], tag: str, change: Callable[[str], str]) -> str:
    name, equals, quoted = found.groups()
    name = name.lower()
    if name not in _ADDRESSES and not (name == "data" and tag == "object"):
        return found[0]
    quote = quoted[0] if quoted[0] in "\"'" else ""
    value = unescape(quoted[1:-1] if quote else quoted)
    new = _srcset(value, change) if name == "srcset" else change(value)
    if new == value:
        return found[0]
    return f'{name}{equals}"{escape(new)}"'


def _srcset(value: str, change: Callable[[str], str]) -> str:
    candidates = []
    for candidate in value.split(","):
        url, blank, size = candidate.strip().partition(" ")
        candidates.append(change(url) + blank + size if url else candidate)
    return ", ".join(candidates)


@dataclass(frozen=True, slots=True)
class FragmentUse:
    """A link to an anchor, to be checked when all pages are there."""

    page: SitePage
    href: str
    target: Target


@dataclass(slots=True)
class LinkRewriter:
    """Rewrites pages one after the other and remembers which anchors they want.

    `baseurl` is what the site's own absolute links bear in Jekyll; `addresses` resolves them. `includes` and
    `rendered` tell where a dead link comes from: see `LinkPlaces`.
    """

    addresses: Addresses
    diagnostics: Diagnostics
    includes: Callable[[], Mapping[str, str]] = dict
    rendered: Callable[[SitePage], str] | None = None
    fragments: list[FragmentUse] = field(default_factory=list)
    _places: LinkPlaces = field(init=False)
    _dead_anchors: dict[tuple[str, str], int] = field(default_factory=dict)
    _anchors: dict[str, AnchorNames] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._places = LinkPlaces(self.addresses.baseurl, self.includes, self.rendered)

    def rewrite(self, html: str, page: SitePage, *, report: bool = True) -> str:
        """The page's HTML with relative addresses; dead ones stay as they are and are reported.

        HTML that many pages share is not the page's to answer for: it is rewritten without `report`.
        """
        seen: dict[str, int] | None = {} if report else None
        return replace_addresses(html, lambda href: self._address(href, page, seen))

    def _address(self, href: str, page: SitePage, seen: dict[str, int] | None) -> str:
        trimmed = href.strip()
        if not trimmed or _ELSEWHERE.match(trimmed):
            return href
        target = self.addresses.resolve(trimmed, page)
        if target is None:
            if seen is not None:
                seen[trimmed] = seen.get(trimmed, 0) + 1
                self._report_dead(trimmed, page, seen[trimmed])
            return href
        if target.fragment and seen is not None:
            self.fragments.append(FragmentUse(page, trimmed, target))
        if trimmed.startswith(("#", "?")):
            return href
        address = relative(page.dest, target.dest)
        query = f"?{target.query}" if target.query else ""
        return f"{address}{query}" + (f"#{target.fragment}" if target.fragment is not None else "")

    def _report_dead(self, href: str, page: SitePage, nth: int) -> None:
        suggestion = self.addresses.suggest(href)
        hint = f"did you mean {suggestion}?" if suggestion else "correct the address or take the link out."
        place = self._places.of(page, href, nth)
        self.diagnostics.add(
            "dead-link",
            f"the link to {href!r} leads nowhere: {hint}",
            place.path,
            place.line,
            place.column,
        )

    def forget(self, page: SitePage) -> None:
        """Forget the links of a page, which is going to be rendered anew."""
        self.fragments = [use for use in self.fragments if use.page.path != page.path]
        self._places.forget(page)

    def check_fragments(self, contents: dict[str, str]) -> None:
        """Report links to anchors that their page does not have; `contents` is each page's HTML by its
        destination.
        """
        self._dead_anchors.clear()
        for use in self.fragments:
            fragment, dest = unquote(use.target.fragment or ""), use.target.dest
            if dest not in contents or fragment in ("", "top") or fragment.startswith((":~:", "__")):
                continue
            anchors = self._anchors.get(dest)
            if anchors is None or anchors.text != hash(contents[dest]):
                anchors = self._anchors[dest] = AnchorNames(contents[dest])
            if fragment not in anchors:
                self._report_dead_anchor(use, fragment, anchors)

    def _report_dead_anchor(self, use: FragmentUse, fragment: str, anchors: AnchorNames) -> None:
        close = anchors.like(fragment)
        hint = f"did you mean {close!r}?" if close else "correct the address."
        nth = self._dead_anchors[(use.page.path, use.href)] = (
            self._dead_anchors.get((use.page.path, use.href), 0) + 1
        )
        place = self._places.of(use.page, use.href, nth)
        self.diagnostics.add(
            "dead-anchor",
            f"the page that {use.href!r} leads to has no anchor {fragment!r}: {hint}",
            place.path,
            place.line,
            place.column,
        )


class AnchorNames:
    """The ids and names in a page's HTML; `text` tells whether it is still that."""

    def __init__(self, html: str) -> None:
        self.text = hash(html)
        self._names = set(anchors_of(html))
        self._plain: dict[str, set[str]] | None = None

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def like(self, name: str) -> str | None:
        """The one anchor that differs in capitals, blanks and punctuation only; None where there is none, or
        more than one.
        """
        if self._plain is None:
            self._plain = {}
            for each in self._names:
                self._plain.setdefault(_plain(each), set()).add(each)
        found = self._plain.get(_plain(name), set())
        return next(iter(found)) if len(found) == 1 else None


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum()) or name


def anchors_of(html: str) -> Iterator[str]:
    """The ids and names in a page's HTML."""
    for found in _IDS.finditer(html):
        yield unescape(found[1] or found[2] or found[3] or "")


def _tags(html: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of each tag that may bear an address; comments and raw text are passed over."""
    at = 0
    while found := _ELEMENT.search(html, at):
        at = found.end()
        if found["comment"]:
            end = html.find("-->", at)
        else:
            attributes = _ATTRIBUTES.match(html, at)
            end = attributes.end() if attributes else -1
            if end >= 0:
                yield found.start(), end, found["tag"].lower()
            if found["raw"] and end >= 0:
                closing = re.compile(rf"</{found['raw']}", re.IGNORECASE).search(html, end)
                end = closing.start() if closing else -1
        if end < 0:  # never closed: a browser shows nothing of the rest either
            return
        at = end
