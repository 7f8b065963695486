"""Material's social plugin, its cards off: it reads each page's metadata."""

from __future__ import annotations

from compatibility.neighbourhood import NAVIGATION, Neighbourhood, check_site


def test_social(beside: Neighbourhood) -> None:
    site = beside.build({"social": {"cards": False}})
    check_site(site)
    assert site.warnings == []
    assert site.navigation() == NAVIGATION
