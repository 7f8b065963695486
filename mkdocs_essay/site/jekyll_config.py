"""`_config.yml` as Jekyll reads it: one file or several merged in order, upon Jekyll's own defaults."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site.merging import deep_merge
from mkdocs_essay.site.permalinks import fault_of
from mkdocs_essay.source import decode, read_front_matter

NAMES = ("_config.yml", "_config.yaml", "_config.toml")

JEKYLL_DEFAULTS: Mapping[str, Any] = {
    "collections_dir": "",
    "plugins_dir": "_plugins",
    "layouts_dir": "_layouts",
    "data_dir": "_data",
    "includes_dir": "_includes",
    "collections": {},
    "safe": False,
    "include": [".htaccess"],
    "exclude": [],
    "keep_files": [".git", ".svn"],
    "encoding": "utf-8",
    "markdown_ext": "markdown,mkdown,mkdn,mkd,md",
    "strict_front_matter": False,
    "show_drafts": None,
    "limit_posts": 0,
    "future": False,
    "unpublished": False,
    "plugins": [],
    "markdown": "kramdown",
    "highlighter": "rouge",
    "excerpt_separator": "\n\n",
    "baseurl": None,
    "permalink": "date",
    "timezone": None,
    "defaults": [],
    "liquid": {"error_mode": "warn", "strict_filters": False, "strict_variables": False},
    "kramdown": {
        "auto_ids": True,
        "toc_levels": [1, 2, 3, 4, 5, 6],
        "entity_output": "as_char",
        "smart_quotes": "lsquo,rsquo,ldquo,rdquo",
        "input": "GFM",
        "hard_wrap": False,
        "guess_lang": True,
        "footnote_nr": 1,
        "show_warnings": False,
    },
}

DEFAULT_EXCLUDES = (
    ".sass-cache",
    ".jekyll-cache",
    "gemfiles",
    "Gemfile",
    "Gemfile.lock",
    "node_modules",
    "vendor/bundle/",
    "vendor/cache/",
    "vendor/gems/",
    "vendor/ruby/",
)

_LISTS = ("include", "exclude", "plugins", "keep_files")
_FOLDERS = ("collections_dir", "data_dir", "includes_dir", "layouts_dir", "plugins_dir")


@dataclass(frozen=True, slots=True)
class JekyllConfig:
    """What was read. `own` is what the files themselves say, `values` has Jekyll's defaults below it;
    `places` gives the file and line of each key of the files; `files` are their names, in order.
    """

    values: Mapping[str, Any]
    own: Mapping[str, Any]
    places: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    files: tuple[str, ...] = ()


def read_config(source: Path, configs: Sequence[str] | None, diagnostics: Diagnostics) -> JekyllConfig:
    """Read the configuration of the site in `source`: the files called `configs` (relative to it) or
    `_config.yml`.
    """
    own: dict[str, Any] = {}
    places: dict[str, tuple[str, int]] = {}
    files = []
    for name in _existing(source, configs, diagnostics):
        values, lines = _read_file(source / name, name, diagnostics)
        values = _sound(values, name, lines, diagnostics)
        own = deep_merge(own, values)
        places.update({key: (name, line) for key, line in lines.items()})
        files.append(name)
    return JekyllConfig(_with_defaults(own), own, places, tuple(files))


def _existing(source: Path, configs: Sequence[str] | None, diagnostics: Diagnostics) -> list[str]:
    if configs is None:
        return [name for name in NAMES if (source / name).is_file()][:1]
    found = []
    for name in configs:
        if (source / name).is_file():
            found.append(name)
        else:
            diagnostics.add("config-missing", f"there is no configuration file {name}", name)
    return found


def _read_file(file: Path, name: str, diagnostics: Diagnostics) -> tuple[dict[str, Any], dict[str, int]]:
    try:
        text = decode(file.read_bytes(), name, diagnostics)
    except OSError as error:
        diagnostics.add("config-missing", f"this file cannot be read: {error.strerror}", name)
        return {}, {}
    if file.suffix.lower() == ".toml":
        return _read_toml(text, name, diagnostics)
    return read_front_matter(text, name, 1, diagnostics, "config-yaml")


def _read_toml(text: str, name: str, diagnostics: Diagnostics) -> tuple[dict[str, Any], dict[str, int]]:
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        diagnostics.add("config-toml", f"this is not TOML: {error}", name)
        return {}, {}
    lines: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        key = line.split("=")[0].split(".")[0].strip("[ ]\t\"'")
        if key in values:
            lines.setdefault(key, number)
    return values, lines


def _sound(
    values: dict[str, Any], name: str, lines: Mapping[str, int], diagnostics: Diagnostics
) -> dict[str, Any]:
    """`values` without what has the wrong type; each such key is named."""
    sound = dict(values)
    for key in (*_LISTS, *_FOLDERS):
        value = sound.get(key)
        wanted = list if key in _LISTS else str
        if value is None or isinstance(value, wanted):
            continue
        kind = "a list" if wanted is list else "the name of a folder"
        message = f"`{key}` must be {kind}, not {value!r}"
        diagnostics.add("config-value", message, name, lines.get(key))
        if wanted is list and isinstance(value, str):
            sound[key] = [value]
        else:
            del sound[key]
    for key in _FOLDERS:
        fault = fault_of(str(sound.get(key) or ""))
        if fault is not None:
            message = f"`{key}` {fault}: Jekyll's own is used"
            diagnostics.add("config-value", message, name, lines.get(key))
            del sound[key]
    return sound


def _with_defaults(own: Mapping[str, Any]) -> dict[str, Any]:
    values = deep_merge(JEKYLL_DEFAULTS, own)
    values["exclude"] = list(dict.fromkeys([*values["exclude"], *DEFAULT_EXCLUDES]))
    values["collections"] = _collections(values)
    return values


def _collections(values: Mapping[str, Any]) -> dict[str, Any]:
    """The collections as a mapping, with Jekyll's own `posts`."""
    declared = values["collections"]
    if isinstance(declared, list):
        declared = {str(label): {} for label in declared}
    if not isinstance(declared, dict):
        declared = {}
    merged: dict[str, Any] = {"posts": {}}
    for label, settings in declared.items():
        merged[str(label)] = dict(settings) if isinstance(settings, dict) else {}
    merged["posts"]["output"] = True
    return merged


def markdown_extensions(config: Mapping[str, Any]) -> frozenset[str]:
    """The endings of Markdown files, in lower case with their dot."""
    listed = str(config.get("markdown_ext") or "").split(",")
    return frozenset("." + name.strip().lower().lstrip(".") for name in listed if name.strip())
