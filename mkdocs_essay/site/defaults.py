"""`defaults` of `_config.yml`: front matter for the files that a scope (path, type) names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs_essay.site.globs import compile_glob
from mkdocs_essay.site.merging import deep_merge

_OLD_TYPES = {"page": "pages", "post": "posts", "draft": "drafts"}
_MOST_BRACES = 64
_MOST_CHARACTERS = 64_000


@dataclass(frozen=True, slots=True)
class DefaultSet:
    """One entry of `defaults`. `path` is None where the scope has none, likewise `type`."""

    path: str | None
    type: str | None
    values: Mapping[str, Any]

    def applies(self, path: str, kind: str | None, collections_dir: str) -> bool:
        """Whether the file at `path` of type `kind` (`pages` or a collection's label) is meant."""
        if self.type is not None and self.type != kind:
            return False
        if not self.path:
            return True
        if "*" in self.path:
            return any(_glob_applies(pattern, path) for pattern in _expand_braces(self.path))
        scope = self.path
        if collections_dir and scope.startswith(f"{collections_dir}/"):
            scope = scope[len(collections_dir) + 1 :]
        return path.startswith(scope)

    def outranks(self, other: DefaultSet) -> bool:
        """Whether this one's values win over `other`'s: a longer path, or a type that the other lacks."""
        mine, its = (self.path or "").removeprefix("/"), (other.path or "").removeprefix("/")
        if len(mine) != len(its):
            return len(mine) > len(its)
        return self.type is not None or other.type is None


@dataclass(frozen=True, slots=True)
class Defaults:
    """All sets, in the order of the file."""

    sets: tuple[DefaultSet, ...]
    collections_dir: str = ""

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> tuple[Defaults, list[int]]:
        """The sets of `config`, and the positions (from 1) of the entries that are none."""
        sets, broken = [], []
        entries = config.get("defaults")
        for number, entry in enumerate(entries if isinstance(entries, list) else [], start=1):
            found = _read_set(entry)
            if found is None:
                broken.append(number)
            else:
                sets.append(found)
        return cls(tuple(sets), str(config.get("collections_dir") or "").strip("/")), broken

    def values_for(self, path: str, kind: str | None) -> dict[str, Any]:
        """The front matter that `_config.yml` gives to the file at `path`."""
        values: dict[str, Any] = {}
        strongest: DefaultSet | None = None
        for candidate in self.sets:
            if not candidate.applies(path, kind, self.collections_dir):
                continue
            if strongest is None or candidate.outranks(strongest):
                values, strongest = deep_merge(values, candidate.values), candidate
            else:
                values = deep_merge(candidate.values, values)
        return values


def _read_set(entry: Any) -> DefaultSet | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("values"), dict):
        return None
    scope = entry.get("scope")
    scope = scope if isinstance(scope, dict) else {}
    path, kind = scope.get("path"), scope.get("type")
    kind = None if kind is None else _OLD_TYPES.get(str(kind), str(kind))
    return DefaultSet(path if isinstance(path, str) else None, kind, entry["values"])


def _glob_applies(pattern: str, path: str) -> bool:
    """Whether the glob names `path` or a folder above it: `*` keeps within a folder, `**/` stands for any
    folders.
    """
    parts = path.split("/")
    *folders, last = pattern.split("/")
    reached = {0}
    for name in folders:
        reached = set(range(min(reached), len(parts))) if name == "**" else _behind(name, parts, reached)
        if not reached:
            return False
    return bool(_behind(last, parts, reached))


def _behind(name: str, parts: list[str], reached: set[int]) -> set[int]:
    """How many parts of a path are taken where `name` takes one behind each number of `reached`."""
    matches = compile_glob(name, "[^/]").match
    return {number + 1 for number in reached if number < len(parts) and matches(parts[number])}


def _expand_braces(pattern: str) -> list[str]:
    """The patterns that `{a,b}` stands for; no more than a few dozen, and of a very long one itself alone."""
    most = min(_MOST_BRACES, _MOST_CHARACTERS // len(pattern))
    done: list[str] = []
    todo = [pattern]
    while todo and len(done) + len(todo) <= most:
        current = todo.pop()
        match = re.search(r"\{([^{}]*)\}", current)
        if match is None:
            done.append(current)
        else:
            todo.extend(
                current[: match.start()] + choice + current[match.end() :] for choice in match[1].split(",")
            )
    return done + todo
