"""Builds in one process know nothing of one another, whether they follow each other or run side by side."""

from __future__ import annotations

import gc
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from compatibility.neighbourhood import SITE, Neighbourhood, check_site
from mkdocs.commands.build import build
from mkdocs.config import load_config
from small_site import BuiltSite, build_site, write_files

CHANGING = re.compile(rb"<lastmod>.*?</lastmod>")


def contents(site: BuiltSite) -> dict[str, bytes]:
    return {
        path.relative_to(site.folder).as_posix(): CHANGING.sub(b"", path.read_bytes())
        for path in sorted(site.folder.rglob("*"))
        if path.is_file() and path.suffix != ".gz"
    }


def test_the_same_site_twice(alone: Neighbourhood) -> None:
    first = alone.build("search")
    check_site(first)
    before = contents(first)
    assert contents(alone.build("search")) == before


def test_another_site_between(alone: Neighbourhood, tmp_path: Path) -> None:
    before = contents(alone.build("search"))
    other = Neighbourhood(tmp_path / "other")
    other.folder.mkdir()
    changed = (
        SITE["docs/essay-1.md"]
        .replace("The first note.", "Quite another note.")
        .replace("own-id", "other-id")
    )
    other.build(files={"src/docs/essay-1.md": changed, "src/_config.yml": "title: Others\n"})
    assert contents(alone.build("search")) == before


def test_one_configuration_built_again(alone: Neighbourhood) -> None:
    site = alone.build("search")
    before = contents(site)
    config = load_config(str(alone.folder / "mkdocs.yml"), site_dir=str(site.folder))
    for _ in range(2):
        build(config)
        assert contents(site) == before


def test_builds_side_by_side(tmp_path: Path) -> None:
    """MkDocs reads one configuration at a time, and Material's search serves one site."""
    alone = {}
    for name in ("one", "two", "three"):
        folder = tmp_path / name
        folder.mkdir()
        text = SITE["docs/essay-1.md"].replace("The first note.", f"The note of {name}.")
        files = {
            f"{name}/docs/essay-1.md": text,
            f"{name}/_config.yml": f"title: {name}\npermalink: pretty\n",
        }
        files.update({f"{name}/{path}": text for path, text in SITE.items() if f"{name}/{path}" not in files})
        site = Neighbourhood(folder).build(files=files, essay={"source": name})
        assert not site.error
        alone[folder] = contents(site)
    configs = [load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site")) for folder in alone]
    with ThreadPoolExecutor(len(configs)) as pool:
        list(pool.map(build, configs))
    for folder, expected in alone.items():
        assert contents(BuiltSite(folder / "site")) == expected
        assert f"The note of {folder.name}." in BuiltSite(folder / "site").text("docs/essay-1/index.html")


def test_a_dirty_build(alone: Neighbourhood) -> None:
    site = alone.build("search")
    whole = contents(site)
    page = alone.folder / "src" / "docs" / "essay-2.md"
    page.write_text(SITE["docs/essay-2.md"].replace("Words.", "Edited."), encoding="utf-8")
    build(load_config(str(alone.folder / "mkdocs.yml"), site_dir=str(site.folder)), dirty=True)
    check_site(site)
    assert "Edited." in site.text("docs/essay-2/index.html")
    assert site.read("who/index.html").encode() == whole["who/index.html"]


def test_the_collector_of_garbage_is_left_as_it_was(tmp_path: Path) -> None:
    usual = gc.get_threshold()
    write_files(tmp_path, {"file src/index.md": "---\ntitle: Home\n---\nWords.\n"})
    assert not build_site(tmp_path).error
    assert gc.get_threshold() == usual
    (tmp_path / "src" / "index.md").unlink()
    wrong = "site_name: S\ntheme: readthedocs\nplugins: [essay]\n"
    (tmp_path / "mkdocs.yml").write_text(wrong, encoding="utf-8")
    assert build_site(tmp_path).error
    assert gc.get_threshold() == usual
