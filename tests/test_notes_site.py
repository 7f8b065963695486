"""Notes in a site that MkDocs builds: what the search finds, the page of a series' notes, the export."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.html
import pytest
from small_site import BuiltSite, build_site, write_files

CONFIGURATION = """site_name: Notes
theme: {name: material, language: de}
plugins:
  - search
  - essay: {source: src, notes: {export: true}}
"""
FILES = {
    "file src/tale/index.md": "---\ntitle: A tale\nhas_children: true\n---\n# A tale\n",
    "file src/tale/one.md": (
        "---\ntitle: First\nparent: A tale\nnav_order: 1\n---\n# First\n\nOut they went.<sup>1</sup>\n\n"
        "## The inn\n\nThey paid.<sup>2</sup> Again.<sup>1</sup>\n\n***\n<sup>1</sup> A [diary](two.md).\n\n"
        "<sup>9</sup> Nobody calls this.\n\n***\n\n## The road\n\nOn.[^k]\n\n## The end\n\nDone.\n\n"
        "[^k]: By kramdown.\n"
    ),
    "file src/tale/two.md": (
        "---\ntitle: Second\nparent: A tale\nnav_order: 2\nnotes: footnotes\n---\n# Second\n\n"
        "They sat.<sup>3</sup>\n\n"
        "***\n<sup>2</sup> The *innkeeper’s* accounts.\n\n<sup>3</sup> On chairs.\n\n***\n"
    ),
    "file src/lone.md": (
        "---\ntitle: Lone\n---\n# Lone\n\nAlone.<sup>1</sup>\n\n***\n<sup>1</sup> Quite.\n\n***\n"
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site above."""
    folder = tmp_path_factory.mktemp("notes-site")
    write_files(folder, FILES)
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    built = build_site(folder)
    assert built.error == ""
    return built


def test_the_search_finds_a_note_in_the_sections_that_cite_it(site: BuiltSite) -> None:
    entries = json.loads(site.read("search/search_index.json"))["docs"]
    found = {
        words: [entry["location"] for entry in entries if words in entry["text"]]
        for words in ("diary", "accounts", "By kramdown", "Nobody calls")
    }
    assert found == {
        "diary": ["tale/one.html", "tale/one.html#the-inn"],
        "accounts": ["tale/one.html#the-inn"],
        "By kramdown": ["tale/one.html#the-road"],
        "Nobody calls": ["tale/one.html#the-inn"],
    }


def test_what_the_search_reads_is_not_shown(site: BuiltSite) -> None:
    article = site.read("tale/one.html")
    assert article.count("accounts") == 1
    assert article.index("accounts") > article.index(
        "The road</h2>" if "The road</h2>" in article else "The road"
    )


def test_the_words_around_notes_are_in_the_theme_s_language(site: BuiltSite) -> None:
    page = site.read("tale/one.html")
    assert 'aria-label="Anmerkung 2"' in page
    assert 'aria-label="Zurück zu Verweis 2"' in page
    assert '<p class="essay-notes__title">Anmerkungen</p>' in page
    assert "Zurück zu Fußnote 1 im Text" in page


def test_a_series_has_a_page_of_its_notes(site: BuiltSite) -> None:
    article = lxml.html.fromstring(site.read("tale/notes/index.html")).xpath("//article")[0]
    assert [heading.text_content() for heading in article.xpath(".//h2")] == ["First", "Second"]
    notes = [
        (
            item.get("id"),
            " ".join(item.text_content().replace("↩\ufe0e", "").split()),
            [link.get("href") for link in item.xpath(".//a")],
        )
        for item in article.xpath(".//li")
    ]
    assert notes == [
        ("note-1", "1 A diary.", ["../two.html", "../one.html#noteref-1", "../one.html#noteref-1-2"]),
        ("note-2", "2 The innkeeper’s accounts.", ["../one.html#noteref-2"]),
        ("note-1-2", "1 By kramdown.", ["../one.html#fnref:k"]),
        ("note-3", "3 On chairs.", ["../two.html#noteref-3"]),
    ]
    assert article.xpath(".//li[@id='note-1']//a/@aria-label") == [
        "Zurück zu Verweis 1 (1)",
        "Zurück zu Verweis 1 (2)",
    ]
    own = lxml.html.fromstring(site.read("tale/index.html"))
    assert own.xpath("//article//a[text()='Alle Anmerkungen dieser Reihe']/@href") == ["notes/"]
    assert not (site.folder / "notes").exists()


def test_the_links_of_the_page_of_notes_lead_somewhere(site: BuiltSite) -> None:
    for link in lxml.html.fromstring(site.read("tale/notes/index.html")).xpath("//article//a/@href"):
        path, _, fragment = link.partition("#")
        target = (site.folder / "tale/notes" / path).resolve()
        target = target / "index.html" if target.is_dir() else target
        assert target.is_file()
        assert not fragment or f'id="{fragment}"' in target.read_text(encoding="utf-8")


def test_the_export_has_every_note(site: BuiltSite) -> None:
    notes = json.loads(site.read("notes.json"))
    assert [
        (note["series"], note["number"], note["text"], note["source"], note["line"]) for note in notes
    ] == [
        ("A tale", "1", "A diary.", "tale/one.md", 15),
        ("A tale", "2", "The innkeeper’s accounts.", "tale/two.md", 12),
        ("A tale", "1", "By kramdown.", "tale/one.md", 29),
        ("A tale", "3", "On chairs.", "tale/two.md", 14),
        ("A tale", "9", "Nobody calls this.", "tale/one.md", 17),
        (None, "1", "Quite.", "lone.md", 9),
    ]
    assert notes[0]["cited_by"] == [
        {
            "source": "tale/one.md",
            "title": "First",
            "urls": ["tale/one.html#noteref-1", "tale/one.html#noteref-1-2"],
        }
    ]
    assert notes[4]["cited_by"] == []


@pytest.mark.parametrize(
    ("files", "there"),
    [
        ({}, True),
        ({"file src/tale/notes.md": "---\npermalink: /tale/notes/\nparent: A tale\n---\nMine.\n"}, False),
        ({"file src/tale/index.md": "---\ntitle: A tale\nnotes: {page: false}\n---\n# A tale\n"}, False),
    ],
    ids=["by itself", "where the site has something", "against the author's word"],
)
def test_where_a_page_of_notes_is_made(files: dict[str, str], there: bool, tmp_path: Path) -> None:
    write_files(tmp_path, FILES | files)
    built = build_site(tmp_path)
    assert built.error == ""
    page = tmp_path / "site/tale/notes/index.html"
    assert (page.is_file() and "essay-notes--all" in page.read_text(encoding="utf-8")) is there
    assert ("essay-notes-link" in built.read("tale/index.html")) is there
    assert not (tmp_path / "site/notes.json").exists()
