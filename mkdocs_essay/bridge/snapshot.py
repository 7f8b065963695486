"""How the files of a site lay on the disk when a build read them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_essay.cache.describing import digest
from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site.model import Site, SitePage
from mkdocs_essay.source import decode

# A file's time comes from a clock that ticks more slowly than the one we read.
_TICK = 50_000_000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Times and sizes of the files, and a digest of what stands before each page's body, by its path. Folders
    beside the site's are among the files, since a new one may hold pages.

    `settled` says that no file was written since the build had begun: what was read is what lies there.
    """

    files: dict[Path, tuple[int, int]]
    heads: dict[str, str]
    settled: bool

    @classmethod
    def of(cls, site: Site, config: MkDocsConfig, started: int) -> Snapshot:
        """The files that the server watches, right after `site` was read; `started` is when that began, in
        nanoseconds.
        """
        files = _files(site, config)
        heads = {page.path: head for page in site.pages if (head := head_of(site.source, page)) is not None}
        return cls(files, heads, all(time < started - _TICK for time, _ in files.values()))

    def again(self, site: Site, config: MkDocsConfig) -> Snapshot:
        """How the files lie now, before any of them is read again."""
        return Snapshot(_files(site, config), self.heads, self.settled)

    def changed_since(self, before: Snapshot) -> list[Path] | None:
        """The files that are not what they were; None where files have come or gone."""
        if self.files.keys() != before.files.keys():
            return None
        return [file for file, state in self.files.items() if state != before.files[file]]


def head_of(source: Path, page: SitePage) -> str | None:
    """A digest of all that stands before a page's body in its file; None where it can't be read as it is."""
    parts = parted(source, page)
    return None if parts is None else digest(parts[0])


def parted(source: Path, page: SitePage) -> tuple[str, str] | None:
    """What stands before the line of the file that the page's body begins in, and what stands from there on;
    None where the file can't be read, or not without a diagnostic.
    """
    faults = Diagnostics()
    try:
        text = decode((source / page.path).read_bytes(), page.path, faults)
    except OSError:
        return None
    if len(faults):
        return None
    lines = text.split("\n")
    return "\n".join(lines[: page.body_line - 1]), "\n".join(lines[page.body_line - 1 :])


def _files(site: Site, config: MkDocsConfig) -> dict[Path, tuple[int, int]]:
    found: dict[Path, tuple[int, int]] = {}
    for path in _paths(site, config):
        with suppress(OSError):
            state = path.stat()
            # Of a folder it counts that it is there: its own times change with what a build writes into it.
            found[path] = (0, 0) if S_ISDIR(state.st_mode) else (state.st_mtime_ns, state.st_size)
    return found


def _paths(site: Site, config: MkDocsConfig) -> Iterator[Path]:
    if config.config_file_path:
        yield Path(config.config_file_path)
    for folder in site.flat_folders:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries]
        yield from (folder / name for name in names if _is_of_the_site(name))
    watched = [Path(folder) for folder in (config.theme.custom_dir, *config.watch) if folder]
    for top in (*site.folders, *watched):
        if top.is_file():
            yield top
        for path, folders, names in os.walk(top):
            folders[:] = [name for name in folders if _is_of_the_site(name)]
            yield from (Path(path, name) for name in names if _is_of_the_site(name))


def _is_of_the_site(name: str) -> bool:
    """Whether a file may be the site's; editors leave others beside what is edited."""
    return not name.startswith((".", "#")) and not name.endswith("~")
