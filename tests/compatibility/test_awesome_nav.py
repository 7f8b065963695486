"""mkdocs-awesome-nav: its navigation is shown, from files in the folders of the source; we say so."""

from __future__ import annotations

import pytest
from compatibility.neighbourhood import Neighbourhood, check_site

pytest.importorskip("mkdocs_awesome_nav", reason="mkdocs-awesome-nav is not installed")

FILES = {
    "src/.nav.yml": "nav:\n  - index.md\n  - The texts: docs\n",
    "src/docs/.nav.yml": "nav:\n  - Who we are: about.md\n  - essay-2.md\n  - essay-1.md\n",
}


def test_awesome_nav(beside: Neighbourhood) -> None:
    site = beside.build("awesome-nav", files=FILES)
    check_site(site)
    assert site.warnings == []
    assert site.navigation() == (
        "Home .\nThe texts -\n  Who we are who/\n"
        "  An Essay Part 2 docs/essay-2/\n  An Essay Part 1 docs/essay-1/"
    )
    assert not list(site.folder.rglob(".nav.yml"))
    assert [line for line in beside.said if "the plugin awesome-nav" in line]


def test_series_keep_their_tables(beside: Neighbourhood) -> None:
    site = beside.build("awesome-nav", files=FILES)
    assert "p: Part 1 of 2 of An Essay" in site.text("docs/essay-1/index.html")
    assert '<link rel="next" href="../essay-1/">' in site.read("docs/essay-2/index.html")
