"""MkDocs' files, made from the Jekyll site's."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_essay.site.model import Site, SitePage, StaticFile


class EssayFile(File):
    """A file whose destination and address are Jekyll's, whatever `use_directory_urls` says."""

    def __init__(
        self, path: str, dest: str, source: Path, config: MkDocsConfig, page: SitePage | None = None
    ) -> None:
        super().__init__(path, str(source), config.site_dir, config.use_directory_urls, dest_uri=dest)
        self.site_page = page
        self.url = directory_url(dest)

    def is_documentation_page(self) -> bool:
        """Whether it is rendered: front matter decides in Jekyll, not the suffix."""
        return self.site_page is not None

    def is_static_page(self) -> bool:
        """Whether it is a page that is copied as it is."""
        return self.site_page is None and super().is_static_page()


def directory_url(dest: str) -> str:
    """The address of a destination, as MkDocs writes it: relative to the site, `./` for the home page."""
    if dest == "index.html":
        return "./"
    return quote(dest.removesuffix("index.html") if dest.endswith("/index.html") else dest)


_BLANKS = re.compile(r"\s*+")
_WHOLE_DOCUMENT = re.compile(r"<(?:!doctype|html)\b", re.IGNORECASE)


def is_themed(page: SitePage) -> bool:
    """Whether the theme is put around a page.

    It is not where what comes out is no HTML (`feed.xml`), where the page is a document of its own already,
    nor where a page of HTML says that it has no layout.
    """
    if not page.is_html or _WHOLE_DOCUMENT.match(page.body, _after_comments(page.body)):
        return False
    layout = page.front_matter.get("layout", "default")
    return page.is_markdown or layout not in (None, "none", "null", "nil", "")


def _after_comments(html: str) -> int:
    at = 0
    while True:
        blanks = _BLANKS.match(html, at)
        at = blanks.end() if blanks is not None else at
        end = html.find("-->", at) if html.startswith("<!--", at) else -1
        if end < 0:
            return at
        at = end + 3


def page_files(site: Site, config: MkDocsConfig) -> list[EssayFile]:
    """A file for each page that gets the theme; what mkdocs.yml's `exclude_docs` names stays out."""
    files = []
    for page in filter(is_themed, site.pages):
        file = EssayFile(page.path, page.dest, site.source, config, page)
        file.inclusion = _inclusion(page.path, config)
        files.append(file)
    return files


def bare_files(site: Site, config: MkDocsConfig) -> dict[str, EssayFile]:
    """A file, still without content, for each page that is rendered and gets no theme, by its source path."""
    return {
        page.path: EssayFile(page.path, page.dest, site.source, config)
        for page in site.pages
        if not is_themed(page)
    }


def static_files(site: Site, config: MkDocsConfig) -> list[EssayFile]:
    """A file for each one that is copied."""
    return [_static_file(static, site, config) for static in site.static_files]


def _static_file(static: StaticFile, site: Site, config: MkDocsConfig) -> EssayFile:
    file = EssayFile(static.path, static.dest, site.source, config)
    file.abs_src_path = str(static.source)
    file.inclusion = _inclusion(static.path, config)
    return file


def _inclusion(path: str, config: MkDocsConfig) -> InclusionLevel:
    # MkDocs leaves out a top-level `templates` folder by default; to Jekyll it is a folder like any other.
    for patterns, level in (
        (config.exclude_docs, InclusionLevel.EXCLUDED),
        (config.draft_docs, InclusionLevel.DRAFT),
        (config.not_in_nav, InclusionLevel.NOT_IN_NAV),
    ):
        if patterns and patterns.match_file(path):
            return level
    return InclusionLevel.INCLUDED


def replace_files(files: Files, own: list[EssayFile], docs_dir: Path, present_docs_dir: Path) -> None:
    """Drop the files that MkDocs found in `docs_dir`, and put ours in; files of the theme and of other
    plugins stay.

    A plugin may have MkDocs read a folder of its own (`present_docs_dir`), into which it has copied the files
    of `docs_dir` and others; those others stay.
    """
    for file in list(files):
        if file.generated_by is not None or file.src_dir is None or Path(file.src_dir) != present_docs_dir:
            continue
        if present_docs_dir == docs_dir or (docs_dir / file.src_uri).is_file():
            files.remove(file)
    for new in own:
        present = files.get_file_from_path(new.src_uri)
        if present is not None:
            files.remove(present)
        files.append(new)
