"""mkdocs-monorepo-plugin: pages of other repositories, in the navigation of mkdocs.yml, beside ours."""

from __future__ import annotations

import pytest
from compatibility.neighbourhood import Neighbourhood, check_site

pytest.importorskip("mkdocs_monorepo_plugin", reason="mkdocs-monorepo-plugin is not installed")

# It leaves its temporary folder to be cleared away by Python.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)

FILES = {
    "other/mkdocs.yml": "site_name: lamps\nnav:\n  - Lamps: index.md\n",
    "other/docs/index.md": "# Lamps\n\n!!! note\n    Light them.\n",
}
NAV = [{"Start": "index.md"}, {"Part one": "docs/essay-1.md"}, {"Other": "!include ./other/mkdocs.yml"}]


@pytest.mark.parametrize("docs_dir_is_source", [False, True])
def test_monorepo(beside: Neighbourhood, docs_dir_is_source: bool) -> None:
    site = beside.build(
        "monorepo",
        files=FILES,
        settings={
            "nav": NAV,
            "markdown_extensions": ["admonition"],
            **({"docs_dir": "src"} if docs_dir_is_source else {}),
        },
        essay={} if docs_dir_is_source else None,
    )
    check_site(site)
    assert site.navigation() == "Start .\nPart one docs/essay-1/\nOther lamps/"
    assert '<div class="admonition note">' in site.article("lamps/index.html")
    assert [line for line in beside.said if "`nav` in mkdocs.yml" in line]


def test_without_other_repositories(beside: Neighbourhood) -> None:
    site = beside.build("monorepo")
    check_site(site)
    assert site.warnings == []
