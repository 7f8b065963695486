"""Which folders a server may watch: those of the site, and nothing that a build or another program writes
into.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs_essay.site.walk import Walker


def watched_folders(walker: Walker) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The folders to watch with their subfolders, and those to watch without (the source first), absolute.

    A folder with a subfolder that was left out, at any depth, is watched without; so is the source itself, in
    which folders come and go that have nothing to do with the site.
    """
    flat = {""}
    for path in walker.left_out:
        if not walker.is_folder(path):
            continue
        while path := path.rpartition("/")[0]:
            flat.add(path)
    flat &= {"", *walker.folders}
    whole = [folder for folder in walker.folders if folder not in flat and _parent_is_flat(folder, flat)]
    return (
        tuple(walker.source / folder for folder in sorted(whole)),
        tuple(walker.source / folder if folder else walker.source for folder in sorted(flat)),
    )


def _parent_is_flat(folder: str, flat: set[str]) -> bool:
    return folder.rpartition("/")[0] in flat
