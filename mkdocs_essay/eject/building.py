"""Our build of the site, without templates and other plugins: what the written pages have to come out as."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from mkdocs_essay.bridge.build import Build
from mkdocs_essay.bridge.pages import EssayPage, material_meta
from mkdocs_essay.config import EssayConfig

Progress = Callable[[list[EssayPage]], Iterator[EssayPage]]


def build_pages(
    config: MkDocsConfig, options: EssayConfig, progress: Progress
) -> tuple[Build, tuple[EssayPage, ...]]:
    """The build and its pages with their content; notes stand at the foot of each page."""
    options.notes.style = "footnotes"
    options.notes.page = False
    config.nav = None
    build = Build(config, options)
    build.configure(config)
    build.put_files(Files([]), config)
    build.navigate(Navigation([], []))
    pages = [page for page in build.pages.values() if page.file.inclusion.is_included()]
    for page in progress(pages):
        page.markdown = build.source_text(page.site_page)
        page.meta = material_meta(page.site_page.front_matter, config, nav_enabled=build.nav_enabled)
        page.render(config, Files([]))
        page.content = build.link(page.content or "", page)
    build.complete()
    return build, tuple(pages)


def bare_files(build: Build) -> Iterable[tuple[str, str]]:
    """Destination and content of each file that is rendered and is no page of the theme's."""
    for file in build.placement.bare.values():
        yield file.dest_uri, file.content_string
