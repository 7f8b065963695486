"""`_data`: YAML, JSON, CSV and TSV files as one tree of values, under the names of folders and files."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from typing import Any

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site.walk import Entry, Walker
from mkdocs_essay.source import decode
from mkdocs_essay.yaml_reader import YamlError, read_yaml

ENDINGS = (".yaml", ".yml", ".json", ".csv", ".tsv")
_UNFIT = re.compile(r"[^\w\s-]+")
_BLANKS = re.compile(r"\s+")


def read_data(walker: Walker, folder: str, config: Mapping[str, Any]) -> dict[str, Any]:
    """The data files below `folder`. What cannot be read is a diagnostic, and the rest is there."""
    root: dict[str, Any] = {}
    if not (walker.source / folder).is_dir():
        return root
    for entry in walker.files(folder, lambda entry: not entry.name.startswith(".")):
        name, ending = _split_name(entry.name)
        if ending.lower() not in ENDINGS:
            continue
        branch = root
        for part in entry.folder[len(folder) :].strip("/").split("/"):
            below = branch.setdefault(key_of(part), {}) if part else branch
            branch = below if isinstance(below, dict) else {}
        branch[key_of(name)] = _read_file(entry, ending.lower(), config, walker.diagnostics)
    return root


def key_of(name: str) -> str:
    """The name under which Liquid finds a file or folder called `name`."""
    return _BLANKS.sub("_", _UNFIT.sub("", name).strip())


def _split_name(name: str) -> tuple[str, str]:
    head, dot, tail = name.rpartition(".")
    return (head, dot + tail) if head else (name, "")


def _read_file(entry: Entry, ending: str, config: Mapping[str, Any], diagnostics: Diagnostics) -> Any:
    try:
        text = decode(entry.file.read_bytes(), entry.path, diagnostics)
    except OSError as error:
        diagnostics.add("unreadable", f"this file cannot be read: {error.strerror}", entry.path)
        return None
    if ending == ".csv":
        return _read_table(text, ",", config.get("csv_reader"), entry.path, diagnostics)
    if ending == ".tsv":
        return _read_table(text, "\t", config.get("tsv_reader"), entry.path, diagnostics)
    return _read_tree(text, ending, entry.path, diagnostics)


def _read_tree(text: str, ending: str, path: str, diagnostics: Diagnostics) -> Any:
    """YAML, or JSON: PyYAML refuses the tabs that JSON may be indented with."""
    if ending == ".json":
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            pass
    try:
        return read_yaml(text).value
    except YamlError as error:
        kind = "JSON" if ending == ".json" else "YAML"
        diagnostics.add("data-file", f"this is not {kind}: {error.problem}", path, error.line)
        return None


def _read_table(text: str, delimiter: str, settings: Any, path: str, diagnostics: Diagnostics) -> list[Any]:
    """The rows: mappings from heading to text (empty cells are null), or lists with `headers: false`."""
    headed = not (isinstance(settings, dict) and settings.get("headers") is False)
    try:
        rows = [
            [cell or None for cell in row]
            for row in csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
            if row
        ]
    except csv.Error as error:
        diagnostics.add("data-file", f"this table cannot be read: {error}", path)
        return []
    if not headed or not rows:
        return [] if headed else rows
    heading = [str(name or "") for name in rows[0]]
    return [_record(heading, row) for row in rows[1:]]


def _record(heading: list[str], row: list[str | None]) -> dict[str, str | None]:
    """The first of two columns with one heading counts, as in Ruby."""
    record: dict[str, str | None] = {}
    for number, name in enumerate(heading):
        record.setdefault(name, row[number] if number < len(row) else None)
    return record
