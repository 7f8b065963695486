"""Which results of earlier builds may be used in this one."""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_essay.bridge.extensions import plain_name
from mkdocs_essay.bridge.fingerprint import fingerprint
from mkdocs_essay.bridge.markdown import is_resettable
from mkdocs_essay.cache.describing import UnstableError
from mkdocs_essay.cache.store import Store
from mkdocs_essay.config import EssayConfig
from mkdocs_essay.site.model import Site

log = logging.getLogger("mkdocs.plugins.essay")

FOLDER = ".cache/essay"
# Plugins that have no say in what the stages of a page see beyond what their keys hold; tested beside ours.
_KNOWN_PLUGINS = {
    "mkdocs_essay.plugin.EssayPlugin",
    "material.plugins.search.plugin.SearchPlugin",
    "mkdocs.contrib.search.SearchPlugin",
    "mkdocs_redirects.plugin.RedirectPlugin",
    "mkdocs_minify_plugin.plugin.MinifyPlugin",
}
# Those that need no full build when a page is written anew.
_SERVED_IN_PART = {name for name in _KNOWN_PLUGINS if "minify" not in name}
# They read files that no key knows of.
_READING_EXTENSIONS = {"pymdownx.snippets", "pymdownx.b64"}


@dataclass(frozen=True, slots=True)
class Caches:
    """What may be used: `markdown` for what Markdown makes of a page, `pages` for what is made of it from
    there on. None where it may not be.
    """

    markdown: Store | None = None
    pages: Store | None = None

    def close(self) -> None:
        """Write what this build has made."""
        if self.markdown is None:
            return
        self.markdown.close()
        if self.markdown.fault is not None:
            log.info(f"the cache in {FOLDER} could not be written: {self.markdown.fault}")


def open_caches(config: MkDocsConfig, options: EssayConfig, site: Site) -> Caches:
    """The results that earlier builds with this very configuration have left beside mkdocs.yml."""
    if not options.cache:
        return Caches()
    reading = [str(name) for name in config.markdown_extensions if not is_pure(name, config)]
    if reading:
        log.info(f"the cache is not used: {', '.join(reading)} may read what it does not know of")
        return Caches()
    try:
        name = fingerprint(config, site)
    except UnstableError as error:
        log.info(f"the cache is not used: the configuration has {error}, which may change unseen")
        return Caches()
    base = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    store = Store(base / FOLDER, name)
    return Caches(store, store if only_known_plugins(config) else None)


def is_pure(extension: object, config: MkDocsConfig) -> bool:
    """Whether an extension makes the same of the same text while its version and options are the same."""
    if not is_resettable(extension) or plain_name(extension) in _READING_EXTENSIONS:
        return False
    options = (config.mdx_configs or {}).get(str(extension)) or {}
    return "custom_icons" not in (options.get("options") or {})


def only_known_plugins(config: MkDocsConfig, known: Collection[str] = _KNOWN_PLUGINS) -> bool:
    """Whether every plugin is one of those of which it is known what they read."""
    types = {type(plugin) for plugin in config.plugins.values()}
    return not config.hooks and all(f"{each.__module__}.{each.__qualname__}" in known for each in types)


def may_rebuild_in_part(config: MkDocsConfig) -> bool:
    """Whether a page can be made anew without the others: no plugin and no extension sees more than it."""
    pure = all(is_pure(name, config) for name in config.markdown_extensions)
    return pure and only_known_plugins(config, _SERVED_IN_PART)
