"""mkdocs-literate-nav: its navigation is shown, from SUMMARY.md in the source; we say so."""

from __future__ import annotations

import pytest
from compatibility.neighbourhood import Neighbourhood, check_site

pytest.importorskip("mkdocs_literate_nav", reason="mkdocs-literate-nav is not installed")

SUMMARY = (
    "* [Home](index.md)\n* [Who we are](docs/about.md)\n* Texts\n    * [Two](docs/essay-2.md)\n    * docs/*\n"
)
SHOWN = """Home .
Who we are who/
Texts -
  Two docs/essay-2/
  An Essay Part 1 docs/essay-1/
  An Essay docs/essay/"""


@pytest.mark.parametrize("github_pages", [True, False])
def test_literate_nav(beside: Neighbourhood, github_pages: bool) -> None:
    site = beside.build(
        "literate-nav",
        files={"src/SUMMARY.md": SUMMARY},
        essay={"source": "src", "github_pages": github_pages},
    )
    check_site(site)
    assert site.warnings == []
    assert site.navigation() == SHOWN
    assert [line for line in beside.said if "the plugin literate-nav" in line]
