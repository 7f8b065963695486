"""mkdocs-static-i18n cannot work here, and the first line says so."""

from __future__ import annotations

import pytest
from compatibility.neighbourhood import Neighbourhood

pytest.importorskip("mkdocs_static_i18n", reason="mkdocs-static-i18n is not installed")

LANGUAGES = [{"locale": "en", "default": True, "name": "English"}, {"locale": "de", "name": "Deutsch"}]


def test_i18n(beside: Neighbourhood) -> None:
    site = beside.build({"i18n": {"languages": LANGUAGES}})
    assert site.error.startswith("Abort")
    (line,) = site.warnings
    assert line.startswith("mkdocs-essay does not work beside the plugin 'i18n': ")
    assert "take `i18n` out of `plugins`" in line
    assert not site.folder.exists()
