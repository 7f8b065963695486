"""mkdocstrings: documentation of code on pages of the site, notes and references beside it."""

from __future__ import annotations

import pytest
from compatibility.neighbourhood import NAVIGATION, Neighbourhood, check_site

pytest.importorskip("mkdocstrings_handlers.python", reason="mkdocstrings[python] is not installed")

MODULE = '''"""A module."""


def lamp(oil: int) -> int:
    """Light it.

    Args:
        oil: How much.
    """
    return oil
'''
PAGE = """---
title: Lamps
---
About it.<sup>1</sup> See [the lamp][lamps.lamp].

::: lamps
    options:
      show_root_heading: true

***

<sup>1</sup>. A note on the lamp.
"""


def test_mkdocstrings(beside: Neighbourhood) -> None:
    options = {"handlers": {"python": {"paths": [str(beside.folder / "code")]}}}
    site = beside.build(
        {"mkdocstrings": options},
        files={"src/docs/lamps.md": PAGE, "code/lamps.py": MODULE},
    )
    check_site(site)
    assert site.warnings == []
    assert site.navigation() == f"{NAVIGATION}\nLamps docs/lamps/"
    article = site.article("docs/lamps/index.html")
    assert 'href="#lamps.lamp">the lamp</a>' in article
    assert 'id="lamps.lamp"' in article
    text = site.text("docs/lamps/index.html")
    assert "p: Light it." in text
    assert "A note on the lamp." in text
    assert text.count("p: Light it.") == 1
