"""A Jekyll site as data: which files are pages, at which addresses they stand, and what links lead to.

A case is a small tree (`file PATH` sections, of which a line `symlink TARGET` alone makes a symbolic link),
`options` as YAML for `read_site` (`bytes` there gives files as text with escapes, `exclude` paths below the
source), and what is expected: `site`, a line for each thing that is built; `links`, what each link of the
`hrefs` section leads to; `values`, what the names in the `show` section stand for; `folders`, what a server
watches.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import casefile
import pytest
import yaml

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site.addresses import Addresses, relative
from mkdocs_essay.site.model import Site, SitePage
from mkdocs_essay.site.scan import read_site


@pytest.mark.parametrize("path", casefile.files("site"))
def test_site(path: Path, rewrite: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")
    sections = casefile.read(path)
    options = yaml.safe_load(sections.get("options", "")) or {}
    source = tmp_path / "source"
    build_tree(source, sections, options.pop("bytes", {}), options.pop("encoding", "utf-8"))
    diagnostics = Diagnostics()
    excluded = [source / name for name in options.pop("exclude", [])]
    site = read_site(source, diagnostics, exclude=excluded, **options)
    actual = {"site": show_site(site), "diagnostics": "".join(f"{found}\n" for found in diagnostics)}
    if "hrefs" in sections:
        actual["links"] = show_links(site, sections["hrefs"])
    if "show" in sections:
        actual["values"] = show_values(site, sections["show"])
    if "folders" in sections:
        actual["folders"] = show_folders(site)
    casefile.check(path, actual, rewrite)


def build_tree(source: Path, sections: dict[str, str], more: dict[str, str], encoding: str) -> None:
    """Write the `file` sections below `source`; `more` gives further files as text with escapes for bytes."""
    source.mkdir()
    for name, text in sections.items():
        if not name.startswith("file "):
            continue
        target = source / name.removeprefix("file ").encode().decode(
            "unicode_escape" if "\\" in name else "utf-8"
        )
        target.parent.mkdir(parents=True, exist_ok=True)
        if text.startswith("symlink "):
            target.symlink_to(text.split()[1])
        else:
            target.write_bytes(text.encode(encoding))
    for name, text in more.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes(text.encode("latin-1"))


def show_site(site: Site) -> str:
    lines = [_show_page("page" if page.collection is None else page.collection, page) for page in site.pages]
    lines += [_show_page(f"unwritten {page.collection}", page) for page in site.unwritten]
    lines += [f"static {file.path} -> {file.dest}" for file in site.static_files]
    lines += [
        f"redirect{' away' * found.replaces_page} {found.url} ({found.dest}) -> {found.target}"
        for found in site.redirects
    ]
    return "".join(f"{line}\n" for line in sorted(lines))


def _show_page(kind: str, page: SitePage) -> str:
    title = "" if page.title is None else f" {page.title!r}"
    return f"{kind} {page.path} -> {page.url} ({page.dest}){title}"


def show_links(site: Site, hrefs: str) -> str:
    """A line for each `PAGE HREF` of the section."""
    addresses = Addresses(site)
    pages = {page.path: page for page in site.pages}
    lines = []
    for line in hrefs.splitlines():
        path, _, href = line.partition(" ")
        page = pages[path]
        target = addresses.resolve(href, page)
        if target is not None:
            own = " own" if target.own_url else ""
            found = f"{target.kind}{own} {target.dest} {relative(page.dest, target.dest)}"
            found += f" ?{target.query}" if target.query else ""
            found += f" #{target.fragment}" if target.fragment is not None else ""
        elif addresses.is_elsewhere(href):
            found = "elsewhere"
        else:
            found = f"dead, perhaps {addresses.suggest(href)}"
        lines.append(f"{line} -> {found}\n")
    return "".join(lines)


def show_values(site: Site, names: str) -> str:
    """A line for each name of the section: `config.KEY`, `data`, `collections`, `PATH front_matter`."""
    pages = {page.path: page for page in (*site.pages, *site.unwritten)}
    lines = []
    for name in names.splitlines():
        head, _, attribute = name.rpartition(" ")
        if head:
            value = getattr(pages[head], attribute)
        elif name.startswith("config."):
            value = site.config.get(name.removeprefix("config."))
        else:
            value = getattr(site, name)
        lines.append(f"{name}: {_show(value)}\n")
    return "".join(lines)


def _show(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return json.dumps(value, default=str, ensure_ascii=False)
    return str(value) if isinstance(value, tuple) else repr(value)


def show_folders(site: Site) -> str:
    def name(folder: Path) -> str:
        return folder.relative_to(site.source).as_posix()

    lines = [f"whole {name(folder)}" for folder in site.folders]
    lines += [f"flat {name(folder)}" for folder in site.flat_folders]
    return "".join(f"{line}\n" for line in lines)
