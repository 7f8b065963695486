"""The written site's mkdocs.yml: the user's own, with what the plugin did written out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mkdocs_essay.eject import extensions, mathjax
from mkdocs_essay.site.theme_settings import Settings

# Names of the plugin itself, of folders that are others now, and what is computed.
_OURS = ("docs_dir", "site_dir", "nav", "plugins", "markdown_extensions", "theme", "edit_uri", "INHERIT")
_FIRST = ("site_name", "site_url", "site_description", "site_author", "repo_url", "repo_name", "copyright")
_EDITING = frozenset({"content.action.edit", "content.action.view"})
_LOADED_BY_US = frozenset({"essay", "search", "redirects", "material/search"})
# Extensions that MkDocs brings along: their options count though the user names none of them.
_ALWAYS_THERE = ("toc",)


def configuration(
    own: Mapping[str, Any],
    carried: Settings,
    nav: list[Any],
    redirects: Mapping[str, str],
    *,
    directory_urls: bool,
    has_formulas: bool,
    custom_dir: str | None,
    style_sheets: Iterable[str] = (),
    features: Iterable[str] = (),
    excluded: Iterable[str] = (),
) -> dict[str, Any]:
    """The mapping. `own` is the user's mkdocs.yml, which wins over what the site's configuration says
    (`carried`); `redirects` are for the plugin of that name, `features` for Material; `excluded` are lines of
    `exclude_docs`.
    """
    top = {key: value for key, value in carried.values.items() if "." not in key and key != "edit_uri"}
    result: dict[str, Any] = {**top, **{key: value for key, value in own.items() if key not in _OURS}}
    result = {key: result[key] for key in (*_FIRST, *result) if key in result}
    result.setdefault("site_name", "Site")
    result["use_directory_urls"] = directory_urls
    # What the user's own lines name is not there any more.
    result.pop("exclude_docs", None)
    if lines := list(excluded):
        result["exclude_docs"] = "".join(f"{line}\n" for line in lines)
    result["theme"] = _theme(own.get("theme"), carried, custom_dir, features)
    result["plugins"] = _plugins(own.get("plugins"), carried, redirects)
    result["markdown_extensions"] = extensions.for_yaml(_extensions(own.get("markdown_extensions"), carried))
    _below("extra", result, carried)
    if sheets := list(style_sheets):
        result["extra_css"] = [*sheets, *(result.get("extra_css") or [])]
    if has_formulas and not _sets_formulas(result.get("extra_javascript")):
        scripts = list(result.get("extra_javascript") or [])
        result["extra_javascript"] = [*scripts, mathjax.SETTINGS_FILE, mathjax.URL]
    if nav:
        result["nav"] = nav
    return result


def _sets_formulas(scripts: Any) -> bool:
    """Whether the user has a script that sets formulas."""
    return any(name in str(scripts).lower() for name in ("mathjax", "katex"))


def _theme(own: Any, carried: Settings, custom_dir: str | None, more: Iterable[str]) -> dict[str, Any]:
    given = dict(own) if isinstance(own, Mapping) else {}
    given.pop("custom_dir", None)
    said = {
        key.removeprefix("theme."): value
        for key, value in carried.values.items()
        if key.startswith("theme.") and value is not None
    }
    theme: dict[str, Any] = {"name": "material", **said, **given}
    features = [*(given.get("features") or []), *carried.features, "navigation.indexes", *more]
    theme["features"] = [name for name in dict.fromkeys(features) if name not in _EDITING]
    if custom_dir:
        theme["custom_dir"] = custom_dir
    return theme


def _plugins(own: Any, carried: Settings, redirects: Mapping[str, str]) -> list[Any]:
    named = dict(_named(own if own is not None else ["search"]))
    search = next((name for name in named if name in ("search", "material/search")), None)
    found: list[Any] = []
    if search:
        prefix = "plugins.search."
        said = {key[len(prefix) :]: value for key, value in carried.values.items() if key.startswith(prefix)}
        settings = {**said, **named[search]}
        found.append({search: settings} if settings else search)
    for name, settings in named.items():
        if name not in _LOADED_BY_US:
            found.append({name: settings} if settings else name)
    maps = {**redirects, **named.get("redirects", {}).get("redirect_maps", {})}
    if maps:
        found.append({"redirects": {"redirect_maps": maps}})
    return found


def _extensions(own: Any, carried: Settings) -> dict[str, dict[str, Any]]:
    found = {name: settings for name, settings in _named(own or []) if name != "mkdocs_essay"}
    prefix = "markdown_extensions."
    for key, value in carried.values.items():
        name, _, option = key.removeprefix(prefix).rpartition(".")
        if key.startswith(prefix) and (name in found or name in _ALWAYS_THERE):
            found[name] = {option: value, **found.get(name, {})}
    return found


def _below(head: str, result: dict[str, Any], carried: Settings) -> None:
    for key, value in carried.values.items():
        first, _, rest = key.partition(".")
        if first == head and rest:
            section = result.setdefault(head, {})
            if isinstance(section, dict):
                section.setdefault(rest, value)


def _named(value: Any) -> list[tuple[str, dict[str, Any]]]:
    """A list of names or of names with settings, or a mapping of them, as pairs."""
    entries: list[Any] = [value] if isinstance(value, Mapping) else list(value or [])
    found: list[tuple[str, dict[str, Any]]] = []
    for entry in entries:
        pairs = entry.items() if isinstance(entry, Mapping) else [(entry, None)]
        found += [(str(name), dict(settings or {})) for name, settings in pairs]
    return found
