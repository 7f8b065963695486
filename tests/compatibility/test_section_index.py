"""mkdocs-section-index: pages that head a section stay so, in Jekyll's navigation and in a user's."""

from __future__ import annotations

import pytest
from compatibility.neighbourhood import NAVIGATION, Neighbourhood, check_site

pytest.importorskip("mkdocs_section_index", reason="mkdocs-section-index is not installed")


def test_section_index(beside: Neighbourhood) -> None:
    site = beside.build("section-index")
    check_site(site)
    assert site.warnings == []
    assert site.navigation() == NAVIGATION


def test_a_navigation_of_the_users(beside: Neighbourhood) -> None:
    nav = ["index.md", {"Essays": ["docs/index.md", "docs/essay-1.md"]}]
    site = beside.build(
        "section-index",
        files={"src/docs/index.md": "---\ntitle: All\n---\nAll essays.\n"},
        settings={"nav": nav},
    )
    check_site(site)
    assert site.navigation() == "Home .\nEssays docs/\n  An Essay Part 1 docs/essay-1/"
