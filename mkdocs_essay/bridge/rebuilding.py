"""`mkdocs serve` after an edit: where only texts of pages have changed, only what shows them is made anew.

Front matter, configuration, includes, data and the set of files decide over pages that nobody has touched:
when one of them changes, MkDocs builds the site as it always does. So it does where another plugin, a hook or
a template of the user's may look at what we do not know of.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import jinja2
from mkdocs.commands import build as commands
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from mkdocs_essay.bridge.build import Build
from mkdocs_essay.bridge.caches import may_rebuild_in_part
from mkdocs_essay.bridge.extensions import has_code
from mkdocs_essay.bridge.files import is_themed
from mkdocs_essay.bridge.notes_pages import NotesPages
from mkdocs_essay.bridge.page_output import looks_around
from mkdocs_essay.bridge.snapshot import parted
from mkdocs_essay.cache.describing import digest
from mkdocs_essay.site.heading_titles import opening_heading
from mkdocs_essay.site.model import SitePage

log = logging.getLogger("mkdocs.plugins.essay")


@dataclass(slots=True)
class Finished:
    """A build that is done: its parts, and each page's content before anybody wrote it to a file."""

    build: Build
    notes_pages: NotesPages
    config: MkDocsConfig
    files: Files
    env: jinja2.Environment
    contents: dict[str, str] = field(default_factory=dict)

    def documents(self) -> Sequence[File]:
        """The files of the pages that are served, in MkDocs' order."""
        return self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)

    def pages(self) -> list[Page]:
        """The pages that are served, in that order."""
        return [file.page for file in self.documents() if file.page is not None]


def finished(
    build: Build, notes_pages: NotesPages, config: MkDocsConfig, files: Files, env: jinja2.Environment
) -> Finished:
    """A build all of whose pages have their content."""
    done = Finished(build, notes_pages, config, files, env)
    done.contents.update((page.file.src_uri, page.content or "") for page in done.pages())
    return done


class Rebuilder:
    """What the server calls when a file has changed: `in_full` builds the site; `last` gives the last build
    that was finished.
    """

    def __init__(self, in_full: Callable[[], None], last: Callable[[], Finished | None]) -> None:
        self._in_full = in_full
        self._last = last

    def __call__(self) -> None:
        """Bring what is served up to date."""
        last = self._last()
        try:
            done = last is not None and rebuild(last)
        except Exception:
            # The build in full says what is wrong.
            log.debug("a build in part has failed", exc_info=True)
            done = False
        if not done:
            self._in_full()


def rebuild(last: Finished) -> bool:
    """Make anew what edits to pages' texts have changed; False where the site has to be built in full."""
    start = time.monotonic()
    build = last.build
    if build.snapshot is None or not build.snapshot.settled or last.config.strict:
        return False
    now = build.snapshot.again(build.site, last.config)
    edited = edited_pages(last, now.changed_since(build.snapshot))
    if edited is None:
        return False
    if edited:
        count = _Partial(last).run(edited)
        if count is None:
            return False
        seconds = time.monotonic() - start
        log.info(f"{count} {'page' if count == 1 else 'pages'} written anew in {seconds:.2f} seconds")
    build.snapshot = now
    return True


def edited_pages(last: Finished, changed: list[Path] | None) -> list[SitePage] | None:
    """The pages whose texts have changed, as they are now, where `changed` are the files that have; None
    where anything else has.
    """
    build, config = last.build, last.config
    if not changed or not may_rebuild_in_part(config) or looks_around(config):
        return None
    edited = []
    for file in changed:
        if not file.is_relative_to(build.site.source):
            return None
        page = build.by_path.get(file.relative_to(build.site.source).as_posix())
        if page is None or page.path not in build.pages:
            return None
        new = _with_new_text(build, page)
        if new is None:
            return None
        if new.body != page.body:
            edited.append(new)
    return edited


def _with_new_text(build: Build, page: SitePage) -> SitePage | None:
    """The page with the text that its file has now; None where more than its text is another one."""
    assert build.snapshot is not None
    parts = parted(build.site.source, page)
    if parts is None or digest(parts[0]) != build.snapshot.heads.get(page.path):
        return None
    new = replace(page, body=parts[1])
    if not parts[1].partition("\n")[0].strip() or build.liquid.shows_elsewhere(page):
        return None
    same = (
        is_themed(new) == is_themed(page)
        and opening_heading(new.body)[0] == opening_heading(page.body)[0]
        and has_code([new]) == has_code([page])
    )
    return new if same else None


class _Partial:
    """One build in part."""

    def __init__(self, last: Finished) -> None:
        self._last = last
        self._build = last.build

    def run(self, edited: list[SitePage]) -> int | None:
        """Write what shows the pages in `edited`; gives how many pages that were, None where it can't be
        told.
        """
        build = self._build
        for page in edited:
            build.take(page)
        paths = {page.path for page in edited}
        others = build.notes.again(paths)
        if others is None:
            return None
        others = others & build.pages.keys() - paths
        for path in others:
            build.conversion.forget(build.by_path[path])
        rendered = paths | others
        before = {path: self._content(build.pages[path]) for path in rendered}
        for path in sorted(rendered):
            if not self._render(path):
                return None
        build.check_links()
        shown = rendered | build.views.read_again(before)
        pages = [*(build.pages[path] for path in shown & build.pages.keys()), *self._notes_pages(rendered)]
        self._write(pages)
        return len(pages)

    def _render(self, path: str) -> bool:
        """Convert a page; False where its title, which others show, is another one now."""
        page = self._build.pages[path]
        title = str(page.title)
        commands._populate_page(page, self._last.config, self._last.files)
        self._last.contents[page.file.src_uri] = page.content or ""
        return str(page.title) == title

    def _notes_pages(self, rendered: set[str]) -> list[Page]:
        """The pages of notes that are others than before."""
        filled = self._last.notes_pages.fill(rendered)
        changed: list[Page] = [page for page in filled if page.content != self._content(page)]
        for page in changed:
            self._last.contents[page.file.src_uri] = page.content or ""
        return changed

    def _write(self, pages: list[Page]) -> None:
        """Write pages from the content that they had before plugins have read it, and what is made of all."""
        config, listed = self._last.config, self._last.documents()
        for page in pages:
            page.content = self._content(page)
            excluded = page.file.inclusion.is_excluded()
            commands._build_page(page, config, listed, self._build.nav, self._last.env, excluded=excluded)
        self._build.search.put_in_order(self._last.pages())
        config.plugins.on_post_build(config=config)

    def _content(self, page: Page) -> str:
        return self._last.contents.get(page.file.src_uri, "")
