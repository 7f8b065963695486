"""The fuzzer for a moment, and what must hold for any text for the texts of the cases."""

from __future__ import annotations

import importlib.util
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest
from fuzz.targets import TARGETS

SECONDS = 20 if os.environ.get("CI") else 3
INSTALLABLE = (sys.platform, platform.machine(), sys.implementation.name) == ("linux", "x86_64", "cpython")


@pytest.mark.fuzz
@pytest.mark.parametrize("name", TARGETS)
def test_the_fuzzer_finds_nothing(name: str, tmp_path: Path) -> None:
    """From one seed, so that what is found is found again; a longer search is run by hand."""
    if importlib.util.find_spec("atheris") is None:
        if os.environ.get("CI") and INSTALLABLE:
            pytest.fail("atheris is missing: install the extra `fuzz`")
        pytest.skip("atheris is not installed")
    script = Path(__file__).parent / "run.py"
    command = [sys.executable, str(script), name, "-seed=1", f"-max_total_time={SECONDS}"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=SECONDS * 10 + 120)
    found = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(tmp_path.iterdir())]
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert (done.returncode, found) == (0, []), said[-4000:]


@pytest.mark.parametrize("name", TARGETS)
def test_what_must_hold_holds_for_the_cases(name: str) -> None:
    target = TARGETS[name]
    seeds = list(target.seeds())
    assert len(seeds) > 30
    for text in seeds:
        target.check(text)
