"""Small Jekyll sites in, built sites out.

A case has `file PATH` sections (a site below `src`, or a whole repository with its own mkdocs.yml) and, of
these, what it wants compared: `pages` (the HTML files), `nav` (the navigation of the home page),
`warnings`, `article PATH` (a page's content), `text PATH` (the same as words), `links PATH` (the base and
links of its head), `title PATH` (what a browser calls it), `data PATH` (what it says in terms of schema.org),
`pieces PATH` (what stands around the article), `toc PATH` (the table of contents in the side column),
`raw PATH`, `error` (what ended the build).
"""

from __future__ import annotations

import gc
from pathlib import Path

import casefile
import pytest
from small_site import BuiltSite, build_site, write_files

from mkdocs_essay.bridge import garbage


@pytest.mark.parametrize("path", casefile.files("build"))
def test_build(path: Path, tmp_path: Path, rewrite: bool) -> None:
    sections = casefile.read(path)
    write_files(tmp_path, sections)
    site = build_site(tmp_path, strict="strict" in sections)
    assert "error" in sections or not site.error, site.error
    casefile.check(path, {name: _actual(site, name) for name in sections if _is_expected(name)}, rewrite)


def _is_expected(name: str) -> bool:
    return name in ("pages", "nav", "warnings", "error") or name.startswith(
        ("article ", "text ", "links ", "title ", "data ", "pieces ", "toc ", "raw ")
    )


def _actual(site: BuiltSite, name: str) -> str:
    kind, _, path = name.partition(" ")
    if kind == "pages":
        return "\n".join(page for page in site.pages() if page != "404.html")
    if kind == "nav":
        return site.navigation()
    if kind == "warnings":
        return "\n".join(site.warnings).replace(str(site.folder.parent), "ROOT")
    if kind == "error":
        return site.error
    read = {
        "article": site.article,
        "text": site.text,
        "links": site.head_links,
        "title": site.title,
        "data": site.structured_data,
        "pieces": site.pieces,
        "toc": site.side_toc,
        "raw": site.read,
    }
    return read[kind](path)


def test_garbage_is_looked_for_rarely_while_any_build_goes_on() -> None:
    before = gc.get_threshold()
    garbage.begin()
    during = gc.get_threshold()
    garbage.begin()
    garbage.end()
    assert gc.get_threshold() == during
    garbage.end()
    assert gc.get_threshold() == before
    assert during[0] > 10 * before[0]


def test_the_garbage_collector_is_as_it_was(tmp_path: Path) -> None:
    write_files(tmp_path, {"file src/index.md": "# Home\n"})
    before = gc.get_threshold()
    assert not build_site(tmp_path).error
    assert gc.get_threshold() == before
