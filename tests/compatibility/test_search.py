"""Material's search: it finds the site's texts at the addresses that they have."""

from __future__ import annotations

import json

from compatibility.neighbourhood import NAVIGATION, Neighbourhood, check_site


def test_search(beside: Neighbourhood) -> None:
    site = beside.build("search", strict=True)
    check_site(site)
    assert site.navigation() == NAVIGATION
    entries = {
        entry["location"]: entry for entry in json.loads(site.read("search/search_index.json"))["docs"]
    }
    assert "docs/essay-1/#own-id" in entries
    assert "Welcome to Essays." in entries[""]["text"]
    assert entries["who/"]["title"] == "About"


def test_a_page_that_wants_to_be_left_out_is(beside: Neighbourhood) -> None:
    page = "---\ntitle: About\nsearch_exclude: true\n---\nUnfindable.\n"
    site = beside.build("search", files={"src/docs/about.md": page})
    assert "Unfindable" not in site.read("search/search_index.json")
