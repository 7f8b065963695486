"""What a site costs to build: plain MkDocs Material, with its full navigation or pruned, against this plugin.

    python tests/benchmarks/build.py [--pages 250 1000 4000] [--repeat N] [FOLDER]

Makes sites from a seed, essays in series with notes, lists, tables and callouts in trees of at most 16
children: once as Jekyll has them, once in Material's own syntax with a written navigation. Prints processor
and wall seconds, bytes and peak memory of each build in a process of its own, the ratios to plain Material,
and how much dearer a further page is at the large end. With a FOLDER of Jekyll pages, builds that with the
plugin instead.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

WORDS = ("time", "tide", "wait", "walk", "long", "shore", "between", "harbour", "and", "the", "next", "one")
CHILDREN = 16
NOTES = 6


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
    options = parser.parse_args()
    print(f"{'pages':>6} {'build':<22} {'cpu s':>8} {'wall s':>8} {'bytes/page':>11} {'MiB':>7}  cpu ratio")
    with tempfile.TemporaryDirectory() as root:
        if options.folder:
            site = Path(root)
            configure(site, "essay", {"search": {}, "essay": {"source": str(options.folder.resolve())}})
            (site / "docs").mkdir()
            show(sum(1 for _ in options.folder.rglob("*.md")), {"essay": measure(site, options.repeat)})
            return
        found = {}
        for count in options.pages:
            sites = write_sites(Path(root) / str(count), count)
            found[count] = {name: measure(site, options.repeat) for name, site in sites.items()}
            show(count, found[count])
    if len(options.pages) == 3:
        show_growth(found)


def show(pages: int, costs: dict[str, Cost]) -> None:
    """Print a row for each build; the ratios are of the last build's time to each one's."""
    last = list(costs.values())[-1]
    for name, cost in costs.items():
        row = f"{pages:>6} {name:<22} {cost.cpu:>8.2f} {cost.wall:>8.2f} {cost.size / pages:>11.0f}"
        print(f"{row} {cost.memory:>7.1f}  {last.cpu / cost.cpu:.2f}", flush=True)


def show_growth(found: dict[int, dict[str, Cost]]) -> None:
    """Print how much dearer a further page is between the last two sizes than between the first two."""
    small, middle, large = found
    for name in found[small]:
        ratios = []
        for unit in ("cpu", "size", "memory"):
            low, mid, high = (float(getattr(found[count][name], unit)) for count in found)
            ratios.append(f"{unit} {(high - mid) / (large - middle) / ((mid - low) / (middle - small)):.2f}")
        print(f"a further page, {name}: {', '.join(ratios)} times")


def measure(site: Path, repeat: int) -> Cost:
    """The median build by processor time."""
    return sorted((build(site) for _ in range(repeat)), key=lambda cost: cost.cpu)[repeat // 2]


def build(site: Path) -> Cost:
    """Build a site in a process of its own."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    process = subprocess.Popen(command, cwd=site, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    wall = time.perf_counter() - start
    size = sum(file.stat().st_size for file in (site / "site").rglob("*.html"))
    return Cost(usage.ru_utime + usage.ru_stime, wall, size, usage.ru_maxrss / 1024)


def write_sites(root: Path, count: int) -> dict[str, Path]:
    """The same pages three times; the folder of each site by its name."""
    nav = [entry(page, count) for page in range(CHILDREN) if page < count]
    plain = {"markdown_extensions": ["admonition", "footnotes", "tables", "attr_list"], "nav": nav}
    sites = {name: root / name for name in ("material", "material, prune", "essay")}
    configure(sites["material"], "material", {"search": {}}, plain)
    prune = {"theme": {"name": "material", "font": False, "features": ["navigation.prune"]}}
    configure(sites["material, prune"], "prune", {"search": {}}, {**plain, **prune})
    configure(sites["essay"], "essay", {"search": {}, "essay": {"source": "docs"}})
    for name, site in sites.items():
        (site / "docs").mkdir()
        seeded = random.Random(count)
        for page in range(count):
            write = jekyll_page if name == "essay" else material_page
            text = "\n\n".join(write(page, count, paragraphs(seeded)))
            (site / "docs" / file_name(page)).write_text(text + "\n", encoding="utf-8")
    (sites["essay"] / "docs" / "_config.yml").write_text(
        "title: Benchmark\npermalink: pretty\ncallouts: {note: {title: Note, color: blue}}\n"
    )
    return sites


def configure(
    site: Path, title: str, plugins: dict[str, object], more: dict[str, object] | None = None
) -> None:
    """Write a site's mkdocs.yml."""
    site.mkdir(parents=True, exist_ok=True)
    settings = {"site_name": title, "theme": {"name": "material", "font": False}, "plugins": plugins}
    (site / "mkdocs.yml").write_text(yaml.safe_dump({**settings, **(more or {})}), encoding="utf-8")


def file_name(page: int) -> str:
    """The file of a page; the first is the front page."""
    return f"page-{page:05}.md" if page else "index.md"


def title_of(page: int) -> str:
    """A page's title."""
    return f"Page {page:05}"


def children(page: int, count: int) -> range:
    """The pages below one; the first pages stand at the top."""
    first = CHILDREN * (page + 1)
    return range(min(first, count), min(first + CHILDREN, count))


def entry(page: int, count: int) -> dict[str, object]:
    """A page's entry in the written navigation, with all that is below it."""
    below = children(page, count)
    if not below:
        return {title_of(page): file_name(page)}
    return {title_of(page): [file_name(page), *(entry(child, count) for child in below)]}


def paragraphs(seeded: random.Random) -> list[str]:
    """The paragraphs of a page."""
    return [" ".join(seeded.choices(WORDS, k=60)).capitalize() + "." for _ in range(NOTES)]


def jekyll_page(page: int, count: int, texts: list[str]) -> Iterator[str]:
    """A page as an author wrote it for Jekyll."""
    matter = ["---", f"title: {title_of(page)}", f"nav_order: {page}"]
    if page >= CHILDREN:
        matter.append(f"parent: {title_of(page // CHILDREN - 1)}")
    if children(page, count):
        matter.append("has_children: true")
    yield "\n".join([*matter, "---"])
    yield f"# {title_of(page)}"
    for number, text in enumerate(texts, 1):
        yield f"## Part {number}\n\n{text}<sup>{number}</sup>"
    yield from common()
    yield "{: .note }\n> A word on the side."
    yield (
        "***\n"
        + "\n".join(f"<sup>{number}</sup> {text[:80]}" for number, text in enumerate(texts, 1))
        + "\n***"
    )


def material_page(page: int, count: int, texts: list[str]) -> Iterator[str]:
    """The same page in Material's own syntax."""
    yield f"# {title_of(page)}"
    for number, text in enumerate(texts, 1):
        yield f"## Part {number}\n\n{text}[^{number}]"
    yield from common()
    yield "!!! note\n\n    A word on the side."
    yield "\n".join(f"[^{number}]: {text[:80]}" for number, text in enumerate(texts, 1))


def common() -> Iterator[str]:
    """What both dialects write alike."""
    yield "\n".join(f"- item {number} of *the* list" for number in range(5))
    yield "| a | b |\n|---|---|\n" + "\n".join(f"| {number} | {number}0 |" for number in range(4))


if __name__ == "__main__":
    main()
