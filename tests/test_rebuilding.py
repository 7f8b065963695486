"""`mkdocs serve` after edits: what is served is what a build in full would have made."""

from __future__ import annotations

import logging
import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from edited_site import EditedSite, tree_of
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

URL = "http://127.0.0.1:8000/edited/"
EDITS = 9


class Server:
    """What plugins see of MkDocs' server: it watches nothing and builds when it is told to."""

    started: ClassVar[list[MkDocsConfig]] = []

    def __init__(self, root: Path) -> None:
        self.root = root
        self.in_full = 0
        config = self._configuration()
        self.started.append(config)
        config.plugins.on_startup(command="serve", dirty=False)
        self.builder: Callable[[], None] = self._build_in_full
        build(config, serve_url=URL)
        config.plugins.on_serve(self, config=config, builder=self._build_in_full)

    def watch(self, path: str, *, recursive: bool = True) -> None:
        """Watch nothing."""

    def unwatch(self, path: str) -> None:
        """Watch nothing."""

    def rebuild(self) -> dict[str, bytes]:
        """What is served after the files have changed."""
        self.builder()
        return self.served()

    def served(self) -> dict[str, bytes]:
        """What is served now."""
        return tree_of(self.root / "served")

    def _configuration(self) -> MkDocsConfig:
        return load_config(
            config_file=str(self.root / "mkdocs.yml"), site_dir=str(self.root / "served"), site_url=URL
        )

    def _build_in_full(self) -> None:
        self.in_full += 1
        build(self._configuration(), serve_url=URL)


@pytest.fixture(autouse=True)
def one_date(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    yield
    for config in Server.started:
        config.plugins.on_shutdown()
    Server.started.clear()


@pytest.fixture
def site(tmp_path: Path) -> EditedSite:
    return EditedSite(tmp_path / "site", random.Random(3), cache=False)


def from_scratch(root: Path) -> dict[str, bytes]:
    """What a server serves that starts now."""
    copy = root.parent / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("served", ".cache"))
    return Server(copy).served()


def warnings_of(caplog: pytest.LogCaptureFixture) -> list[str]:
    found = sorted({r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING})
    caplog.clear()
    return found


def assert_same(ours: dict[str, bytes], whole: dict[str, bytes], edit: str) -> None:
    assert ours.keys() == whole.keys(), edit
    assert [name for name in ours if ours[name] != whole[name]] == [], edit


@pytest.mark.parametrize("cache", [False, True])
@pytest.mark.parametrize("seed", range(2))
def test_edits_at_random(tmp_path: Path, seed: int, cache: bool, caplog: pytest.LogCaptureFixture) -> None:
    site = EditedSite(tmp_path / "site", random.Random(seed), cache=cache)
    server = Server(site.root)
    for _ in range(EDITS):
        edit = site.edit()
        caplog.clear()
        ours = server.rebuild()
        said = warnings_of(caplog)
        assert_same(ours, from_scratch(site.root), edit)
        assert said == warnings_of(caplog), edit


def test_a_text_is_made_anew_alone(site: EditedSite, caplog: pytest.LogCaptureFixture) -> None:
    server = Server(site.root)
    before = server.served()
    site.add(site.root / "src/list.md", "\nOne more line, which Liquid {{ site.title }} passes.\n")
    with caplog.at_level(logging.INFO, "mkdocs"):
        after = server.rebuild()
    assert server.in_full == 0
    assert {name for name in after if after[name] != before[name]} == {
        "list/index.html",
        "search/search_index.json",
    }
    assert "1 page written anew" in caplog.text


def test_pages_that_show_its_notes_follow(site: EditedSite) -> None:
    (site.root / "src/all.md").unlink()
    server = Server(site.root)
    before = server.served()
    site.replace(site.root / "src/log/part-2.md", "Note 3, kept", "Note 3, found")
    after = server.rebuild()
    assert server.in_full == 0
    changed = {name for name in after if after[name] != before[name]}
    assert changed >= {"log/part-3/index.html", "log/notes/index.html", "notes.json"}
    assert not changed & {f"log/part-{number}/index.html" for number in (1, 4, 5, 6)}
    assert_same(after, from_scratch(site.root), "a note")
    assert b"Note 3, found" in after["log/part-3/index.html"]


def test_a_longer_text_is_told_in_the_series(site: EditedSite) -> None:
    (site.root / "src/all.md").unlink()
    # Its text alone is made anew: it shares no note with another part.
    site.write("src/log/part-7.md", "---\ntitle: Part 7\nparent: Log\nnav_order: 7\n---\n\nShort.\n")
    server = Server(site.root)
    site.add(site.root / "src/log/part-7.md", "\n" + "word " * 900 + "\n")
    ours = server.rebuild()
    assert server.in_full == 0
    assert_same(ours, from_scratch(site.root), "longer")


def test_a_page_that_others_read_is_built_in_full(site: EditedSite) -> None:
    server = Server(site.root)
    site.replace(site.root / "src/log/part-2.md", "## First", "A beginning.\n\n## First")
    ours = server.rebuild()
    assert server.in_full == 1
    assert_same(ours, from_scratch(site.root), "read by others")


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("src/list.md", "title: List", "title: A list"),
        ("src/list.md", "nav_order: 2", "nav_order: 9"),
        ("src/list.md", "---\n{%", "---\n\n{%"),
        ("src/_config.yml", "title: Edited", "title: Else"),
        ("src/_includes/aside.html", "Aside", "Side"),
        ("src/_data/ships.yml", "Anna", "Alma"),
        ("src/feed-me.txt", "A file", "The file"),
        ("overrides/partials/copyright.html", "hand", "foot"),
        ("mkdocs.yml", "site_name: Edited", "site_name: Else"),
    ],
)
def test_all_else_is_built_in_full(site: EditedSite, path: str, old: str, new: str) -> None:
    server = Server(site.root)
    site.replace(site.root / path, old, new)
    ours = server.rebuild()
    assert server.in_full == 1
    assert_same(ours, from_scratch(site.root), path)


@pytest.mark.parametrize(
    ("more", "hook"),
    [
        ("hooks: [hook.py]\n", "def on_post_page(output, **_):\n    return output\n"),
        ("markdown_extensions: [pymdownx.snippets]\n", ""),
        ("strict: true\n", ""),
    ],
)
def test_beside_what_we_do_not_know_all_is_built(site: EditedSite, more: str, hook: str) -> None:
    if "strict" in more:
        for path in site.parts():
            path.unlink()
        (site.root / "src/index.md").unlink()
    site.write("hook.py", hook)
    site.write("mkdocs.yml", (site.root / "mkdocs.yml").read_text(encoding="utf-8") + more)
    server = Server(site.root)
    site.add(site.root / "src/list.md", "\nMore.\n")
    server.rebuild()
    assert server.in_full == 1


def test_a_template_that_looks_around_is_rendered_for_all(site: EditedSite) -> None:
    template = "{% for file in pages %}{{ file.page.content | length }} {% endfor %}\n"
    site.write("overrides/partials/copyright.html", template)
    server = Server(site.root)
    site.add(site.root / "src/list.md", "\nMore.\n")
    ours = server.rebuild()
    assert server.in_full == 1
    assert_same(ours, from_scratch(site.root), "looks around")


def test_a_file_that_was_written_while_the_build_read_is_read_again(site: EditedSite) -> None:
    path = site.root / "src/list.md"
    later = time.time() + 60
    os.utime(path, (later, later))
    server = Server(site.root)
    site.add(path, "\nMore.\n")
    server.rebuild()
    assert server.in_full == 1
    site.add(path, "\nStill more.\n")
    server.rebuild()
    assert server.in_full == 1


def test_what_fails_in_part_is_built_in_full(site: EditedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server(site.root)
    site.add(site.root / "src/list.md", "\nMore.\n")

    def fails(*_: object) -> None:
        raise RuntimeError("something nobody thought of")

    with monkeypatch.context() as patch:
        patch.setattr("mkdocs_essay.bridge.rebuilding._Partial.run", fails)
        server.rebuild()
    assert server.in_full == 1
    assert_same(server.served(), from_scratch(site.root), "failed")


def test_a_heading_gone_is_reported_for_the_link_to_it(
    site: EditedSite, caplog: pytest.LogCaptureFixture
) -> None:
    (site.root / "src/all.md").unlink()
    server = Server(site.root)
    caplog.clear()
    site.replace(site.root / "src/log/part-1.md", "## First", "## Once")
    server.rebuild()
    assert server.in_full == 0
    assert any("dead-anchor" in said and "index.md" in said for said in warnings_of(caplog))
    site.replace(site.root / "src/log/part-1.md", "## Once", "## First")
    server.rebuild()
    assert not any("dead-anchor" in said and "index.md" in said for said in warnings_of(caplog))


@pytest.mark.parametrize("fault", ["{{ 'x' | no_filter }}", "[dead](nowhere.md)", "Text {: .loose }"])
def test_what_is_found_in_an_edited_page_is_told_until_it_is_mended(
    site: EditedSite, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    server = Server(site.root)
    path = site.root / "src/list.md"
    site.add(path, f"\n{fault}\n")
    caplog.clear()
    server.rebuild()
    assert any("list.md:11" in said for said in warnings_of(caplog))
    site.add(path, "\nMore.\n")
    server.rebuild()
    assert any("list.md:11" in said for said in warnings_of(caplog))
    site.replace(path, fault, "Mended.")
    server.rebuild()
    assert not any("list.md" in said for said in warnings_of(caplog))
    assert server.in_full == 0


def test_a_new_folder_is_looked_into(site: EditedSite) -> None:
    site.replace(site.root / "mkdocs.yml", "source: src", "source: .")
    site.write("_config.yml", "exclude: [docs, src, overrides, served]\npermalink: pretty\n")
    site.write("index.md", "---\ntitle: Home\n---\n\nWords.\n")
    server = Server(site.root)
    site.write("essays/new.md", "---\ntitle: New\n---\n\nWords.\n")
    site.add(site.root / "index.md", "\nMore.\n")
    assert "essays/new/index.html" in server.rebuild()


def test_tables_by_hand_are_counted_once(site: EditedSite, caplog: pytest.LogCaptureFixture) -> None:
    (site.root / "src/all.md").unlink()
    links = "".join(f"- [Part {number}](/log/part-{number}/)\n" for number in range(1, 7))
    site.add(site.root / "src/log/part-1.md", f"\n#### Table of Contents\n\n{links}")
    server = Server(site.root)
    with caplog.at_level(logging.INFO, "mkdocs"):
        caplog.clear()
        site.add(site.root / "src/log/part-1.md", "\nMore.\n")
        server.rebuild()
    assert server.in_full == 0
    assert "1 hand-written tables of contents gave way" in caplog.text


def test_a_build_after_a_server_is_a_build(site: EditedSite) -> None:
    server = Server(site.root)
    server.started.pop().plugins.on_shutdown()
    config = load_config(config_file=str(site.root / "mkdocs.yml"), site_dir=str(site.root / "built"))
    build(config)
    assert "https://example.org/edited/list/" in (site.root / "built/list/index.html").read_text("utf-8")


def test_editors_leave_files_beside(site: EditedSite) -> None:
    server = Server(site.root)
    site.add(site.root / "src/list.md", "\nMore.\n")
    site.write("src/.list.md.swp", "an editor's own")
    site.write("src/list.md~", "as it was")
    server.rebuild()
    assert server.in_full == 0
