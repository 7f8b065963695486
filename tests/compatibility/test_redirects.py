"""mkdocs-redirects: its old addresses lead to the pages of the site."""

from __future__ import annotations

import pytest
from compatibility.neighbourhood import NAVIGATION, Neighbourhood, check_site

pytest.importorskip("mkdocs_redirects", reason="mkdocs-redirects is not installed")


def test_redirects(beside: Neighbourhood) -> None:
    maps = {"old.md": "docs/essay-1.md#own-id", "older/about.md": "docs/about.md"}
    site = beside.build({"redirects": {"redirect_maps": maps}})
    check_site(site)
    assert site.warnings == []
    assert site.navigation() == NAVIGATION
    assert 'url=../docs/essay-1/#own-id"' in site.read("old/index.html")
    assert 'url=../../who/"' in site.read("older/about/index.html")


def test_links_to_old_addresses_are_alive(beside: Neighbourhood) -> None:
    page = "---\ntitle: About\n---\nSee [the first part](/base/old/).\n"
    site = beside.build(
        {"redirects": {"redirect_maps": {"old.md": "docs/essay-1.md"}}},
        files={"src/docs/about.md": page},
    )
    assert site.warnings == []
    assert '<a href="../../old/">the first part</a>' in site.article("docs/about/index.html")
