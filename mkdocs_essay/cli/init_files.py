"""The files that `init` writes, as texts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from mkdocs_essay.cli.init_survey import OUTPUTS, Survey
from mkdocs_essay.yaml_scalars import plain_value

WORKFLOW = ".github/workflows/pages.yml"
REQUIREMENTS = "requirements.txt"
PYTHON = "3.13"
# What the folder that MkDocs asks for is called, where none of the site's will do.
_DOCS = ("docs", "mkdocs_docs", "mkdocs_docs_dir")
# Where the workflow goes if the usual place has the one that publishes the Jekyll site, as in the template of
# just-the-docs.
_OTHER_WORKFLOW = ".github/workflows/mkdocs.yml"

_PLAIN = re.compile(r"[^\W_][^\n:#\[\]{},&*!|>'\"%@`=-]*(?<! )")

Way = Literal["write", "add lines"]


@dataclass(frozen=True, slots=True)
class Target:
    """A file below the repository: a text of its own, or lines that it must have."""

    path: str
    text: str
    way: Way = "write"


def targets(found: Survey) -> Iterator[Target]:
    """The files, in the order in which they are shown."""
    docs, is_new = _docs_dir(found)
    yield Target("mkdocs.yml", mkdocs_yml(found, docs))
    if is_new:
        yield Target(f"{docs}/.gitkeep", "")
    yield Target(workflow_path(found.folder), workflow(_site_dir(found), site_url=_needs_address(found)))
    yield Target(REQUIREMENTS, "mkdocs-essay\n", "add lines")
    yield Target(".gitignore", f"/{_site_dir(found)}/\n/.venv/\n/.cache/\n", "add lines")


def mkdocs_yml(found: Survey, docs: str) -> str:
    """The smallest configuration that builds the site: the rest is carried over with each build."""
    title = found.settings.values.get("site_name")
    lines = [f"site_name: {_scalar(str(title or found.folder.name or 'Site'))}"]
    if _needs_address(found):
        lines.append('site_url: !ENV [SITE_URL, ""]')
    source = found.source.relative_to(found.folder).as_posix()
    if docs != "docs":
        if source != docs:
            lines.append("# MkDocs asks for a folder; the pages come from the plugin's `source`.")
        lines.append(f"docs_dir: {_scalar(docs)}")
    if _site_dir(found) != "site":
        lines.append(f"site_dir: {_site_dir(found)}")
    if found.source == found.folder and _is_for_us_alone(found.folder / REQUIREMENTS):
        lines += ["exclude_docs: |", f"  /{REQUIREMENTS}"]
    lines += ["theme:", "  name: material", "plugins:"]
    if found.settings.values.get("plugins.search.enabled") is not False:
        lines.append("  - search")
    options = [f"source: {_scalar(source) if source != '.' else '.'}"] if source != docs else []
    if found.configs:
        options.append(f"jekyll_config: {json.dumps(list(found.configs), ensure_ascii=False)}")
    lines += ["  - essay:", *(f"      {option}" for option in options)] if options else ["  - essay"]
    return "\n".join(lines) + "\n"


def _docs_dir(found: Survey) -> tuple[str, bool]:
    """The folder that MkDocs asks for, which cannot be that of mkdocs.yml, and whether it is to be made."""
    if found.source != found.folder:
        return found.source.relative_to(found.folder).as_posix(), False
    if (found.folder / "docs").is_dir():
        return "docs", False
    folders = {page.path.split("/")[0] for page in found.site.pages if "/" in page.path}
    ordinary = sorted(name for name in folders if not name.startswith(("_", ".")))
    if ordinary:
        return ordinary[0], False
    return next(name for name in _DOCS if not (found.folder / name).is_file()), True


def _site_dir(found: Survey) -> str:
    """Where the build goes: `site`, unless the Jekyll site has a folder of that name itself."""
    paths = [*(page.path for page in found.site.pages), *(file.path for file in found.site.static_files)]
    taken = {path.split("/")[0] for path in paths}
    return next((name for name in OUTPUTS if name not in taken), OUTPUTS[-1])


def _needs_address(found: Survey) -> bool:
    """Whether the site's address must come from where it is published, since `_config.yml` does not say."""
    return "site_url" not in found.settings.values


def _is_for_us_alone(requirements: Path) -> bool:
    """Whether the file is not there yet, or asks for nothing but the plugin: Jekyll has not published it."""
    if not requirements.is_file():
        return True
    lines = requirements.read_text(encoding="utf-8", errors="replace").splitlines()
    return all(line.startswith("mkdocs-essay") or not line.strip() for line in lines)


def _scalar(text: str) -> str:
    plain = _PLAIN.fullmatch(text) and isinstance(plain_value(text), str)
    return text if plain else json.dumps(text, ensure_ascii=False)


def workflow(site_dir: str, *, site_url: bool) -> str:
    """A workflow that builds strictly and publishes on GitHub Pages."""
    address = "\n        env:\n          SITE_URL: ${{ steps.pages.outputs.base_url }}/" if site_url else ""
    return f"""\
name: pages

on:
  push:
    branches: [main, master]
  workflow_dispatch:

permissions:
  contents: read
  pages: write
  id-token: write

concurrency:
  group: pages
  cancel-in-progress: false

jobs:
  deploy:
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: ${{{{ steps.deployment.outputs.page_url }}}}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "{PYTHON}"
          cache: pip
      - id: pages
        uses: actions/configure-pages@v5
      - run: pip install -r requirements.txt
      - run: mkdocs build --strict{address}
      - uses: actions/upload-pages-artifact@v3
        with:
          path: {site_dir}
      - id: deployment
        uses: actions/deploy-pages@v4
"""


def workflow_path(folder: Path) -> str:
    """Where the workflow goes."""
    is_taken = WORKFLOW in other_workflows(folder) or (folder / _OTHER_WORKFLOW).is_file()
    return _OTHER_WORKFLOW if is_taken else WORKFLOW


def other_workflows(folder: Path) -> Iterator[str]:
    """Workflows of the repository that publish the Jekyll site, by their paths."""
    for file in sorted((folder / ".github" / "workflows").glob("*.y*ml")):
        path = file.relative_to(folder).as_posix()
        text = file.read_text(encoding="utf-8", errors="replace")
        if "jekyll" in text.lower() and re.search(r"deploy|gh-pages", text):
            yield path
