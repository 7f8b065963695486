"""Puts what `_config.yml` says of the site and its look into MkDocs' configuration; what mkdocs.yml sets by itself wins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_essay.site.theme_settings import Settings


def apply(settings: Settings, config: MkDocsConfig, *, serving: bool) -> None:
    """Set each value that the user has not set.

    A development server has an address of its own, so that the site's is left out while `serving`.
    """
    own = _own_keys(config)
    for key, value in settings.values.items():
        head, _, rest = key.partition(".")
        if head == "theme":
            if rest not in own["theme"]:
                config.theme[rest] = value
        elif head == "extra":
            config.extra.setdefault(rest, value)
        elif head == "plugins":
            _set_of_plugin(config, rest, value)
        elif head == "markdown_extensions":
            _set_of_extension(config, rest, value)
        elif key not in own[""] and not (key == "site_url" and serving):
            config[key] = value
    features = config.theme.get("features") or []
    config.theme["features"] = [*features, *(name for name in settings.features if name not in features)]


def _own_keys(config: MkDocsConfig) -> Mapping[str, set[str]]:
    """What mkdocs.yml (or the command line) sets: keys at the top, and those below `theme`."""
    top: set[str] = set()
    theme: set[str] = set()
    for user in config.user_configs:
        top.update(key for key, value in user.items() if value is not None)
        said = user.get("theme")
        theme.update(said if isinstance(said, dict) else ())
    return {"": top, "theme": theme}


def _set_of_plugin(config: MkDocsConfig, key: str, value: Any) -> None:
    name, _, option = key.partition(".")
    plugin = next(
        (config.plugins[each] for each in (name, f"material/{name}") if each in config.plugins), None
    )
    if plugin is None or not option:
        return
    if not any(option in user for user in getattr(plugin.config, "user_configs", ())):
        plugin.config[option] = value


def _set_of_extension(config: MkDocsConfig, key: str, value: Any) -> None:
    name, _, option = key.rpartition(".")
    if name in config.markdown_extensions:
        config.mdx_configs.setdefault(name, {}).setdefault(option, value)
