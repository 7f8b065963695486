"""Finds our templates, styles and scripts and puts them between the user's and Material's."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.theme import Theme

import mkdocs_essay
from mkdocs_essay.theme.environment import quicken

STYLESHEETS = (
    "assets/stylesheets/essay.css",
    "assets/stylesheets/essay-classes.css",
    "assets/stylesheets/essay-utilities.css",
    "assets/stylesheets/essay-navigation.css",
    "assets/stylesheets/essay-notes.css",
)
SCRIPTS = ("assets/javascripts/essay.js", "assets/javascripts/essay-notes.js")
# Material draws a page with children as a link that also unfolds only where this feature is on.
FEATURES = ("navigation.indexes",)


def overrides_folder() -> Path:
    """The folder of our templates: inside the package in a wheel, beside it in a checkout."""
    package = Path(mkdocs_essay.__file__).parent
    inside = package / "theme_overrides"
    return inside if inside.is_dir() else package.parent / "theme_overrides"


def require_material(theme: Theme) -> None:
    """Raise PluginError where the theme is not Material."""
    if theme.name != "material":
        raise PluginError(
            f"mkdocs-essay works with Material for MkDocs, but this site's theme is {theme.name!r}: "
            "set `theme: {name: material}` in mkdocs.yml."
        )


def install(config: MkDocsConfig) -> None:
    """Add our folder after the user's `custom_dir` and before Material, and our styles and scripts before
    the user's.
    """
    theme = config.theme
    folder = str(overrides_folder())
    if folder not in theme.dirs:
        theme.dirs.insert(1 if theme.custom_dir else 0, folder)
    quicken(theme, folder)
    features = theme.get("features") or []
    theme["features"] = [*features, *(name for name in FEATURES if name not in features)]
    config.extra_css = [*STYLESHEETS, *(css for css in config.extra_css if css not in STYLESHEETS)]
    scripts = [script for script in config.extra_javascript if str(script) not in SCRIPTS]
    config.extra_javascript = [*SCRIPTS, *scripts]
