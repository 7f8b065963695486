"""mike: each version of the site has its own address, which canonical links and redirects bear."""

from __future__ import annotations

import pytest
from compatibility.neighbourhood import NAVIGATION, SITE, Neighbourhood, check_site

pytest.importorskip("mike", reason="mike is not installed")


def test_mike(beside: Neighbourhood, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIKE_DOCS_VERSION", '{"version": "1.0", "title": "1.0", "aliases": []}')
    moved = SITE["docs/about.md"].replace("permalink", "redirect_from: /old/\npermalink")
    site = beside.build(
        {"mike": {"canonical_version": "1.0"}},
        files={"src/docs/about.md": moved},
        settings={"extra": {"version": {"provider": "mike"}}},
    )
    check_site(site)
    assert site.warnings == []
    assert site.navigation() == NAVIGATION
    assert "canonical https://example.org/base/1.0/who/" in site.head_links("who/index.html")
    assert 'rel="canonical" href="https://example.org/base/1.0/who/"' in site.read("old/index.html")
