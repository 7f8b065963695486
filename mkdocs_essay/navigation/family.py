"""Who may be whose child, by just-the-docs' rules, looked up without comparing every page with every other.

A page is a candidate where the text of its `parent` is the title of another page. Of the candidates the page
takes

- those whose `grand_parent`, if they have one, equals its own `parent`;
- those whose `ancestor`, if they have one, equals its title or that of a page above it;
- and, where it stands below another page itself, none that says neither and whose `parent` is also the title
  of a page at the top: those are meant for the one at the top.

Titles are compared as text for the parent, and strictly (7 is not "7") for the other two.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from mkdocs_essay.navigation import values
from mkdocs_essay.navigation.values import Key
from mkdocs_essay.site.model import SitePage

_NONE = values.key(None)


@dataclass(slots=True)
class Bucket:
    """Candidates that agree in what decides whether a page takes them."""

    pages: list[SitePage] = field(default_factory=list)
    placed: bool = False


@dataclass(slots=True)
class _Candidates:
    """The pages that name one title as their parent: by grand-parent and ancestor; the plain ones apart."""

    distinguished: dict[Key, dict[Key, Bucket]] = field(default_factory=dict)
    plain: Bucket = field(default_factory=Bucket)
    only_below_the_top: Bucket = field(default_factory=Bucket)


class Family:
    """The pages of one namespace of titles, in Jekyll's order."""

    def __init__(self, pages: Iterable[SitePage]) -> None:
        self.pages = [page for page in pages if has_title(page)]
        self.top = [page for page in self.pages if not values.group(page.front_matter.get("parent"))]
        self.titles: dict[str, list[SitePage]] = {}
        for page in self.pages:
            self.titles.setdefault(values.text(page.front_matter["title"]), []).append(page)
        self._rank = {page.path: rank for rank, page in enumerate(self.pages)}
        self._candidates = self._gather()

    def _gather(self) -> dict[str, _Candidates]:
        # The navigation does not know pages that are excluded from it, so it looks for children further down.
        shown = (page.front_matter for page in self.top if page.front_matter.get("nav_exclude") is not True)
        top_titles = {values.key(said["title"]) for said in shown}
        gathered: dict[str, _Candidates] = {}
        for page in self.pages:
            said = page.front_matter
            name = values.group(said.get("parent"))
            if not name:
                continue
            candidates = gathered.setdefault(name, _Candidates())
            grand_parent, ancestor = said.get("grand_parent"), said.get("ancestor")
            if grand_parent is None and ancestor is None:
                at_top = values.key(said.get("parent")) in top_titles
                bucket = candidates.only_below_the_top if at_top else candidates.plain
            else:
                by_ancestor = candidates.distinguished.setdefault(_condition(grand_parent), {})
                bucket = by_ancestor.setdefault(_condition(ancestor), Bucket())
            bucket.pages.append(page)
        return gathered

    def children(self, page: SitePage, above: Collection[Key], *, again: bool = True) -> list[SitePage]:
        """The pages that `page` takes, unsorted, where the titles in `above` stand over it.

        With `again` false only those that no page has taken yet.
        """
        candidates = self._candidates.get(values.text(page.front_matter["title"]))
        if candidates is None:
            return []
        taken: list[SitePage] = []
        buckets = 0
        for bucket in self._buckets(candidates, page, above):
            if bucket.placed and not again:
                continue
            bucket.placed = True
            taken += bucket.pages
            buckets += 1
        return taken if buckets < 2 else sorted(taken, key=lambda child: self._rank[child.path])

    def _buckets(self, candidates: _Candidates, page: SitePage, above: Collection[Key]) -> Iterator[Bucket]:
        yield candidates.plain
        if not above:
            yield candidates.only_below_the_top
        own, parent = values.key(page.front_matter["title"]), values.key(page.front_matter.get("parent"))
        for grand_parent in dict.fromkeys((_NONE, parent)):
            by_ancestor = candidates.distinguished.get(grand_parent)
            if not by_ancestor:
                continue
            if len(by_ancestor) <= len(above) + 2:
                yield from (
                    bucket for said, bucket in by_ancestor.items() if said in (_NONE, own) or said in above
                )
            else:
                yield from (
                    by_ancestor[said] for said in dict.fromkeys((_NONE, own, *above)) if said in by_ancestor
                )


def _condition(value: object) -> Key:
    # Liquid takes `false` for unsaid, but an empty text for a title.
    return _NONE if value is False else values.key(value)


def has_title(page: SitePage) -> bool:
    """Whether `page` can stand in the navigation at all."""
    return bool(values.text(page.front_matter.get("title")).strip())
