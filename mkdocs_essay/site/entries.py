"""Which files and folders Jekyll looks at: its entry filter with `include` and `exclude`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mkdocs_essay.site.globs import matches

SPECIAL_FIRST = (".", "_", "#", "~")
# Folders that hold other people's files wherever they stand; `include` brings one back.
FOREIGN_FOLDERS = frozenset({"node_modules", "__pycache__"})


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Decides by names alone. A pattern counts as Jekyll has it: as a glob over the whole path from the
    source folder (`*` crosses slashes), or as the beginning of that path.
    """

    include: tuple[str, ...]
    exclude: tuple[str, ...]

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> EntryFilter:
        """The filter that `config` asks for."""
        include = _patterns(config.get("include"))
        return cls(include, tuple(p for p in _patterns(config.get("exclude")) if p not in include))

    def takes(self, folder: str, name: str, is_folder: bool) -> bool:
        """Whether the entry `name` of `folder` (relative to the source, "" for the source itself) is
        looked at.
        """
        if name.endswith("."):
            return False
        included = self.includes(name, is_folder)
        path = f"{folder}/{name}" if folder else name
        if not included and (_any(self.exclude, path, is_folder) or (is_folder and name in FOREIGN_FOLDERS)):
            return False
        return included or not (name.startswith(SPECIAL_FIRST) or name.endswith("~"))

    def takes_document(self, folder: str, inner: str, is_folder: bool) -> bool:
        """Whether what lies at `inner` in a collection's `folder` is looked at.

        Jekyll compares `include` with the path within the collection, and minds only that path's first and
        last part; a hidden folder stays out all the same.
        """
        first, last = inner.partition("/")[0], inner.rpartition("/")[2]
        if (is_folder and (last.startswith(".") or last in FOREIGN_FOLDERS)) or last.endswith("."):
            return False
        if is_folder:
            return True
        included = self.includes(inner, False)
        if not included and _any(self.exclude, f"{folder}/{inner}", False):
            return False
        return included or not (
            first.startswith(SPECIAL_FIRST) or last.startswith(SPECIAL_FIRST) or last.endswith("~")
        )

    def includes(self, path: str, is_folder: bool) -> bool:
        """Whether `include` names the entry: by its bare name, as Jekyll compares it."""
        return _any(self.include, path, is_folder) or _any(self.include, path.rsplit("/", 1)[-1], is_folder)


def _patterns(value: Any) -> tuple[str, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return ()
    return tuple(item for item in value if isinstance(item, str) and item)


def _any(patterns: Sequence[str], path: str, is_folder: bool) -> bool:
    entry = f"/{path}"
    for pattern in patterns:
        full = "/" + pattern.lstrip("/")
        if entry.startswith(full) or matches(full, entry) or (is_folder and full == f"{entry}/"):
            return True
    return False
