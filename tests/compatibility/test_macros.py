"""mkdocs-macros-plugin: Liquid is done first, then Jinja's macros; an id is no comment."""

from __future__ import annotations

import pytest
from compatibility.neighbourhood import Neighbourhood, check_site

pytest.importorskip("mkdocs_macros", reason="mkdocs-macros-plugin is not installed")

PAGE = """---
title: About
permalink: /who/
---
About [the essay]({% link docs/essay.md %}).

## A heading {#own}

{% raw %}Made by {{ maker }}.{% endraw %}
"""


def test_macros(beside: Neighbourhood) -> None:
    files = {"src/docs/about.md": PAGE}
    site = beside.build("macros", files=files, settings={"extra": {"maker": "hand"}})
    check_site(site)
    assert site.warnings == []
    assert "p: Made by hand." in site.text("who/index.html")
    assert '<h2 id="own">A heading</h2>' in site.article("who/index.html")
    assert any("{## … ##}" in line for line in beside.said)


def test_comments_of_the_users_choice_stay(beside: Neighbourhood) -> None:
    options = {"j2_comment_start_string": "[#", "j2_comment_end_string": "#]"}
    page = PAGE + "\nNot [# in #] the page.\n"
    site = beside.build({"macros": options}, files={"src/docs/about.md": page})
    assert site.warnings == []
    assert "p: Not the page." in site.text("who/index.html")
    assert not any("{##" in line for line in beside.said)
