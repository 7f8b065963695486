"""mkdocs-monorepo-plugin: pages of other repositories, in the navigation of mkdocs.yml, beside ours."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp
from types import SimpleNamespace

import pytest
from compatibility.neighbourhood import Neighbourhood, check_site

pytest.importorskip("mkdocs_monorepo_plugin", reason="mkdocs-monorepo-plugin is not installed")


@pytest.fixture(autouse=True)
def folder_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It leaves its temporary folder for Python to clear away, which warns of that sooner or later."""

    def folder(*_: object) -> SimpleNamespace:
        return SimpleNamespace(name=mkdtemp(dir=tmp_path), cleanup=lambda: None)

    monkeypatch.setattr("mkdocs_monorepo_plugin.merger.TemporaryDirectory", folder)


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
