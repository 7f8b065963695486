"""Notes through the extension alone: plain Python-Markdown, and Zensical, which knows no plugins."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest
import yaml
from markdown import Markdown

ROOT = Path(__file__).parent.parent
SITE = ROOT / "tests/sites/notes_alone"
# The two files that a page needs, as the manual names them.
ASSETS = (
    ROOT / "theme_overrides/assets/stylesheets/essay-notes.css",
    ROOT / "theme_overrides/assets/javascripts/essay-notes.js",
)
TEXTS = ("A diary, https://example.org/diary.", "The innkeeper’s accounts.", "On chairs.", "A footnote.")


def check(page: lxml.html.HtmlElement) -> None:
    """Every note can be read once, under its printed number, and is linked with each place that cites it."""
    words = " ".join(page.text_content().split())
    assert [words.count(text) for text in TEXTS] == [1, 1, 1, 1]
    references = page.xpath(".//a[@role='doc-noteref']")
    assert [(link.text, link.get("aria-label")) for link in references] == [
        ("1", "Anmerkung 1"),
        ("1", "Anmerkung 1"),
        ("2", "Anmerkung 2"),
        ("3", "Anmerkung 3"),
        ("1", "Anmerkung 1"),
    ]
    ids = {element.get("id"): element for element in page.xpath(".//*[@id]")}
    cited = [" ".join(ids[link.get("href")[1:]].text_content().split()) for link in references]
    assert [next(text for text in TEXTS if text in note) for note in cited] == [
        TEXTS[0],
        TEXTS[3],
        TEXTS[1],
        TEXTS[2],
        TEXTS[0],
    ]
    ways = [link.get("href")[1:] for link in page.xpath(".//a[@role='doc-backlink']")]
    assert sorted(ways) == sorted(link.get("id") or link.getparent().get("id") for link in references)
    assert page.xpath(".//sup[not(a)]/text()") == ["2"]
    assert "The guide (1) says so" in words
    assert [link.get("href") for link in page.xpath(".//li//a[starts-with(@href, 'https:')]")] == [
        "https://example.org/diary"
    ]


@pytest.mark.parametrize("style", ["annotations", "footnotes", "sidenotes"])
def test_python_markdown(style: str) -> None:
    md = Markdown(
        extensions=["mkdocs_essay"], extension_configs={"mkdocs_essay": {"notes": style, "language": "de"}}
    )
    html = md.convert((SITE / "docs/index.md").read_text(encoding="utf-8"))
    assert f"essay-noteref--{style}" in html
    check(lxml.html.fromstring(f"<div>{html}</div>"))


def test_zensical(tmp_path: Path) -> None:
    program = os.environ.get("ZENSICAL") or shutil.which("zensical", path=str(Path(sys.executable).parent))
    if not program:
        pytest.skip("there is no Zensical: pip install zensical")
    shutil.copytree(SITE, tmp_path, dirs_exist_ok=True)
    for asset in ASSETS:
        shutil.copy(asset, tmp_path / "docs")
    settings = yaml.safe_load((tmp_path / "mkdocs.yml").read_text(encoding="utf-8"))
    assert [settings["extra_css"], settings["extra_javascript"]] == [[asset.name] for asset in ASSETS]
    done = subprocess.run(
        [program, "build"], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    page = lxml.html.fromstring((tmp_path / "site/index.html").read_text(encoding="utf-8"))
    (article,) = page.xpath("//article")
    check(article)
    linked = page.xpath("//link[@rel='stylesheet']/@href | //script/@src")
    for asset in ASSETS:
        assert any(address.endswith(asset.name) for address in linked)
        assert (tmp_path / "site" / asset.name).is_file()
