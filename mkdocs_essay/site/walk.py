"""The way through a source folder: which files there are, and which folders belong to the site.

Nothing is followed that leads out of the source folder, nothing that comes back to a folder above it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site.entries import EntryFilter

# Control characters, backslashes, and bytes that are no UTF-8 (Python reads them as half a character).
_UNFIT_NAME = re.compile("[\x00-\x1f\x7f\\\\\ud800-\udfff]")
_MARKS_OF_ENVIRONMENTS = ("pyvenv.cfg", "conda-meta")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder below the source; `path` is relative to it, with forward slashes."""

    path: str
    file: Path
    is_folder: bool

    @property
    def name(self) -> str:
        return self.path.rsplit("/", 1)[-1]

    @property
    def folder(self) -> str:
        """The folder that it lies in, "" for the source itself."""
        return self.path.rpartition("/")[0]


@dataclass(slots=True)
class Walker:
    """Lists folders of one source. `folders` collects the folders that were visited, `left_out` those that
    were not entered; paths in `excluded` (absolute, resolved) are not entered either.
    """

    source: Path
    excluded: frozenset[Path]
    diagnostics: Diagnostics
    folders: dict[str, None] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, source: Path, exclude: Iterable[Path], diagnostics: Diagnostics) -> Walker:
        resolved = source.resolve()
        return cls(resolved, frozenset(path.resolve() for path in exclude), diagnostics)

    def listing(self, folder: str) -> list[Entry]:
        """The entries of `folder` by name, those left out that lie outside or are excluded by the caller."""
        entries = []
        try:
            found = sorted(os.scandir(self.source / folder), key=lambda item: item.name)
        except OSError as error:
            self.diagnostics.add("unreadable", f"this folder cannot be read: {error.strerror}", folder or ".")
            return []
        for item in found:
            entry = self._entry(item, folder)
            if entry is not None:
                entries.append(entry)
        return entries

    def _entry(self, item: os.DirEntry[str], folder: str) -> Entry | None:
        path = f"{folder}/{item.name}" if folder else item.name
        file = self.source / path
        if _UNFIT_NAME.search(item.name):
            self.diagnostics.add(
                "file-name", "this file's name cannot be an address: rename it", _shown(path)
            )
            return None
        if item.is_symlink() and not self._may_follow(file, path):
            self.left_out.add(path)
            return None
        if (file.resolve() if item.is_symlink() else file) in self.excluded:
            self.left_out.add(path)
            return None
        is_folder = item.is_dir()
        return Entry(path, file, is_folder) if is_folder or item.is_file() else None

    def entry(self, path: str) -> Entry | None:
        """The file at `path`, relative to the source; None where there is none, or it lies outside."""
        file = self.source / path
        real = Path(os.path.realpath(file))
        if ".." in path.split("/") or not _is(file.is_file) or not real.is_relative_to(self.source):
            return None
        return None if self.excluded.intersection((real, *real.parents)) else Entry(path, file, False)

    def _is_inside(self, real: Path, folder: str) -> bool:
        if not real.is_relative_to(self.source):
            message = "this symbolic link leaves the source folder and is not followed"
            self.diagnostics.add("symlink-outside", message, folder)
            return False
        return real not in self.excluded

    def is_folder(self, path: str) -> bool:
        """Whether `path`, relative to the source, is a folder."""
        return _is((self.source / path).is_dir)

    def _may_follow(self, file: Path, path: str) -> bool:
        target = Path(os.path.realpath(file))
        if not target.is_relative_to(self.source):
            message = "this symbolic link leaves the source folder and is not followed"
            self.diagnostics.add("symlink-outside", message, path)
            return False
        if target.is_dir() and file.parent.resolve().is_relative_to(target):
            message = "this symbolic link leads back to a folder above it and is not followed"
            self.diagnostics.add("symlink-cycle", message, path)
            return False
        return target.exists()

    def files(self, top: str, takes: Callable[[Entry], bool]) -> list[Entry]:
        """All files below the folder `top` that `takes` wants, as are the folders on the way; folder by
        folder.
        """
        found = []
        todo = [(top, frozenset[str]())]
        while todo:
            folder, above = todo.pop()
            real = os.path.realpath(self.source / folder)
            if real in above or not self._is_inside(Path(real), folder):
                continue
            self.folders[folder] = None
            deeper = []
            for entry in self.listing(folder):
                if not takes(entry) or (entry.is_folder and is_environment(entry.file)):
                    self.left_out.add(entry.path)
                elif entry.is_folder:
                    deeper.append((entry.path, above | {real}))
                else:
                    found.append(entry)
            todo.extend(reversed(deeper))
        return found


def is_environment(folder: Path) -> bool:
    """Whether `folder` is a virtual environment."""
    return any((folder / mark).exists() for mark in _MARKS_OF_ENVIRONMENTS)


def filtered(entry_filter: EntryFilter) -> Callable[[Entry], bool]:
    """A test for entries by Jekyll's filter."""
    return lambda entry: entry_filter.takes(entry.folder, entry.name, entry.is_folder)


def _is(question: Callable[[], bool]) -> bool:
    """The answer about a file that the configuration names; no, where no file can have that name."""
    try:
        return question()
    except OSError:
        return False


def _shown(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
