"""The verb eject: a whole site written as plain Markdown, and built by MkDocs without the plugin."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from pathlib import Path

import casefile
import pytest
from click.testing import CliRunner, Result
from small_site import build_site, write_files

from mkdocs_essay.cli import main
from mkdocs_essay.eject import checking, output

CASES = Path(__file__).parent / "cases/eject/sites"


def eject(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["eject", *arguments])


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    write_files(folder, {"file index.md": "# Home\n\nText\n", "file _config.yml": "title: Small\n"})
    return folder


@pytest.mark.parametrize("path", casefile.files("eject/sites"))
def test_site(path: Path, tmp_path: Path, rewrite: bool) -> None:
    sections = casefile.read(path)
    write_files(tmp_path / "site", sections)
    out = tmp_path / "out"
    result = eject(str(out), "--source", str(tmp_path / "site"), *sections.get("arguments", "").split())
    written = {f"out {name}": text for name, text in texts(out).items() if not name.startswith(".")}
    for settled in ("out requirements.txt", "out docs/javascripts/mathjax.js"):
        written.pop(settled, None)
    yml = written.pop("out mkdocs.yml")
    written["mkdocs.yml"] = yml.partition("markdown_extensions:")[0] + yml[yml.find("\nnav:") + 1 :]
    said = result.output.replace(str(tmp_path), "").partition("Next:")[0]
    built = build_site(out)
    actual = {**written, "said": said, "exit": f"{result.exit_code}\n", "pages": "\n".join(built.pages())}
    assert built.error == ""
    casefile.check(path, {name: text.replace(str(tmp_path), "") for name, text in actual.items()}, rewrite)


def test_zensical_builds_it_too(tmp_path: Path) -> None:
    program = os.environ.get("ZENSICAL") or shutil.which("zensical", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("there is no Zensical: pip install zensical")
    write_files(tmp_path / "site", casefile.read(CASES / "around.case"))
    out = tmp_path / "out"
    assert eject(str(out), "-s", str(tmp_path / "site")).exit_code == 1
    done = subprocess.run([program, "build"], cwd=out, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    page = (out / "site/a/b.html").read_text(encoding="utf-8")
    for shown in ("You read B", "Home</a> again", "Below the tree", ">Code</a>", 'name="own"', "06 May 2024"):
        assert shown in page
    assert "You read" not in (out / "site/404.html").read_text(encoding="utf-8")


def test_twice_is_once(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert eject(str(out), "-s", str(site)).exit_code == 0
    first = texts(out)
    assert not [name for name in ("pages", "files") if logging.getLogger(f"mkdocs.structure.{name}").disabled]
    assert eject(str(out), "-s", str(site)).exit_code == 0
    assert texts(out) == first


def test_what_is_gone_from_the_site_goes(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (site / "gone.md").write_text("---\ntitle: Gone\n---\nx\n", encoding="utf-8")
    eject(str(out), "-s", str(site))
    (out / "of-the-user.txt").write_text("x", encoding="utf-8")
    assert (out / "docs/gone.md").is_file()
    (site / "gone.md").unlink()
    eject(str(out), "-s", str(site))
    assert not (out / "docs/gone.md").exists()
    assert (out / "of-the-user.txt").is_file()


def test_a_folder_with_other_files_needs_force(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("x", encoding="utf-8")
    refused = eject(str(out), "-s", str(site))
    assert refused.exit_code == 2
    assert "--force" in refused.output
    assert [path.name for path in out.iterdir()] == ["mine.txt"]
    assert eject(str(out), "-s", str(site), "--force").exit_code == 0
    assert (out / "mine.txt").is_file()


@pytest.mark.parametrize("where", ["site", "site/plain", "."])
def test_sources_are_never_written_into(site: Path, tmp_path: Path, where: str) -> None:
    before = texts(site)
    assert eject(str(tmp_path / where), "-s", str(site), "--force").exit_code == 2
    assert texts(site) == before


def test_sources_are_not_written_into_by_way_of_a_link(site: Path, tmp_path: Path) -> None:
    before = texts(site)
    (tmp_path / "way").symlink_to(site, target_is_directory=True)
    for out in ("way", "way/plain"):
        assert eject(str(tmp_path / out), "-s", str(site), "--force").exit_code == 2
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "docs").symlink_to(site, target_is_directory=True)
    assert eject(str(tmp_path / "other"), "-s", str(site), "--force").exit_code == 2
    assert texts(site) == before


def test_a_crash_leaves_nothing(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(checking, "check", crash)
    assert eject(str(tmp_path / "out"), "-s", str(site)).exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_page_that_differs_says_so(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def differ(_folder: Path, result: checking.Ejected) -> None:
        result.pages[0].problems.append("missing-text: a -- b")

    monkeypatch.setattr(checking, "check", differ)
    found = eject(str(tmp_path / "out"), "-s", str(site))
    assert found.exit_code == 1
    assert "0 of 1 pages" in found.output
    text = (tmp_path / "out/docs/index.md").read_text(encoding="utf-8")
    assert text.startswith("<!--\nNot quite the page that it was:\n  missing-text: a - - b\n-->\n")


def test_a_bent_page_is_found(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill = output.fill

    def bend(folder: Path, written: dict[str, str], copies: dict[str, Path]) -> None:
        fill(folder, {name: text.replace("Text", "Other") for name, text in written.items()}, copies)

    monkeypatch.setattr(output, "fill", bend)
    found = eject(str(tmp_path / "out"), "-s", str(site))
    assert found.exit_code == 1
    assert "index.md: changed-text" in found.output or "index.md: missing-text" in found.output
