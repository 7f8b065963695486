"""Reads the Jekyll site that mkdocs.yml points at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
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


def load_site(
    config: MkDocsConfig, options: EssayConfig, diagnostics: Diagnostics, *, serving: bool = False
) -> Site:
    """Read the site without what belongs to MkDocs alone: its output, its configuration and the user's
    theme folder; and without what mkdocs.yml leaves out: `exclude_docs`, and unless `serving`, `draft_docs`.
    """
    site = read_site(
        source_folder(config, options),
        diagnostics,
        exclude=list(_of_mkdocs(config)),
        configs=options.jekyll_config or None,
        github_pages=options.github_pages,
    )
    return _as_configured(site, config, serving)


def _as_configured(site: Site, config: MkDocsConfig, serving: bool) -> Site:
    left_out = [config.exclude_docs, *([] if serving else [config.draft_docs])]

    def stays(path: str) -> bool:
        return not any(patterns.match_file(path) for patterns in left_out if patterns)

    if any(left_out):
        site = replace(
            site,
            pages=tuple(page for page in site.pages if stays(page.path)),
            static_files=tuple(file for file in site.static_files if stays(file.path)),
            redirects=tuple(redirect for redirect in site.redirects if stays(redirect.path)),
        )
    hidden = config.not_in_nav
    if not hidden:
        return site
    return replace(
        site,
        pages=tuple(
            replace(page, front_matter={**page.front_matter, "nav_exclude": True})
            if hidden.match_file(page.path)
            else page
            for page in site.pages
        ),
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
