"""The Markdown extensions that a written site needs, for mkdocs.yml and for Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pymdownx.superfences import fence_code_format

from mkdocs_essay.eject.yaml_text import Tagged

_DIAGRAMS = {"name": "mermaid", "class": "mermaid"}
NAMES: tuple[str, ...] = (
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
    "toc",
    "pymdownx.arithmatex",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.superfences",
    "pymdownx.tasklist",
    "pymdownx.tilde",
)
_SETTINGS: Mapping[str, Mapping[str, Any]] = {
    "pymdownx.arithmatex": {"generic": True, "inline_syntax": ["dollar"], "block_syntax": ["dollar"]},
    "pymdownx.highlight": {"pygments_lang_class": True},
    "pymdownx.superfences": {"preserve_tabs": True},
    "pymdownx.tilde": {"subscript": False},
}


def for_yaml(own: Mapping[str, Mapping[str, Any]]) -> list[Any]:
    """`markdown_extensions` of mkdocs.yml; what `own` sets wins."""
    format_ = Tagged("tag:yaml.org,2002:python/name:pymdownx.superfences.fence_code_format", "")
    found: list[Any] = []
    for name, settings in _merged(own, {**_DIAGRAMS, "format": format_}).items():
        found.append({name: dict(settings)} if settings else name)
    return found


def for_python(
    own: Mapping[str, Mapping[str, Any]],
) -> tuple[Sequence[str], Mapping[str, Mapping[str, Any]]]:
    """Names and settings for Python-Markdown; what `own` sets wins."""
    merged = _merged(own, {**_DIAGRAMS, "format": fence_code_format})
    return list(merged), {name: settings for name, settings in merged.items() if settings}


def _merged(
    own: Mapping[str, Mapping[str, Any]], diagrams: Mapping[str, Any]
) -> dict[str, Mapping[str, Any]]:
    merged: dict[str, Mapping[str, Any]] = {name: dict(_SETTINGS.get(name, {})) for name in NAMES}
    merged["pymdownx.superfences"] = {**merged["pymdownx.superfences"], "custom_fences": [dict(diagrams)]}
    for name, settings in own.items():
        merged[name] = {**merged.get(name, {}), **settings}
    return merged
