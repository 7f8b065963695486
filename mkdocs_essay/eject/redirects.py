"""Redirects of the written site: by the plugin mkdocs-redirects where it can, else as pages that lead on."""

from __future__ import annotations

from collections.abc import Container

from mkdocs_essay.bridge.build import Build
from mkdocs_essay.bridge.redirects import redirect_page
from mkdocs_essay.eject.addresses import Addresses
from mkdocs_essay.site.addresses import relative


def moved_pages(addresses: Addresses) -> dict[str, str]:
    """Pages that lead on from each address that changes, by their path in the new folder."""
    found = {}
    for dest, source in addresses.moved().items():
        target = relative(dest, addresses.destination(source), addresses.directory_urls)
        found[f"docs/{dest}"] = redirect_page(target, target)
    return found


def redirects(
    build: Build, addresses: Addresses, taken: Container[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """The site's own redirects as mkdocs-redirects wants them, from file to file, and as pages by their path
    in the new folder; none to a path that is `taken`.
    """
    maps: dict[str, str] = {}
    texts: dict[str, str] = {}
    pages = {page.path: page for page in build.site.pages}
    for redirect in build.site.redirects:
        found = build.addresses.resolve(redirect.target, pages[redirect.path])
        target_source = addresses.sources.get(found.dest) if found else None
        old = _source_of(redirect.dest, addresses)
        if redirect.dest in addresses.sources or f"docs/{redirect.dest}" in taken:
            continue
        fragment = f"#{found.fragment}" if found and found.fragment else ""
        if old is not None and (found is None or target_source is not None):
            maps[old] = f"{target_source}{fragment}" if target_source else redirect.target
            continue
        where = addresses.destination(target_source) if target_source else found.dest if found else ""
        target = relative(redirect.dest, where) + fragment if found else redirect.target
        texts[f"docs/{redirect.dest}"] = redirect_page(target, target)
    return maps, texts


def _source_of(dest: str, addresses: Addresses) -> str | None:
    """The Markdown file whose page would stand at `dest`, as mkdocs-redirects wants it; None without one."""
    candidates = [f"{dest.removesuffix('.html')}.md", f"{dest.removesuffix('/index.html')}.md"]
    for candidate in candidates:
        if dest.endswith(".html") and addresses.destination(candidate) == dest:
            return None if candidate in addresses.sources.values() else candidate
    return None
