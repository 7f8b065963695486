"""mkdocs-glightbox: pictures of the site open in its box, whichever way they are written."""

from __future__ import annotations

import pytest
from compatibility.neighbourhood import NAVIGATION, Neighbourhood, check_site

pytest.importorskip("mkdocs_glightbox", reason="mkdocs-glightbox is not installed")


PICTURES = """---
title: Pictures
---
<img src="/base/assets/picture.png" alt="raw">

![Off](/base/assets/picture.png){: .off-glb }
"""


def test_glightbox(beside: Neighbourhood) -> None:
    site = beside.build("glightbox", files={"src/docs/pictures.md": PICTURES})
    check_site(site)
    assert site.warnings == []
    assert site.navigation() == f"{NAVIGATION}\nPictures docs/pictures/"
    assert 'class="glightbox"' in site.article("docs/essay-1/index.html")
    article = site.article("docs/pictures/index.html")
    assert article.count('class="glightbox"') == 1
    assert article.count('href="../../assets/picture.png"') == 1
