"""A build that writes nothing: everything that the plugin does with a site, up to the templates."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from mkdocs_essay.bridge.build import Build
from mkdocs_essay.bridge.pages import EssayPage, material_meta
from mkdocs_essay.cli.configuration import configuration
from mkdocs_essay.cli.outcome import CannotRun
from mkdocs_essay.cli.progress import steps
from mkdocs_essay.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a build without output found; `source` is the folder that the findings' paths are relative to."""

    build: Build
    findings: tuple[Diagnostic, ...]
    page_count: int

    @property
    def source(self) -> Path:
        """The source folder, absolute."""
        return self.build.site.source


def inspect(folder: Path, config_file: Path | None = None) -> Inspection:
    """Go through the site in `folder` as a build does, and give the findings by place.

    `config_file` is the site's mkdocs.yml; without it the one in `folder`, and where that is none or does not
    name the plugin, its options have their defaults. Plugins of others do not run. Raises `CannotRun` where
    the configuration cannot be read.
    """
    try:
        config, options = configuration(folder, config_file)
        build = Build(config, options)
        build.configure(config)
        build.put_files(Files([]), config)
        build.navigate(Navigation([], []))
        pages = [page for page in build.pages.values() if page.file.inclusion.is_included()]
        for page in steps(pages, "Reading"):
            _populate(page, build, config)
        build.complete()
        for page in pages:
            build.view(page)
    except MkDocsException as error:
        raise CannotRun(str(error)) from error
    return Inspection(build, tuple(sorted(set(build.reported()), key=_place)), len(pages))


def _populate(page: EssayPage, build: Build, config: MkDocsConfig) -> None:
    """Give the page its text and its HTML, as MkDocs does with no other plugin about."""
    page.markdown = build.source_text(page.site_page)
    page.meta = material_meta(page.site_page.front_matter, config, nav_enabled=build.nav_enabled)
    page.render(config, Files([]))
    page.content = build.link(page.content or "", page)


def _place(finding: Diagnostic) -> tuple[str, int, int, str, str]:
    return (finding.path or "", finding.line or 0, finding.column or 0, finding.code, finding.message)
