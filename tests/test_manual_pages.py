"""The manual's written parts are what the code says; the options' schema takes what the plugin takes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mkdocs_essay.config import EssayConfig

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "example_site/assets/essay.schema.json").read_text(encoding="utf-8"))


def test_nothing_has_drifted() -> None:
    command = [sys.executable, str(ROOT / "tools/manual_pages.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_schema_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "options",
    [
        None,
        {},
        {"source": "."},
        {"notes": {"style": "footnotes"}, "liquid": {"exclude": ["*.txt"]}},
        {"kramdown": {"toc_levels": "2..3"}},
        {"source": 3},
        {"notes": {"style": "balloons"}},
        {"liquid": {"exclude": [1]}},
        {"github_pages": "yes"},
    ],
    ids=str,
)
def test_the_schema_takes_what_the_plugin_takes(options: dict[str, Any] | None) -> None:
    config = EssayConfig()
    config.load_dict(options or {})
    errors, _ = config.validate()
    valid = jsonschema.Draft7Validator(SCHEMA).is_valid({"plugins": ["search", {"essay": options}]})
    assert valid == (not errors)


def test_the_schema_knows_no_other_options() -> None:
    assert not jsonschema.Draft7Validator(SCHEMA).is_valid({"plugins": [{"essay": {"sauce": "."}}]})
