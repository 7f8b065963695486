"""The cache of rendered pages: what a build takes from it is what it would have made."""

from __future__ import annotations

import logging
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from edited_site import EditedSite, tree_of
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_essay.bridge.markdown import Converted, Converter
from mkdocs_essay.bridge.page_output import PageOutputs
from mkdocs_essay.cache.store import Store

EDITS = 6


@dataclass
class Work:
    """How often the costly stages ran."""

    converted: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


@contextmanager
def working(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Iterator[Work]:
    """Counts the pages that go through Markdown, and keeps the warnings."""
    work = Work()
    convert = Converter.convert

    def counting(self: Converter, text: str) -> Converted:
        work.converted.append(text)
        return convert(self, text)

    caplog.clear()
    with monkeypatch.context() as patch, caplog.at_level(logging.INFO, "mkdocs"):
        patch.setattr(Converter, "convert", counting)
        yield work
    work.said = sorted(r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING)


def build_site(root: Path, name: str, *, cache: bool = True) -> dict[str, bytes]:
    """The files that a build of the site in `root` makes."""
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(
        text.replace("cache: true", "cache: CACHE")
        .replace("cache: false", "cache: CACHE")
        .replace("CACHE", "true" if cache else "false"),
        encoding="utf-8",
    )
    build(load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(root / name)))
    return tree_of(root / name)


@pytest.fixture(autouse=True)
def one_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


@pytest.fixture
def site(tmp_path: Path) -> EditedSite:
    return EditedSite(tmp_path, random.Random(7))


@pytest.mark.parametrize("seed", range(3))
def test_edits_at_random(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    site = EditedSite(tmp_path, random.Random(seed))
    build_site(tmp_path, "warm")
    for _ in range(EDITS):
        edit = site.edit()
        with working(monkeypatch, caplog) as warm:
            ours = build_site(tmp_path, "warm")
        with working(monkeypatch, caplog) as cold:
            whole = build_site(tmp_path, "cold", cache=False)
        assert ours.keys() == whole.keys(), edit
        assert [name for name in ours if ours[name] != whole[name]] == [], edit
        assert warm.said == cold.said, edit


def test_nothing_is_converted_twice(
    site: EditedSite, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    build_site(site.root, "one")
    with working(monkeypatch, caplog) as work:
        build_site(site.root, "two")
    assert work.converted == []
    path = site.root / "src/log/part-3.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")
    with working(monkeypatch, caplog) as work:
        build_site(site.root, "three")
    # Itself, and the part that shows its note.
    assert len(work.converted) == 2


def test_finished_pages_are_taken_as_they_are(site: EditedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = build_site(site.root, "one")

    def never(*arguments: object) -> str:
        raise AssertionError("a page is rendered again")

    monkeypatch.setattr(PageOutputs, "_made", never)
    assert build_site(site.root, "two") == whole


def test_beside_a_plugin_that_reads_what_it_likes_only_markdown_is_kept(
    site: EditedSite, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    hook = "def on_page_context(context, page, **_):\n    page.content += Path('word').read_text()\n"
    hook = f"from pathlib import Path\n\n\n{hook}"
    site.write("hook.py", hook)
    site.write("word", "read first")
    monkeypatch.chdir(site.root)
    config = (site.root / "mkdocs.yml").read_text(encoding="utf-8")
    site.write("mkdocs.yml", config + "hooks: [hook.py]\n")
    assert b"read first" in build_site(site.root, "one")["index.html"]
    site.write("word", "read later")
    with working(monkeypatch, caplog) as work:
        assert b"read later" in build_site(site.root, "two")["index.html"]
    assert work.converted == []


@pytest.mark.parametrize(
    "more",
    ["markdown_extensions: [pymdownx.snippets]\n", "markdown_extensions: [reading_extension]\n"],
)
def test_an_extension_that_reads_files_is_asked_each_time(
    site: EditedSite, more: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    config = (site.root / "mkdocs.yml").read_text(encoding="utf-8")
    site.write("mkdocs.yml", config + more)
    build_site(site.root, "one")
    with working(monkeypatch, caplog) as work:
        build_site(site.root, "two")
    assert len(work.converted) > 5
    assert "the cache is not used" in caplog.text
    assert not (site.root / ".cache").exists()


FENCES = """\
markdown_extensions:
  - pymdownx.superfences:
      custom_fences:
        - {name: chart, class: chart, format: !!python/name:FUNCTION }
"""


def test_a_function_of_a_known_package_goes_by_its_version(
    site: EditedSite, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    config = (site.root / "mkdocs.yml").read_text(encoding="utf-8")
    site.write("mkdocs.yml", config + FENCES.replace("FUNCTION", "pymdownx.superfences.fence_code_format"))
    build_site(site.root, "one")
    with working(monkeypatch, caplog) as work:
        build_site(site.root, "two")
    assert work.converted == []


def test_a_function_of_the_user_s_own_may_change_unseen(
    site: EditedSite, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    config = (site.root / "mkdocs.yml").read_text(encoding="utf-8")
    site.write("mkdocs.yml", config + FENCES.replace("FUNCTION", "reading_extension.makeExtension"))
    with working(monkeypatch, caplog):
        build_site(site.root, "one")
    assert "the configuration has reading_extension.makeExtension" in caplog.text
    assert not (site.root / ".cache").exists()


@pytest.mark.parametrize(
    ("template", "navigation"),
    [
        ("{% for file in pages %}{{ file.page.title }} {{ file.page.content | length }}{% endfor %}", ""),
        ("{{ build_date_utc }}", ""),
        ("", "nav: [index.md, Log: [log/part-1.md, log/part-2.md]]\n"),
    ],
    ids=["other pages", "the time", "Material's navigation"],
)
def test_what_pages_show_of_the_rest_is_new(
    site: EditedSite, template: str, navigation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("overrides/partials/copyright.html", template)
    config = (site.root / "mkdocs.yml").read_text(encoding="utf-8")
    site.write("mkdocs.yml", config + navigation)
    first = build_site(site.root, "one")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    site.replace(site.root / "src/log/part-2.md", "title: Part 2", "title: Other words")
    second = build_site(site.root, "two")
    assert first["index.html"] != second["index.html"]
    assert second == build_site(site.root, "three", cache=False)


def test_the_folder_is_ignored_by_git(site: EditedSite) -> None:
    build_site(site.root, "one")
    assert (site.root / ".cache/essay/.gitignore").read_text(encoding="utf-8") == "*\n"


def _overwrite_middle(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for at in range(len(data) // 3, len(data) // 2, 7):
        data[at] ^= 0x21
    file.write_bytes(data)


def _change_values(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE results SET value = replace(value, 'The', 'She')")
    connection.close()


def _other_table(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE results")
        connection.execute("CREATE TABLE results (something TEXT)")
    connection.close()


@pytest.mark.parametrize(
    "damage",
    [
        _overwrite_middle,
        _change_values,
        _other_table,
        lambda file: file.write_bytes(b"no database"),
        lambda file: file.write_bytes(file.read_bytes()[:5000]),
        lambda file: file.write_bytes(b""),
        lambda file: (file.unlink(), file.mkdir()),
    ],
)
def test_a_damaged_cache_makes_no_wrong_page(site: EditedSite, damage: object) -> None:
    whole = build_site(site.root, "one")
    (file,) = (site.root / ".cache/essay").glob("*.sqlite")
    assert callable(damage)
    damage(file)
    assert build_site(site.root, "two") == whole
    assert build_site(site.root, "three") == whole


def test_a_cache_that_cannot_be_written_is_said(
    site: EditedSite, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(self: Store) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Store, "_write", full)
    with working(monkeypatch, caplog):
        build_site(site.root, "one")
    assert "could not be written: database or disk is full" in caplog.text
    assert "index.html" in build_site(site.root, "two")


def test_a_killed_build_leaves_the_cache_as_it_was(site: EditedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = build_site(site.root, "one")
    (file,) = (site.root / ".cache/essay").glob("*.sqlite")
    before = file.read_bytes()

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    site.change_text()
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("mkdocs_essay.bridge.build.write_feed", killed)
        build_site(site.root, "two")
    assert file.read_bytes() == before
    assert build_site(site.root, "three").keys() == whole.keys()


def test_two_processes_share_one_cache(site: EditedSite) -> None:
    build_site(site.root, "one")
    site.change_text()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir"]
    running = [subprocess.Popen([*command, name], cwd=site.root) for name in ("two", "three")]
    assert [process.wait(60) for process in running] == [0, 0]
    whole = build_site(site.root, "four", cache=False)
    assert tree_of(site.root / "two") == tree_of(site.root / "three") == whole
    assert build_site(site.root, "five") == whole


def test_another_version_starts_anew(
    site: EditedSite, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    build_site(site.root, "one")
    monkeypatch.setattr(sys, "version", "3.99")
    with working(monkeypatch, caplog) as work:
        build_site(site.root, "two")
    assert len(work.converted) > 5


def test_few_files_are_kept(tmp_path: Path) -> None:
    for number in range(9):
        store = Store(tmp_path, f"f{number}")
        store.put("stage", "name", "key", number)
        store.close()
    assert len(list(tmp_path.glob("*.sqlite"))) == 4
    assert Store(tmp_path, "f8").get("stage", "name", "key") == 8


def test_what_a_build_has_no_use_for_goes(tmp_path: Path) -> None:
    first = Store(tmp_path, "f")
    first.put("stage", "a", "key", "A")
    first.put("stage", "b", "key", "B")
    first.close()
    second = Store(tmp_path, "f")
    assert second.get("stage", "a", "key") == "A"
    assert second.get("stage", "b", "other key") is None
    second.close()
    third = Store(tmp_path, "f")
    third.get("stage", "a", "key")
    third.close()
    fourth = Store(tmp_path, "f")
    assert fourth.get("stage", "a", "key") == "A"
    assert fourth.get("stage", "b", "key") is None
    shutil.rmtree(tmp_path)
    fourth.close()
    assert fourth.fault is None
