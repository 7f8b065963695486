"""Every test beside a neighbour runs twice: our plugin stands before it, and after it."""

from __future__ import annotations

from pathlib import Path

import pytest
from compatibility.neighbourhood import Neighbourhood


@pytest.fixture(params=[True, False], ids=["before", "after"])
def beside(request: pytest.FixtureRequest, tmp_path: Path) -> Neighbourhood:
    """Builds the site with other plugins after ours, or before it."""
    return Neighbourhood(tmp_path, first=bool(request.param))


@pytest.fixture
def alone(tmp_path: Path) -> Neighbourhood:
    """Builds the site where the order of plugins does not matter."""
    return Neighbourhood(tmp_path)
