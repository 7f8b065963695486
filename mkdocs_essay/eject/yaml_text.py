"""mkdocs.yml as text: read with its tags kept (`!ENV`, `!!python/name:…`), and written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml


@dataclass(frozen=True)
class Tagged:
    """A value with a tag that plain YAML does not know."""

    tag: str
    value: Any


class _Loader(yaml.SafeLoader):
    """Keeps unknown tags."""


class _Dumper(yaml.SafeDumper):
    """Writes them, and lists indented below their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _construct(loader: _Loader, _suffix: str, node: yaml.Node) -> Tagged:
    if isinstance(node, yaml.MappingNode):
        return Tagged(node.tag, loader.construct_mapping(node, deep=True))
    if isinstance(node, yaml.SequenceNode):
        return Tagged(node.tag, loader.construct_sequence(node, deep=True))
    return Tagged(node.tag, loader.construct_scalar(node))  # type: ignore[arg-type]


def _represent(dumper: _Dumper, data: Tagged) -> yaml.Node:
    if isinstance(data.value, dict):
        return dumper.represent_mapping(data.tag, data.value)
    if isinstance(data.value, list):
        return dumper.represent_sequence(data.tag, data.value, flow_style=True)
    return dumper.represent_scalar(data.tag, str(data.value))


def _represent_text(dumper: _Dumper, text: str) -> yaml.Node:
    """Texts of several lines as they are; YAML's writer falls back to quotes where that cannot be."""
    style = "|" if "\n" in text.strip("\n") or text.endswith("\n") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Loader.add_multi_constructor("", _construct)
_Dumper.add_representer(Tagged, _represent)
_Dumper.add_representer(str, _represent_text)


def read(text: str) -> dict[str, Any]:
    """The mapping that a text holds; empty where it holds none."""
    value = yaml.load(text, _Loader)
    return value if isinstance(value, dict) else {}


def write(value: Mapping[str, Any]) -> str:
    """A mapping as text, in its own order."""
    return str(yaml.dump(dict(value), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000))
