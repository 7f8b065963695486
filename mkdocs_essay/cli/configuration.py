"""MkDocs' configuration of a site, made in memory; a Jekyll site needs no mkdocs.yml for it."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path

import click
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from mkdocs_essay import theme
from mkdocs_essay.cli.outcome import CannotRun
from mkdocs_essay.config import EssayConfig

NAMES = ("mkdocs.yml", "mkdocs.yaml")


def configuration(folder: Path, config_file: Path | None = None) -> tuple[MkDocsConfig, EssayConfig]:
    """MkDocs' configuration for the site in `folder`, and the plugin's options.

    They come from `config_file`, without it from the mkdocs.yml in `folder`. Where there is none, or it does
    not name the plugin, all has its default and `folder` is the source. Raises `CannotRun` where a file
    cannot be used.
    """
    file = file_of(folder, config_file)
    if file is not None:
        config = load(file)
        for plugin in config.plugins.values():
            if isinstance(plugin.config, EssayConfig):
                theme.require_material(config.theme)
                return config, plugin.config
        if config_file is not None:
            raise CannotRun(f"{file} does not name the plugin: add `essay` below `plugins`")
    return defaults(folder)


def file_of(folder: Path, config_file: Path | None = None) -> Path | None:
    """The file that configures the site in `folder`: `config_file`, else its mkdocs.yml; None without one."""
    return config_file or next((folder / name for name in NAMES if (folder / name).is_file()), None)


def load(file: Path) -> MkDocsConfig:
    """The configuration in `file`; raises `CannotRun` with what MkDocs has to say of it."""
    log = logging.getLogger("mkdocs")
    said = _Said(logging.WARNING)
    log.addHandler(said)
    try:
        config = load_config(str(file))
    except Abort as error:
        raise CannotRun("\n".join([f"{file} cannot be used.", *said.messages])) from error
    finally:
        log.removeHandler(said)
    for message in said.messages:
        click.echo(f"{file}: {message}", err=True)
    return config


class _Said(logging.Handler):
    """Keeps what MkDocs logs."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def defaults(folder: Path) -> tuple[MkDocsConfig, EssayConfig]:
    """The configuration of a site that has no mkdocs.yml; it writes nowhere."""
    folder = folder.resolve()
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
