"""What `init` finds in a Jekyll repository: the site, and what becomes of each key of its configuration."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from mkdocs_essay.cli.outcome import CannotRun
from mkdocs_essay.diagnostics import Diagnostic, Diagnostics
from mkdocs_essay.site.config_keys import HONOURED, IDLE, KNOWN_PLUGINS, LOST, MAPPED
from mkdocs_essay.site.jekyll_config import NAMES, read_config
from mkdocs_essay.site.model import MARKDOWN_EXTENSIONS, Site
from mkdocs_essay.site.scan import read_site
from mkdocs_essay.site.theme_settings import Settings, carried_settings

Fate = Literal["taken over", "mapped", "left"]
FATES: tuple[Fate, ...] = ("taken over", "mapped", "left")

# Where the build may go; the first that is not a folder of the Jekyll site.
OUTPUTS = ("site", "_mkdocs", "_mkdocs_site", "_mkdocs_output")
# What a Jekyll site has beside its pages that no build of ours looks at.
_LEFT_BEHIND = ("plugins-not-run", "sass-not-compiled")
_KEY = re.compile(r"`([^`]+)` is not carried over: (.*)", re.DOTALL)
_LONGEST_VALUE = 60


@dataclass(frozen=True, slots=True)
class Row:
    """What becomes of one key: `place` is its file, with the line where it has one."""

    fate: Fate
    place: str
    key: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Survey:
    """A repository: its folder, the folder of its Jekyll site, the site, and what it asks of the theme.

    `configs`: Jekyll's configuration files relative to `source`, where they do not lie in it.
    """

    folder: Path
    source: Path
    configs: tuple[str, ...]
    site: Site
    settings: Settings
    findings: tuple[Diagnostic, ...]

    @property
    def config_faults(self) -> list[Diagnostic]:
        """What is wrong with the configuration itself, by the files' names in the repository."""
        files = set(self.configs or NAMES)
        return [
            replace(finding, path=_name(self, finding.path))
            for finding in self.findings
            if finding.path in files and finding.code not in _LEFT_BEHIND
        ]

    @property
    def own_config(self) -> dict[str, Any]:
        """The configuration as far as the site sets it itself."""
        return {key: self.site.config[key] for key in self.site.config_places if key in self.site.config}


def survey(folder: Path) -> Survey:
    """Read the repository in `folder`; raises `CannotRun` where there is no Jekyll site in it."""
    source, configs = _source_of(folder)
    diagnostics = Diagnostics()
    exclude = [folder / "mkdocs.yml", *_earlier_output(folder)]
    site = read_site(source, diagnostics, exclude=exclude, configs=configs or None)
    if not site.pages:
        raise CannotRun(f"{folder} holds no page of a Jekyll site: name the folder that has its _config.yml")
    settings = carried_settings(site.config, site.config_places, {file.dest for file in site.static_files})
    return Survey(folder, source, configs, site, settings, tuple(diagnostics))


def _earlier_output(folder: Path) -> Iterator[Path]:
    """The folder that MkDocs has built into, which would be taken for pages of the site."""
    for name in OUTPUTS:
        if (folder / name / "sitemap.xml").is_file() and (folder / name / "search").is_dir():
            yield folder / name


def _source_of(folder: Path) -> tuple[Path, tuple[str, ...]]:
    """The folder of the Jekyll site, and its configuration files where they lie elsewhere.

    It is `folder`, or the folder that the `source` of its configuration names; without a configuration the
    one folder in it that has one, or `docs`, which GitHub Pages can take, where only that has a first page.
    """
    name = next((name for name in NAMES if (folder / name).is_file()), None)
    if name is not None:
        named = read_config(folder, [name], Diagnostics()).own.get("source")
        inside = (folder / named).resolve() if isinstance(named, str) else folder
        if inside == folder or not inside.is_relative_to(folder) or not inside.is_dir():
            return folder, ()
        return inside, (Path(os.path.relpath(folder / name, inside)).as_posix(),)
    sites = sorted({file.parent for name in NAMES for file in folder.glob(f"*/{name}")})
    if len(sites) > 1:
        names = ", ".join(path.name for path in sites)
        raise CannotRun(f"there are several Jekyll sites in {folder} ({names}): name one of these folders")
    if sites and not _has_pages(folder):
        return sites[0], ()
    docs = folder / "docs"
    return (docs if docs.is_dir() and _has_pages(docs) and not _has_pages(folder) else folder), ()


def _has_pages(folder: Path) -> bool:
    readable = {"index" + ending for ending in (*MARKDOWN_EXTENSIONS, ".html")}
    return any(path.name.lower() in readable for path in folder.iterdir())


def rows(found: Survey) -> Iterator[Row]:
    """What becomes of each key and plugin of the configuration, in the order of the file."""
    own = found.own_config
    lost = dict(_lost(found.settings.diagnostics))
    for key, (path, line) in found.site.config_places.items():
        place = f"{_name(found, path)}:{line}"
        if key == "plugins":
            yield from _plugin_rows(own.get(key), place)
        elif key in HONOURED:
            yield Row(
                "taken over", place, key, "; ".join(["means the same", *_mapped(key, own, found.settings)])
            )
        else:
            yield from _key_rows(key, own, place, lost, found)
    for finding in found.findings:
        if finding.code in _LEFT_BEHIND and finding.path is not None:
            yield Row("left", _name(found, finding.path), "", finding.message)


def _key_rows(
    key: str, own: dict[str, Any], place: str, lost: dict[str, str], found: Survey
) -> Iterator[Row]:
    mapped = [*_mapped(key, own, found.settings)]
    for name, reason in lost.items():
        if name.partition(".")[0] == key:
            yield Row("left", place, name, reason)
    if key == "source" and found.configs:
        yield Row("taken over", place, key, "the folder of the pages")
    elif mapped:
        yield Row("mapped", place, key, ", ".join(mapped))
    elif key in MAPPED and key not in lost:
        yield Row("taken over", place, key, "asks for nothing that is not so already")
    elif key in IDLE:
        yield Row("left", place, key, "steers Jekyll, and nothing here")
    elif key in LOST and key not in lost:
        yield Row("left", place, key, "has the value that everybody's has")
    elif key not in lost:
        yield Row("taken over", place, key, f"the site's own; Liquid has it as site.{key}")


def _mapped(key: str, own: dict[str, Any], settings: Settings) -> Iterator[str]:
    """The settings of MkDocs and Material that are others without the key, or that it makes alone."""
    without = carried_settings({name: value for name, value in own.items() if name != key})
    alone = carried_settings({key: own[key]} if key in own else {})
    for name, value in settings.values.items():
        if without.values.get(name) != value or alone.values.get(name) == value:
            yield f"{name} = {_short(value)}"
    yield from (f"theme.features: {name}" for name in settings.features if name not in without.features)
    if settings.aux_links != without.aux_links:
        yield "links in the head of each page"
    if settings.mermaid != without.mermaid:
        yield "diagrams by Material"
    if settings.nav_enabled != without.nav_enabled:
        yield "pages without navigation"


def _lost(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[str, str]]:
    for diagnostic in diagnostics:
        if found := _KEY.match(diagnostic.message):
            yield found[1], found[2]


def _plugin_rows(plugins: Any, place: str) -> Iterator[Row]:
    for plugin in plugins if isinstance(plugins, list) else []:
        if str(plugin) in KNOWN_PLUGINS:
            yield Row("taken over", place, f"plugins: {plugin}", "its work is done here")
        else:
            yield Row(
                "left", place, f"plugins: {plugin}", "Ruby, does not run here: what it makes is missing"
            )


def _name(found: Survey, path: str | None) -> str:
    return Path(os.path.relpath(found.source / (path or ""), found.folder)).as_posix()


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1]}…"
