"""Puts what `_config.yml` says of the site and its look into MkDocs' configuration; what mkdocs.yml sets by
itself wins.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from mkdocs_essay.site.theme_settings import Settings

# What MkDocs makes of a repo_url by itself, where mkdocs.yml does not say how its pages are edited.
_COMPUTED_EDIT_URIS = (None, "edit/master/docs/", "src/default/docs/")


def apply(settings: Settings, config: MkDocsConfig, *, serving: bool) -> None:
    """Set each value that the user has not set; what has its default counts as not set.

    A development server has an address of its own, so that the site's is left out while `serving`.
    """
    for key, value in settings.values.items():
        head, _, rest = key.partition(".")
        if rest:
            _BELOW[head](config, rest, value)
        elif key != "site_url" or not serving:
            _set_at_top(config, key, value)
    if config.repo_url and not config.repo_name:
        # MkDocs makes a name of the address when it validates mkdocs.yml, which is over by now.
        config.repo_name = urlsplit(config.repo_url).path.strip("/") or config.repo_url
    features = config.theme.get("features") or []
    config.theme["features"] = [*features, *(name for name in settings.features if name not in features)]


def _set_at_top(config: MkDocsConfig, key: str, value: Any) -> None:
    if key == "edit_uri":
        if config.edit_uri in _COMPUTED_EDIT_URIS and config.edit_uri_template is None:
            config.edit_uri = value
    elif config[key] == _defaults()[key]:
        config[key] = value


def _set_of_theme(config: MkDocsConfig, key: str, value: Any) -> None:
    if config.theme.get(key) == _theme_defaults().get(key):
        config.theme[key] = value


def _set_extra(config: MkDocsConfig, key: str, value: Any) -> None:
    config.extra.setdefault(key, value)


def _set_of_plugin(config: MkDocsConfig, key: str, value: Any) -> None:
    name, _, option = key.partition(".")
    plugin = next(
        (config.plugins[each] for each in (name, f"material/{name}") if each in config.plugins), None
    )
    if plugin is None or not option or option not in plugin.config:
        return
    if plugin.config[option] == type(plugin.config)().get(option):
        plugin.config[option] = value


def _set_of_extension(config: MkDocsConfig, key: str, value: Any) -> None:
    name, _, option = key.rpartition(".")
    if name in config.markdown_extensions:
        config.mdx_configs.setdefault(name, {}).setdefault(option, value)


_BELOW: dict[str, Callable[[MkDocsConfig, str, Any], None]] = {
    "theme": _set_of_theme,
    "extra": _set_extra,
    "plugins": _set_of_plugin,
    "markdown_extensions": _set_of_extension,
}


@cache
def _defaults() -> MkDocsConfig:
    return MkDocsConfig()


@cache
def _theme_defaults() -> Theme:
    return Theme(name="material")
