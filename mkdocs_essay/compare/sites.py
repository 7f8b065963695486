"""Two built sites compared, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from mkdocs_essay.compare.built_site import BuiltSite
from mkdocs_essay.compare.content import Leaf
from mkdocs_essay.compare.differences import Difference
from mkdocs_essay.compare.navigation import Entry, compare_navigation, whole_navigation
from mkdocs_essay.compare.notes import whole_again
from mkdocs_essay.compare.pages import compare_contents
from mkdocs_essay.compare.reader import read_content
from mkdocs_essay.compare.targets import Addressing, Side, file_address, same_address
from mkdocs_essay.compare.themes import Theme

# Files that just-the-docs brings along or Jekyll makes for it; another theme brings its own.
_THEME_FILES = (
    "assets/css/just-the-docs*",
    "assets/js/just-the-docs.js",
    "assets/js/vendor/*",
    "assets/js/*search-data.json",
)


class SiteComparison:
    """Compares two sites. Nothing of a page is kept but its differences, and a number for each note."""

    def __init__(self, old: BuiltSite, new: BuiltSite, old_theme: Theme, new_theme: Theme) -> None:
        self._old, self._new = old, new
        self._themes = old_theme, new_theme
        old.hosts = new.hosts = old.hosts | new.hosts
        self._addressing = old.addressing(), new.addressing()
        self._held: list[tuple[Leaf, Difference]] = []
        self._notes: set[int] = set()

    @property
    def pages(self) -> list[str]:
        """The old site's pages, to be compared one by one."""
        return self._old.pages

    def compare_page(self, path: str) -> list[Difference]:
        """The differences of one page of the old site."""
        if path in self._old.redirects:
            return list(self._redirect(path))
        found: list[Difference] = []
        address = file_address(path)
        there = self._counterpart(path)
        if there is None:
            return [Difference("missing-page", address)]
        if there != path and path not in self._new.redirects:
            found.append(Difference("moved-page", address, address, file_address(there)))
        try:
            old = read_content(self._old.read(path), self._themes[0])
            new = read_content(self._new.read(there), self._themes[1])
        except OSError as error:
            return [*found, Difference("unreadable-page", address, str(error))]
        for leaf in (*new.notes, *(leaf for leaf in new.leaves if leaf.note)):
            self._notes |= {hash(leaf.key), hash(leaf.bare)}
        sides = Side(address, self._addressing[0]), Side(file_address(there), self._addressing[1])
        return found + compare_contents(old, new, *sides, held=self._held)

    def compare_rest(self) -> list[Difference]:
        """What is not one page's: notes that stand on no page, files, the navigation. To be called last."""
        held = [
            (leaf, difference)
            for leaf, difference in self._held
            if hash(leaf.key) not in self._notes and hash(leaf.bare) not in self._notes
        ]
        whole = whole_again((leaf for leaf, _ in held), self._notes)
        lost = [difference for leaf, difference in held if id(leaf) not in whole]
        return [*dict.fromkeys(lost), *self._files(), *self._navigation()]

    def _counterpart(self, path: str) -> str | None:
        """The new site's page at an old one's address, by way of a redirect if need be."""
        if self._new.has(path) and path not in self._new.redirects:
            return path
        return self._new.path_of(self._addressing[1].follow(file_address(path)))

    def _redirect(self, path: str) -> Iterator[Difference]:
        address = file_address(path)
        side = Side(address, self._addressing[0])
        target = side.target(self._old.redirects[path]) or ""
        if not self._new.has(path):
            yield Difference("redirect", address, f"{address} to {target}", "does not answer")
            return
        led = self._new.redirects.get(path)
        there = Side(address, self._addressing[1]).target(led) if led else same_address(address)
        if (there or "").partition("#")[0] != target.partition("#")[0]:
            yield Difference("redirect", address, f"{address} to {target}", f"{address} to {there}")

    def _files(self) -> Iterator[Difference]:
        for path in self._old.files:
            if not self._new.has(path) and not any(fnmatchcase(path, glob) for glob in _THEME_FILES):
                yield Difference("missing-file", file_address(path), path)

    def _navigation(self) -> list[Difference]:
        old, new = (
            _navigation_of(site, theme, addressing)
            for site, theme, addressing in zip(
                (self._old, self._new), self._themes, self._addressing, strict=True
            )
        )
        return compare_navigation(old, new) if old else []


_TRIED_FOR_NAVIGATION = 20


def _navigation_of(site: BuiltSite, theme: Theme, addressing: Addressing) -> list[Entry]:
    """The navigation as the home page shows it, or the first page that shows one."""

    def page_at(address: str) -> tuple[str, Side] | None:
        path = site.path_of(address)
        return None if path is None else (site.read(path), Side(file_address(path), addressing))

    pages = sorted((page for page in site.pages if page not in site.redirects), key=_home_first)
    for path in pages[:_TRIED_FOR_NAVIGATION]:
        found = whole_navigation(site.read(path), theme, Side(file_address(path), addressing), page_at)
        if found:
            return found
    return []


def _home_first(path: str) -> tuple[bool, int, str]:
    return path != "index.html", path.count("/"), path
