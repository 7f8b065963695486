"""ProperDocs, which goes on with MkDocs' first version: it builds the site to the letter as MkDocs does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from compatibility.neighbourhood import Neighbourhood, check_site

pytest.importorskip("properdocs", reason="properdocs is not installed")

GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


def contents(folder: Path) -> dict[str, bytes]:
    """Each page and file of a built site, without the name of what built it."""
    return {
        path.relative_to(folder).as_posix(): GENERATOR.sub(b"", path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".gz"
    }


def test_properdocs(alone: Neighbourhood, tmp_path: Path) -> None:
    site = alone.build("search")
    check_site(site)
    other = tmp_path / "other"
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "--config-file", "mkdocs.yml"]
    done = subprocess.run(
        [*command, "--site-dir", str(other)],
        cwd=alone.folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert contents(other) == contents(site.folder)
