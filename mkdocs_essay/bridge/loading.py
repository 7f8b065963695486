"""Reads the Jekyll site that mkdocs.yml points at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from mkdocs_essay.config import EssayConfig
from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site.model import Site
from mkdocs_essay.site.scan import read_site


def source_folder(config: MkDocsConfig, options: EssayConfig) -> Path:
    """The Jekyll site's folder, absolute; PluginError where it does not exist."""
    if options.source is None:
        return Path(config.docs_dir).resolve()
    base = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    folder = (base / options.source).resolve()
    if not folder.is_dir():
        raise PluginError(
            f"mkdocs-essay: there is no folder {options.source!r} (looked for {folder}): "
            "set the option `source` to the folder of the Jekyll site, relative to mkdocs.yml."
        )
    return folder


def load_site(config: MkDocsConfig, options: EssayConfig, diagnostics: Diagnostics) -> Site:
    """Read the site without what belongs to MkDocs alone: its output, its configuration and the user's
    theme folder.
    """
    return read_site(
        source_folder(config, options),
        diagnostics,
        exclude=list(_of_mkdocs(config)),
        configs=options.jekyll_config or None,
        github_pages=options.github_pages,
    )


def _of_mkdocs(config: MkDocsConfig) -> Iterator[Path]:
    yield Path(config.site_dir).resolve()
    if config.config_file_path:
        yield Path(config.config_file_path).resolve()
        yield _configured_site_dir(Path(config.config_file_path)).resolve()
    if config.theme.custom_dir:
        yield Path(config.theme.custom_dir).resolve()
    for hook in config.hooks:
        yield Path(hook).resolve()


def _configured_site_dir(file: Path) -> Path:
    """Where a build writes; `config.site_dir` is a temporary folder while MkDocs serves, and an earlier
    build's output would be taken for pages of the site.
    """
    with file.open("rb") as stream:
        said = yaml_load(stream, get_yaml_loader())
    return file.parent / str(said.get("site_dir") or "site")
