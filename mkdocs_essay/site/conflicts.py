"""Two files for one address: who gets it, and where the other one goes."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Iterator, Sequence

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site import permalinks
from mkdocs_essay.site.model import SitePage, StaticFile
from mkdocs_essay.site.permalinks import Address


def settle(
    pages: Sequence[SitePage],
    static: Sequence[StaticFile],
    documents: Sequence[SitePage],
    fallback: Callable[[SitePage], Address],
    diagnostics: Diagnostics,
) -> tuple[list[SitePage], list[StaticFile]]:
    """The pages (documents last) and static files, no two at one address, none at a folder of another's.

    Jekyll writes pages, static files and documents in this order and the last one stays; here it keeps the
    address too, and the other one moves to `fallback`'s, with a number where that is not free. Each case is
    an error that names both files.
    """
    taken: dict[str, SitePage | StaticFile] = {}
    folders: dict[str, SitePage | StaticFile] = {}
    moved: list[SitePage] = []
    items: list[SitePage | StaticFile] = [*pages, *static, *documents]
    for item in reversed(items):
        rival = _rival(item.dest, taken, folders)
        if rival is None:
            _take(item, taken, folders)
        else:
            diagnostics.add("address-conflict", _message(item, rival), item.path, _permalink_line(item))
            if isinstance(item, SitePage):
                moved.append(item)
    for page in moved:
        usual = fallback(page)
        places = itertools.chain((usual,), _numbered(usual))
        address = next(place for place in places if _rival(place.dest, taken, folders) is None)
        _take(dataclasses.replace(page, url=address.url, dest=address.dest), taken, folders)
    by_path = {item.path: item for item in taken.values()}
    kept = [by_path[page.path] for page in (*pages, *documents) if page.path in by_path]
    return (
        [item for item in kept if isinstance(item, SitePage)],
        [item for item in static if taken.get(item.dest) is item],
    )


def _numbered(address: Address) -> Iterator[Address]:
    """`/a.html` -> `/a-2.html`, `/a-3.html` …; `/a/` -> `/a-2/` …"""
    folder = "/index.html"
    end = folder if address.dest.endswith(folder) else permalinks.extension_of(address.dest)
    stem = address.dest.removesuffix(end)
    for number in itertools.count(2):
        path = f"{stem}-{number}"
        url_end = "/" if end == folder else end
        yield Address(f"/{permalinks.escape_path(path)}{url_end}", path + end)


def _rival(
    dest: str, taken: dict[str, SitePage | StaticFile], folders: dict[str, SitePage | StaticFile]
) -> SitePage | StaticFile | None:
    """Who stands in the way of a file at `dest`: one at the same place, one in a folder there, one that is
    a folder of it.
    """
    if dest in taken:
        return taken[dest]
    if dest in folders:
        return folders[dest]
    return next((taken[folder] for folder in _parents(dest) if folder in taken), None)


def _take(
    item: SitePage | StaticFile,
    taken: dict[str, SitePage | StaticFile],
    folders: dict[str, SitePage | StaticFile],
) -> None:
    taken[item.dest] = item
    for folder in _parents(item.dest):
        folders.setdefault(folder, item)


def _parents(dest: str) -> Iterator[str]:
    position = dest.rfind("/")
    while position > 0:
        yield dest[:position]
        position = dest.rfind("/", 0, position)


def _message(item: SitePage | StaticFile, rival: SitePage | StaticFile) -> str:
    if item.dest == rival.dest:
        return f"has the same address, {item.dest}, as {rival.path}: give one of them another permalink"
    clash = f"its address {item.dest} and that of {rival.path}, {rival.dest}, exclude each other"
    return f"{clash}: change one of the permalinks"


def _permalink_line(item: SitePage | StaticFile) -> int | None:
    return item.key_lines.get("permalink") if isinstance(item, SitePage) else None
