"""What GitHub Pages switches on by itself: pages without front matter, README as a folder's index, titles
from headings (`heading_titles`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs_essay.site.walk import Entry

# Files that speak to the readers of a repository; they become pages only where `include` names them.
REPOSITORY_FILES = frozenset(
    {
        "readme",
        "license",
        "licence",
        "copying",
        "code_of_conduct",
        "contributing",
        "issue_template",
        "pull_request_template",
    }
)
_PLUGINS = {"github-pages", "jekyll-titles-from-headings", "jekyll-optional-front-matter"}
_GEM = re.compile(r"""^[ \t]*gem[ \t(]+["']([\w-]+)["']""", re.MULTILINE)
_MOST_GEMFILE = 100_000


def is_github_pages(source: Path, own: Mapping[str, Any], files: tuple[str, ...]) -> bool:
    """Whether the site is made for GitHub Pages' own build: it says so in its plugins or its Gemfile, or
    it has no configuration at all, or a `remote_theme` and no Gemfile, which nothing else understands.
    """
    plugins = own.get("plugins")
    if isinstance(plugins, list) and _PLUGINS.intersection(str(plugin) for plugin in plugins):
        return True
    gems = _gems(source)
    if gems is not None:
        return "github-pages" in gems
    return not files or "remote_theme" in own


def has_plugin(source: Path, own: Mapping[str, Any], name: str) -> bool:
    """Whether the site's configuration or its Gemfile names a plugin."""
    plugins = own.get("plugins")
    return (isinstance(plugins, list) and name in map(str, plugins)) or name in (_gems(source) or ())


def _gems(source: Path) -> frozenset[str] | None:
    """The gems that the site's Gemfile names; None where there is no Gemfile."""
    gemfile = source / "Gemfile"
    if not gemfile.is_file():
        return None
    with gemfile.open(encoding="utf-8", errors="replace") as stream:
        return frozenset(_GEM.findall(stream.read(_MOST_GEMFILE)))


def wants_pages_without_front_matter(own: Mapping[str, Any]) -> bool:
    """Whether Markdown files without front matter are pages: unless `optional_front_matter` of the site
    says no.
    """
    return _enabled(own, "optional_front_matter")


def wants_readme_index(own: Mapping[str, Any]) -> bool:
    """Whether a README is its folder's index where there is no other: unless `readme_index` of the site
    says no.
    """
    return _enabled(own, "readme_index")


def _enabled(own: Mapping[str, Any], key: str) -> bool:
    settings = own.get(key)
    if settings is False:
        return False
    return not (isinstance(settings, dict) and settings.get("enabled") is False)


def stem_of(entry: Entry) -> str:
    """The name without its ending, in lower case."""
    return entry.name.rpartition(".")[0].lower()
