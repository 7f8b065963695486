"""mkdocs-minify-plugin: pages, the user's scripts and styles grow smaller, and nothing is lost."""

from __future__ import annotations

import pytest
from compatibility.neighbourhood import NAVIGATION, Neighbourhood, check_site

minify = pytest.importorskip("mkdocs_minify_plugin.plugin", reason="mkdocs-minify-plugin is not installed")


@pytest.fixture(autouse=True)
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plugin keeps what it knows of files from build to build."""
    monkeypatch.setattr(minify.MinifyPlugin, "path_to_hash", {})
    monkeypatch.setattr(minify.MinifyPlugin, "path_to_data", {})


CODE = """---
title: About
permalink: /who/
---
About [the essay]({% link docs/essay.md %}).

~~~
a
  b
~~~
"""


def test_minify(beside: Neighbourhood) -> None:
    site = beside.build({"minify": {"minify_html": True}}, files={"src/docs/about.md": CODE})
    check_site(site)
    assert site.warnings == []
    assert site.navigation() == NAVIGATION
    assert "<code>a\n  b\n</code>" in site.read("who/index.html")


@pytest.mark.parametrize("cache_safe", [False, True])
def test_assets_of_the_source(beside: Neighbourhood, cache_safe: bool) -> None:
    options = {
        "minify_js": True,
        "minify_css": True,
        "js_files": ["assets/own.js"],
        "css_files": ["assets/own.css"],
        "cache_safe": cache_safe,
    }
    site = beside.build(
        {"minify": options},
        files={
            "src/assets/own.js": "var  a  =  1 ;  // why\n",
            "src/assets/own.css": "a  {  color : red  }\n",
        },
        settings={"extra_css": ["assets/own.css"], "extra_javascript": ["assets/own.js"]},
    )
    check_site(site)
    (script,) = site.folder.glob("assets/own*.min.js")
    assert script.read_text(encoding="utf-8").strip() == "var a=1;"
    assert cache_safe == (script.name != "own.min.js")
    page = site.read("index.html")
    assert f"assets/{script.name}" in page
    assert "assets/own.js" not in page
