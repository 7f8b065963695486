"""Files of the written site that are no pages: copies, and the feed as it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mkdocs_essay.bridge.build import Build
from mkdocs_essay.eject.result import Ejected
from mkdocs_essay.site.feed import feed_address, feed_text
from mkdocs_essay.site.scan import build_time


def copy_files(result: Ejected, statics: Mapping[str, Path]) -> None:
    """Copy what is no page; `statics` are the files by their destination."""
    for dest, source in statics.items():
        if not dest.lower().endswith((".md", ".markdown", ".mdown", ".mkdn", ".mkd")):
            result.copies[f"docs/{dest}"] = source
            continue
        is_linked = f"/{quote(dest)}" in result.linked
        said = f"{dest}: a Markdown file that was copied as it is; MkDocs would render it."
        (result.lost if is_linked else result.left_out).append(said)


def hook_paths(hooks: Any) -> list[str]:
    """Where the user's hooks go, as mkdocs.yml names them."""
    return [f"hooks/{Path(str(hook)).name}" for hook in hooks]


def copy_hooks(result: Ejected, hooks: Any, folder: Path) -> None:
    """Copy the user's hooks, which are named relative to `folder`."""
    for hook, path in zip(hooks or (), hook_paths(hooks or ()), strict=True):
        result.copies[path] = folder / str(hook)


def write_feed(result: Ejected, build: Build, site_url: str | None) -> None:
    """Write the feed of posts where the site has one, and say that it stays as it is."""
    dest = feed_address(build.site)
    if dest is None or f"docs/{dest}" in (*result.texts, *result.copies):
        return
    contents = {page.site_page.path: page.content or "" for page in build.pages.values()}
    result.texts[f"docs/{dest}"] = feed_text(
        build.site, dest, site_url, build_time(), lambda page: contents.get(page.path, "")
    )
    result.elsewhere.append(
        f"{dest}: the feed as it is today; Material's blog plugin and mkdocs-rss-plugin write one."
    )


def unexcluded(result: Ejected) -> list[str]:
    """Lines of `exclude_docs` that let in what MkDocs leaves out by itself."""
    names = [
        name.removeprefix("docs/") for name in (*result.texts, *result.copies) if name.startswith("docs/")
    ]
    lines = {"!/templates/" for name in names if name.startswith("templates/")}
    for name in names:
        lines |= {f"!{part}" for part in name.split("/") if part.startswith(".")}
    return sorted(lines)
