"""What `_config.yml` says of the site and its look, as settings of MkDocs and Material.

Data only: who applies it lets win what mkdocs.yml sets by itself. The keys of `Settings.values` are MkDocs'
own, with dots: `theme.palette`, `extra.analytics`, `plugins.search.separator`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs_essay.diagnostics import Diagnostic
from mkdocs_essay.site.config_keys import name_lost_keys

# Material's languages; the theme stops at one that it does not have.
LANGUAGES = frozenset(
    {
        *("af", "ar", "az", "be", "bg", "bn", "ca", "cs", "cy", "da", "de", "el"),
        *("en", "eo", "es", "et", "eu", "fa", "fi", "fr", "gl", "he", "hi", "hr"),
        *("hu", "hy", "id", "is", "it", "ja", "ka", "kn", "ko", "ku-IQ", "lb", "lt"),
        *("lv", "mk", "mn", "ms", "my", "nb", "nl", "nn", "pl", "pt", "pt-BR", "ro"),
        *("ru", "sa", "sh", "si", "sk", "sl", "sq", "sr", "sv", "ta", "te", "th"),
        *("tl", "tr", "uk", "ur", "uz", "vi", "zh", "zh-Hant", "zh-TW"),
    }
)
_SCHEMES = {"dark": "slate", "light": "default", "legacy_light": "default"}
_NO_SCHEME = (None, "", "nil", "null", "~")


@dataclass(frozen=True, slots=True)
class AuxLink:
    """A link for the head of every page."""

    title: str
    url: str
    new_tab: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """What the configuration asks for.

    `values`: settings by MkDocs' keys; `features`: Material's features to switch on; `aux_links`: links for
    the head of each page; `math_engine`: kramdown's, where the site names one; `mermaid`: diagrams are drawn;
    `nav_enabled`: pages show the navigation; `diagnostics`: what is not carried over.
    """

    values: Mapping[str, Any]
    features: tuple[str, ...] = ()
    aux_links: tuple[AuxLink, ...] = ()
    math_engine: str | None = None
    mermaid: bool = False
    nav_enabled: bool = True
    diagnostics: tuple[Diagnostic, ...] = ()


def carried_settings(
    config: Mapping[str, Any],
    places: Mapping[str, tuple[str, int]] | None = None,
    files: Collection[str] = (),
) -> Settings:
    """The settings that `config` asks for.

    `places`: file and line of each key that the site sets itself (`Site.config_places`); without them all
    keys count as such. `files`: what the site has at which address (static files' dest), to find a favicon
    that no key names.
    """
    places = dict.fromkeys(config, ("_config.yml", 1)) if places is None else places
    own = {key: config[key] for key in places if key in config}
    values: dict[str, Any] = {}
    diagnostics = list(name_lost_keys(own, places))
    for carry in _CARRIERS:
        values.update({key: value for key, value in carry(own).items() if value is not None})
    if "theme.favicon" not in values and "favicon.ico" in files:
        values["theme.favicon"] = "favicon.ico"
    diagnostics += [
        Diagnostic("config-key-not-carried-over", f"`{key}` is not carried over: {reason}", *places[key])
        for key, reason in _odd_values(own)
    ]
    options = own.get("kramdown")
    return Settings(
        values,
        _features(own),
        _aux_links(own),
        math_engine=_text(options.get("math_engine")) if isinstance(options, dict) else None,
        mermaid=isinstance(own.get("mermaid"), dict),
        nav_enabled=own.get("nav_enabled") is not False,
        diagnostics=tuple(diagnostics),
    )


def _identity(config: Mapping[str, Any]) -> dict[str, Any]:
    author = config.get("author")
    author = author.get("name") if isinstance(author, dict) else author
    language = str(config.get("lang") or "")
    description = _text(config.get("description"))
    return {
        "site_name": _text(config.get("title")),
        # Material writes it between quotes as it is.
        "site_description": description and description.replace('"', "&quot;"),
        "site_author": _text(author),
        "site_url": site_url(config),
        "theme.language": _language(language),
    }


def site_url(config: Mapping[str, Any]) -> str | None:
    """Where the site is served, with a slash at its end; None where `url` does not say."""
    url = _text(config.get("url"))
    if url is None or not re.match(r"https?://[^/]", url):
        return None
    base = str(config.get("baseurl") or "").strip("/")
    return f"{url.rstrip('/')}/{base}/" if base else f"{url.rstrip('/')}/"


def _language(tag: str) -> str | None:
    """The language of Material for a tag: the region's where there is one, else the language's."""
    tag = tag.replace("_", "-")
    folded = {language.casefold(): language for language in LANGUAGES}
    return folded.get(tag.casefold()) or folded.get(tag.partition("-")[0].casefold())


def _look(config: Mapping[str, Any]) -> dict[str, Any]:
    scheme = config.get("color_scheme")
    palette = _SCHEMES.get(str(scheme)) if scheme not in _NO_SCHEME else None
    return {
        "theme.logo": _site_path(config.get("logo")),
        "theme.favicon": _site_path(config.get("favicon_ico")),
        "theme.palette": {"scheme": palette} if palette else None,
        "copyright": _text(config.get("footer_content")),
    }


def _site_path(value: Any) -> str | None:
    """A path from the site's root as Material wants it: without the slash. A whole URL stays."""
    text = _text(value)
    return text.lstrip("/") if text and not text.startswith("//") else text


def _repository(config: Mapping[str, Any]) -> dict[str, Any]:
    named = _text(config.get("repository"))
    repository = _text(config.get("gh_edit_repository")) or (f"https://github.com/{named}" if named else None)
    if repository is None or config.get("gh_edit_link") is not True:
        return {"repo_url": repository}
    parts = [
        str(config.get(key) or usual).strip("/")
        for key, usual in (("gh_edit_view_mode", "tree"), ("gh_edit_branch", "main"), ("gh_edit_source", ""))
    ]
    # A whole URL: MkDocs would put a relative one behind a repo_url that mkdocs.yml may set to another place.
    return {
        "repo_url": repository,
        "edit_uri": f"{repository.rstrip('/')}/{'/'.join(part for part in parts if part)}/",
    }


def _analytics(config: Mapping[str, Any]) -> dict[str, Any]:
    current = _current_ids(config)
    return {"extra.analytics": {"provider": "google", "property": current[0]} if current else None}


def _tracking_ids(config: Mapping[str, Any]) -> list[str]:
    return [number.strip() for number in str(config.get("ga_tracking") or "").split(",") if number.strip()]


def _current_ids(config: Mapping[str, Any]) -> list[str]:
    """The numbers that Google still serves."""
    return [number for number in _tracking_ids(config) if not number.startswith("UA-")]


def _search(config: Mapping[str, Any]) -> dict[str, Any]:
    """just-the-docs writes the separator as a regular expression of JavaScript, between slashes."""
    search = config.get("search")
    separator = _text(search.get("tokenizer_separator")) if isinstance(search, dict) else None
    if separator and len(separator) > 2 and separator[0] == separator[-1] == "/":
        separator = separator[1:-1].replace("\\/", "/")
    return {
        "plugins.search.enabled": False if config.get("search_enabled") is False else None,
        "plugins.search.separator": separator,
    }


def _markdown(config: Mapping[str, Any]) -> dict[str, Any]:
    options = config.get("kramdown")
    options = options if isinstance(options, dict) else {}
    highlighter = options.get("syntax_highlighter_opts")
    block = highlighter.get("block") if isinstance(highlighter, dict) else None
    anchors = config.get("heading_anchors")
    return {
        "markdown_extensions.toc.permalink": anchors if isinstance(anchors, bool) else None,
        "markdown_extensions.pymdownx.highlight.linenums": (
            True if isinstance(block, dict) and block.get("line_numbers") is True else None
        ),
    }


_CARRIERS: tuple[Callable[[Mapping[str, Any]], dict[str, Any]], ...] = (
    _identity,
    _look,
    _repository,
    _analytics,
    _search,
    _markdown,
)


def _features(config: Mapping[str, Any]) -> tuple[str, ...]:
    wanted = []
    if config.get("back_to_top") is True:
        wanted.append("navigation.top")
    if config.get("enable_copy_code_button") is True:
        wanted.append("content.code.copy")
    if config.get("gh_edit_link") is True and _repository(config).get("edit_uri"):
        wanted.append("content.action.edit")
    return tuple(wanted)


def _aux_links(config: Mapping[str, Any]) -> tuple[AuxLink, ...]:
    """The theme takes a mapping from title to a URL, or to a list with one."""
    links = config.get("aux_links")
    if not isinstance(links, dict):
        return ()
    new_tab = config.get("aux_links_new_tab") is True
    found = []
    for title, value in links.items():
        url = _text(value[0] if isinstance(value, list) and value else value)
        if url is not None and not re.match(r"\s*(?:javascript|data|vbscript)\s*:", url, re.IGNORECASE):
            found.append(AuxLink(str(title), url, new_tab))
    return tuple(found)


def _odd_values(config: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Keys that are carried over, but not with the value that they have here."""
    found = []
    scheme = config.get("color_scheme")
    if scheme not in _NO_SCHEME and str(scheme) not in _SCHEMES:
        found.append(("color_scheme", f"Material has no scheme {scheme}; set theme.palette in mkdocs.yml"))
    if _tracking_ids(config) and not _current_ids(config):
        found.append(("ga_tracking", "Google has switched Universal Analytics (UA-) off; set a G- number"))
    if config.get("lang") and _language(str(config["lang"])) is None:
        found.append(("lang", f"Material has no language {config['lang']}"))
    return found


def _text(value: Any) -> str | None:
    """A text or number, trimmed; None where there is none."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return str(value).strip() or None
