"""What `_config.yml` says of the look becomes settings of MkDocs and Material; what cannot is named.

A case has `config`, the text of `_config.yml`, and shows the `settings` and `diagnostics` that come of it.
"""

from __future__ import annotations

from pathlib import Path

import casefile
import pytest
import yaml

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site.config_keys import HONOURED, IDLE, LOST, MAPPED
from mkdocs_essay.site.jekyll_config import JEKYLL_DEFAULTS, read_config
from mkdocs_essay.site.theme_settings import LANGUAGES, carried_settings


@pytest.mark.parametrize("path", casefile.files("site_settings"))
def test_settings(path: Path, rewrite: bool, tmp_path: Path) -> None:
    sections = casefile.read(path)
    (tmp_path / "_config.yml").write_text(sections["config"], encoding="utf-8")
    config = read_config(tmp_path, None, Diagnostics())
    files = sections.get("files", "").split()
    settings = carried_settings(config.values, config.places, files)
    shown = yaml.safe_dump(dict(settings.values), allow_unicode=True) if settings.values else ""
    shown += "".join(f"feature {feature}\n" for feature in settings.features)
    shown += "".join(f"{link}\n" for link in settings.aux_links)
    shown += f"math_engine {settings.math_engine}\n" * (settings.math_engine is not None)
    shown += "mermaid\n" * settings.mermaid + "no navigation\n" * (not settings.nav_enabled)
    found = "".join(f"{diagnostic}\n" for diagnostic in settings.diagnostics)
    casefile.check(path, {"settings": shown, "diagnostics": found}, rewrite)


def test_tables_of_keys_do_not_overlap() -> None:
    tables = [HONOURED, MAPPED, IDLE, frozenset(LOST)]
    names = [name for table in tables for name in table]
    assert len(names) == len(set(names))


def test_every_key_with_a_default_stands_in_a_table() -> None:
    known = HONOURED | MAPPED | IDLE | frozenset(LOST)
    assert set(JEKYLL_DEFAULTS) <= known


def test_languages_are_those_of_the_theme() -> None:
    material = pytest.importorskip("material")
    folder = Path(material.__path__[0]) / "templates" / "partials" / "languages"
    assert {file.stem for file in folder.glob("*.html")} >= LANGUAGES
