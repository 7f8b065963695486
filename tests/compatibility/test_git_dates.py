"""mkdocs-git-revision-date-localized-plugin: the date of a page is that of its source in the repository."""

from __future__ import annotations

import os
import subprocess

import pytest
from compatibility.neighbourhood import NAVIGATION, Neighbourhood, check_site

pytest.importorskip(
    "mkdocs_git_revision_date_localized_plugin",
    reason="mkdocs-git-revision-date-localized-plugin is not installed",
)

DAY = "2020-02-29T12:00:00+00:00"


def commit(beside: Neighbourhood) -> None:
    environment = {
        **os.environ,
        "GIT_AUTHOR_DATE": DAY,
        "GIT_COMMITTER_DATE": DAY,
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    person = ("-c", "user.name=Author", "-c", "user.email=author@example.org")
    for command in (("init", "--quiet"), ("add", "."), (*person, "commit", "--quiet", "--message", "All")):
        subprocess.run(["git", *command], cwd=beside.folder, env=environment, check=True)


def test_git_dates(beside: Neighbourhood) -> None:
    beside.build(files={"docs/.keep": ""})
    commit(beside)
    site = beside.build({"git-revision-date-localized": {"type": "iso_date", "enable_creation_date": True}})
    check_site(site)
    assert site.warnings == []
    assert site.navigation() == NAVIGATION
    for page in ("docs/essay-1/index.html", "who/index.html"):
        assert "2020-02-29" in site.article(page)
