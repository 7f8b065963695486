"""Notes in a site that MkDocs builds: what the search finds, the page of a series' notes, the export."""

from __future__ import annotations

import json
from pathlib import Path

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
        "---\ntitle: Second\nparent: A tale\nnav_order: 2\nnotes: footnotes\n---\n# Second\n\nThey sat.<sup>3</sup>\n\n"
        "***\n<sup>2</sup> The *innkeeper’s* accounts.\n\n<sup>3</sup> On chairs.\n\n***\n"
    ),
    "file src/lone.md": "---\ntitle: Lone\n---\n# Lone\n\nAlone.<sup>1</sup>\n\n***\n<sup>1</sup> Quite.\n\n***\n",
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
