"""What a site costs to build: with this plugin, with plain MkDocs Material, and with Jekyll.

    python tests/benchmarks/build.py [--pages 250 1000 4000] [--repeat N] [--without NAME] [FOLDER]

Makes sites from a seed, essays in series with notes, lists, tables and callouts in trees of at most 16
children; with a FOLDER of a Jekyll site, takes that. What is built:

- `essay`: the Jekyll site by this plugin; `essay, warm`: once more, with the cache of rendered pages;
- `material`: the same content in Material's own syntax, as `mkdocs-essay eject` writes it, with its full
  navigation; `material, pruned`: the same with Material's `navigation.prune`;
- `jekyll`: the Jekyll site by Jekyll, where that is installed: with just-the-docs where the theme is there
  too, else with a bare layout and a navigation of the whole tree, rendered once and included from a cache.

Each is a process of its own. Prints machine and versions, and for each build processor and wall seconds,
bytes of HTML and peak memory, how its time stands to that of `essay`, and how much dearer a further page is
at the large end.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import yaml

from mkdocs_essay.config import EssayConfig

WORDS = ("time", "tide", "wait", "walk", "long", "shore", "between", "harbour", "and", "the", "next", "one")
CHILDREN = 16
NOTES = 6
JEKYLL_CONFIG = "title: Benchmark\npermalink: pretty\ncallouts: {note: {title: Note, color: blue}}\n"
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
MKDOCS = (sys.executable, "-m", "mkdocs")
PACKAGES = ("mkdocs-essay", "mkdocs", "mkdocs-material", "Markdown", "pymdown-extensions")
HEAD = ("pages", "build", "cpu s", "wall s", "of essay's cpu", "kB a page", "peak MiB")


@dataclass(frozen=True, slots=True)
class Build:
    """A command and the folders that it is run in and writes; a `warm` one is run once before it counts."""

    name: str
    command: Sequence[str]
    folder: Path
    output: Path
    warm: bool = False


@dataclass(frozen=True, slots=True)
class Cost:
    """What a build took; memory in MiB."""

    cpu: float
    wall: float
    size: int
    memory: float


def main() -> None:
    """Make the sites, build them and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", help="a Jekyll site to build instead")
    parser.add_argument("--pages", type=int, nargs="+", default=[250, 1000, 4000])
    parser.add_argument("--repeat", type=int, default=1, help="build so often, and take the median")
    parser.add_argument("--without", action="append", default=[], help="a build to leave out")
    options = parser.parse_args()
    print(f"{machine()}\n\n{row(HEAD)}\n{row('---' for _ in HEAD)}", flush=True)
    found: dict[int, dict[str, Cost]] = {}
    with tempfile.TemporaryDirectory() as root:
        for count in [0] if options.folder else options.pages:
            source = options.folder.resolve() if options.folder else write_source(Path(root), count)
            pages = sum(1 for _ in source.rglob("*.md"))
            found[pages] = {}
            for build in builds(Path(root) / f"{pages}-sites", source, options.without):
                found[pages][build.name] = cost = measure(build, options.repeat)
                print(shown(pages, build.name, cost, found[pages]["essay"]), flush=True)
    print()
    if len(found) == 3:
        show_growth(found)


def row(cells: Iterator[object] | Sequence[object]) -> str:
    """A row of a table in Markdown."""
    return f"| {' | '.join(map(str, cells))} |"


def shown(pages: int, name: str, cost: Cost, essay: Cost) -> str:
    """A build's row of the table."""
    times, kilobytes = f"{cost.cpu:.2f} | {cost.wall:.2f}", cost.size / pages / 1000
    return row((pages, name, times, f"{cost.cpu / essay.cpu:.2f}", f"{kilobytes:.1f}", f"{cost.memory:.0f}"))


def show_growth(found: dict[int, dict[str, Cost]]) -> None:
    """Print how much dearer a further page is between the last two sizes than between the first two."""
    small, middle, large = found
    for name in found[large]:
        ratios = []
        for unit in ("cpu", "size", "memory"):
            low, mid, high = (float(getattr(found[count][name], unit)) for count in found)
            ratios.append(f"{unit} {(high - mid) / (large - middle) / ((mid - low) / (middle - small)):.2f}")
        print(f"A further page, {name}: {', '.join(ratios)} times.")


def machine() -> str:
    """What everything runs on, in a line."""
    versions = [f"{package} {version(package)}" for package in PACKAGES]
    if jekyll := shutil.which("jekyll"):
        said = subprocess.run([jekyll, "--version"], capture_output=True, text=True, check=True)
        versions.append(f"{said.stdout.strip()}, {theme() or 'a bare layout'}")
    cpu = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    return f"{cpu}, {os.cpu_count()} cores, Python {platform.python_version()}; {', '.join(versions)}."


def theme() -> str:
    """just-the-docs with its version, where Jekyll has it."""
    gem = shutil.which("gem")
    if gem is None:
        return ""
    command = [gem, "list", "--exact", "just-the-docs", "--no-verbose"]
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


def measure(build: Build, repeat: int) -> Cost:
    """The median of the runs by processor time."""
    if build.warm:
        run(build)
    return sorted((run(build) for _ in range(repeat)), key=lambda cost: cost.cpu)[repeat // 2]


def run(build: Build) -> Cost:
    """Run a build in a process of its own."""
    if not build.warm and build.output.exists():
        shutil.rmtree(build.output)
    start = time.perf_counter()
    process = subprocess.Popen(build.command, cwd=build.folder, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, build.command)
    wall = time.perf_counter() - start
    size = sum(file.stat().st_size for file in build.output.rglob("*.html"))
    return Cost(usage.ru_utime + usage.ru_stime, wall, size, usage.ru_maxrss / 1024)


def builds(root: Path, source: Path, without: Sequence[str]) -> Iterator[Build]:
    """The builds of a Jekyll site at `source`, below `root`; each is set up when its turn comes."""
    essay = configured(root / "essay", source, {})
    yield Build("essay", (*MKDOCS, "build", "--quiet"), essay, essay / "site")
    if hasattr(EssayConfig, "cache") and "essay, warm" not in without:
        cached = configured(root / "cached", source, {"cache": True})
        yield Build("essay, warm", (*MKDOCS, "build", "--quiet"), cached, cached / "site", warm=True)
    if "jekyll" not in without and (jekyll := shutil.which("jekyll")):
        folder = jekyll_site(root / "jekyll", source)
        command = (jekyll, "build", "--quiet", "--source", ".", "--destination", "_site")
        yield Build("jekyll", command, folder, folder / "_site")
    plain = {"material": "mkdocs.yml", "material, pruned": "pruned.yml"}
    if set(plain) <= set(without):
        return
    ejected = root / "ejected"
    command = (sys.executable, "-m", "mkdocs_essay", "eject", str(ejected))
    subprocess.run(command, cwd=essay, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)
    (ejected / "pruned.yml").write_text(
        "INHERIT: mkdocs.yml\ntheme: {features: [navigation.indexes, navigation.prune]}\n", encoding="utf-8"
    )
    for name, file in plain.items():
        if name not in without:
            yield Build(name, (*MKDOCS, "build", "--quiet", "-f", file), ejected, ejected / "site")


def configured(site: Path, source: Path, options: dict[str, object]) -> Path:
    """A folder with an mkdocs.yml that builds `source` with this plugin."""
    (site / "docs").mkdir(parents=True)
    plugins = {"search": {}, "essay": {"source": str(source), **options}}
    settings = {"site_name": "Benchmark", "theme": {"name": "material", "font": False}, "plugins": plugins}
    (site / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    return site


NAVIGATION = """{% assign pages = site.html_pages | sort: "nav_order" %}
{% assign tops = pages | where_exp: "page", "page.parent == nil" %}
<nav>{% include branch.html pages=tops %}</nav>
"""
BRANCH = """<ul>{% for node in include.pages %}<li>
<a href="{{ node.url | relative_url }}">{{ node.title }}</a>
{% if node.has_children %}{% assign below = pages | where: "parent", node.title %}
{% include branch.html pages=below %}{% endif %}</li>{% endfor %}</ul>
"""
LAYOUT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ page.title }} - {{ site.title }}</title></head>
<body>{% include_cached navigation.html %}<main>{{ content }}</main></body></html>
"""


def jekyll_site(site: Path, source: Path) -> Path:
    """A copy of `source` for Jekyll, with the theme or with the bare layout in its place."""
    shutil.copytree(source, site)
    config = site / "_config.yml"
    settings = yaml.safe_load(config.read_text(encoding="utf-8")) or {}
    settings["defaults"] = [{"scope": {"path": ""}, "values": {"layout": "default"}}]
    if theme():
        settings["theme"] = "just-the-docs"
        settings["plugins"] = ["jekyll-seo-tag", "jekyll-include-cache"]
    else:
        settings.pop("theme", None)
        settings["plugins"] = ["jekyll-include-cache"]
        for path, text in (
            ("_includes/navigation.html", NAVIGATION),
            ("_includes/branch.html", BRANCH),
            ("_layouts/default.html", LAYOUT),
        ):
            (site / path).parent.mkdir(exist_ok=True)
            (site / path).write_text(text, encoding="utf-8")
    config.write_text(yaml.safe_dump(settings), encoding="utf-8")
    return site


def write_source(root: Path, count: int) -> Path:
    """A Jekyll site of `count` pages below `root`, the same for the same count."""
    source = root / f"{count}-source"
    source.mkdir()
    (source / "_config.yml").write_text(JEKYLL_CONFIG, encoding="utf-8")
    seeded = random.Random(count)
    for page in range(count):
        text = "\n\n".join(essay(page, count, paragraphs(seeded)))
        (source / file_name(page)).write_text(text + "\n", encoding="utf-8")
    return source


def file_name(page: int) -> str:
    """The file of a page; the first is the front page."""
    return f"page-{page:05}.md" if page else "index.md"


def title_of(page: int) -> str:
    """A page's title."""
    return f"Page {page:05}"


def has_children(page: int, count: int) -> bool:
    """Whether there are pages below one; the first pages stand at the top."""
    return CHILDREN * (page + 1) < count


def paragraphs(seeded: random.Random) -> list[str]:
    """The paragraphs of a page."""
    return [" ".join(seeded.choices(WORDS, k=60)).capitalize() + "." for _ in range(NOTES)]


def essay(page: int, count: int, texts: list[str]) -> Iterator[str]:
    """A page as an author wrote it for Jekyll."""
    matter = ["---", f"title: {title_of(page)}", f"nav_order: {page}"]
    if page >= CHILDREN:
        matter.append(f"parent: {title_of(page // CHILDREN - 1)}")
    if has_children(page, count):
        matter.append("has_children: true")
    yield "\n".join([*matter, "---"])
    yield f"# {title_of(page)}"
    for number, text in enumerate(texts, 1):
        yield f"## Part {number}\n\n{text}<sup>{number}</sup>"
    yield "\n".join(f"- item {number} of *the* list" for number in range(5))
    yield "| a | b |\n|---|---|\n" + "\n".join(f"| {number} | {number}0 |" for number in range(4))
    yield "{: .note }\n> A word on the side."
    notes = "\n".join(f"<sup>{number}</sup> {text[:80]}" for number, text in enumerate(texts, 1))
    yield f"***\n{notes}\n***"


if __name__ == "__main__":
    main()
