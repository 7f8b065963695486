"""The folder that is written: all of it, or nothing of it."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

MANIFEST = ".mkdocs-essay.json"


class NotOursError(Exception):
    """The folder holds files that an earlier run did not write."""


def check(out: Path, sources: tuple[Path, ...], force: bool) -> None:
    """Raise NotOursError where `out` must not be written: a folder of the sources or one with other files."""
    target = out.resolve()
    for source in sources:
        inside = source.resolve()
        if target == inside or inside.is_relative_to(target):
            raise NotOursError(f"{out} holds the site's sources: name another folder.")
    if sources and target.is_relative_to(sources[0].resolve()):
        raise NotOursError(
            f"{out} lies in the sources, which are never written into: name a folder elsewhere."
        )
    for link in _links(target):
        if any(link.resolve().is_relative_to(source.resolve()) for source in sources):
            raise NotOursError(f"{link} leads into the sources, which are never written into: take it away.")
    if out.exists() and not out.is_dir():
        raise NotOursError(f"{out} is a file: name a folder.")
    if out.is_dir() and any(out.iterdir()) and not (out / MANIFEST).is_file() and not force:
        raise NotOursError(
            f"{out} is not empty, and this command did not write it: name another folder, or give --force to"
            " write into it; files that are not the new site's stay."
        )


def _links(folder: Path) -> Iterator[Path]:
    """The symbolic links to folders below `folder`."""
    for place, folders, _ in os.walk(folder):
        yield from (path for name in folders if (path := Path(place, name)).is_symlink())


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """A folder beside `out` that is gone at the end."""
    out.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fill(folder: Path, texts: Mapping[str, str], copies: Mapping[str, Path]) -> None:
    """Write texts and copy files below `folder`."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    for name, source in copies.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, path)


def write_list(folder: Path, names: Iterable[str]) -> None:
    """Write the list of all files, by which a later run knows the folder."""
    text = json.dumps({"files": sorted(names)}, indent=1, ensure_ascii=False)
    (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8")


def put_in_place(folder: Path, out: Path) -> None:
    """Make `out` what `folder` is. Files of an earlier run that are no longer written go; others stay. Each
    file is replaced in one step, the list of them last.
    """
    if not out.exists() or not any(out.iterdir()):
        if out.exists():
            out.rmdir()
        folder.chmod(0o755)
        folder.rename(out)
        return
    before = _listed(out)
    now = _listed(folder)
    for name in (*sorted(now), MANIFEST):
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (folder / name).replace(target)
    for name in before - now:
        _remove(out, name)


def _listed(folder: Path) -> set[str]:
    try:
        names = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    root = folder.resolve()
    return {str(name) for name in names if (root / str(name)).resolve().is_relative_to(root)}


def _remove(out: Path, name: str) -> None:
    path = out / name
    path.unlink(missing_ok=True)
    for parent in path.parents:
        if parent == out or any(parent.iterdir()):
            return
        parent.rmdir()
