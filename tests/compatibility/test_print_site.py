"""mkdocs-print-site-plugin: its one page holds the site's texts with their notes, in the site's order."""

from __future__ import annotations

import lxml.html
import pytest
from compatibility.neighbourhood import NAVIGATION, Neighbourhood, check_site

pytest.importorskip("mkdocs_print_site_plugin", reason="mkdocs-print-site-plugin is not installed")


@pytest.mark.parametrize("in_navigation", [False, True])
def test_print_site(beside: Neighbourhood, in_navigation: bool) -> None:
    site = beside.build({"print-site": {"add_to_navigation": in_navigation}})
    check_site(site)
    # It says itself that it wants to be the last, and that two pages have no heading for a title.
    assert all("[mkdocs-print-site]" in line for line in site.warnings)
    assert site.navigation() == NAVIGATION + ("\nPrint Site print_page/" if in_navigation else "")


def test_the_page(beside: Neighbourhood) -> None:
    site = beside.build("print-site")
    page = lxml.html.fromstring(site.read("print_page/index.html"))
    words = " ".join(page.xpath("//article")[0].text_content().split())
    order = ["Welcome to Essays.", "About it.", "Before the text.", "Second part.", "About the essay."]
    assert sorted(order, key=words.index) == order
    assert "The sentence that a note broke in two." in words
    assert words.index("The second note.") < words.index("Second part.")
    ids = page.xpath("//article//@id")
    of_notes = [name for name in ids if "-note" in name]
    assert len(of_notes) == len(set(of_notes)) > 0
    # The plugin renames the ids of headings, list items and superscripts only: no way back from a note.
    for address in page.xpath("//article//a[not(@role='doc-backlink')]/@href"):
        assert not address.startswith("/base")
        assert not address.startswith("#") or address[1:] in {*ids, "__toc"}, address
