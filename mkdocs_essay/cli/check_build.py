"""A build that writes nothing: everything that the plugin does with a site, up to the templates."""

from __future__ import annotations

import logging
import tempfile
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from mkdocs_essay import theme
from mkdocs_essay.bridge.build import Build
from mkdocs_essay.bridge.pages import EssayPage, material_meta
from mkdocs_essay.cli.outcome import CannotRun
from mkdocs_essay.cli.progress import steps
from mkdocs_essay.config import EssayConfig
from mkdocs_essay.diagnostics import Diagnostic

NAMES = ("mkdocs.yml", "mkdocs.yaml")


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
        config, options = _configuration(folder, config_file)
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


def _configuration(folder: Path, config_file: Path | None) -> tuple[MkDocsConfig, EssayConfig]:
    file = config_file or next((folder / name for name in NAMES if (folder / name).is_file()), None)
    if file is not None:
        config = _load(file)
        for plugin in config.plugins.values():
            if isinstance(plugin.config, EssayConfig):
                theme.require_material(config.theme)
                return config, plugin.config
        if config_file is not None:
            raise CannotRun(f"{file} does not name the plugin: add `essay` below `plugins`")
    return _default_configuration(folder)


def _load(file: Path) -> MkDocsConfig:
    """The configuration in `file`; raises `CannotRun` with what MkDocs has to say of it."""
    log = logging.getLogger("mkdocs")
    said = _Said(logging.WARNING)
    log.addHandler(said)
    try:
        return load_config(str(file))
    except Abort as error:
        raise CannotRun("\n".join([f"{file} cannot be used.", *said.messages])) from error
    finally:
        log.removeHandler(said)


class _Said(logging.Handler):
    """Keeps what MkDocs logs."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def _default_configuration(folder: Path) -> tuple[MkDocsConfig, EssayConfig]:
    config = MkDocsConfig()
    config.load_dict(
        {
            "site_name": folder.name or "site",
            "docs_dir": str(folder),
            "site_dir": str(Path(tempfile.gettempdir(), "mkdocs-essay-writes-nothing")),
            "theme": {"name": "material"},
            "plugins": [],
        }
    )
    options = EssayConfig()
    options.load_dict({"source": str(folder)})
    for each in (config, options):
        errors, _ = each.validate()
        if errors:
            raise CannotRun(str(errors[0][1]))
    return config, options


def _populate(page: EssayPage, build: Build, config: MkDocsConfig) -> None:
    """Give the page its text and its HTML, as MkDocs does with no other plugin about."""
    page.markdown = build.source_text(page.site_page)
    page.meta = material_meta(page.site_page.front_matter, config)
    page.render(config, Files([]))
    page.content = build.link(page.content or "", page)


def _place(finding: Diagnostic) -> tuple[str, int, int, str, str]:
    return (finding.path or "", finding.line or 0, finding.column or 0, finding.code, finding.message)
