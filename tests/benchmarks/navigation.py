"""What a further page costs in a small site and in a large one.

Builds sites of a tree with at most 16 children a node, grown from a seed, and prints processor seconds and
bytes for each size, and for a further page between two sizes; last, how much dearer a further page is at the
large end.

    python tests/benchmarks/navigation.py [--sizes 250 1000 4000] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

WORDS = ("time", "tide", "wait", "walk", "long", "shore", "between", "harbour", "and", "the", "next", "one")
CHILDREN = 16
MOST = 1.15


def main() -> int:
    """Run the benchmark; 1 where a further page at the large end costs more than it may."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs=3, default=[250, 1000, 4000])
    parser.add_argument("--repeat", type=int, default=1, help="build so often, and take the fastest")
    parser.add_argument("--keep", type=Path, help="leave the sites here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = options.keep or Path(folder)
        measured = [measure(root / str(size), size, options.repeat) for size in options.sizes]
    for size, (seconds, size_in_bytes) in zip(options.sizes, measured, strict=True):
        each = f"{1000 * seconds / size:8.2f} ms a page {size_in_bytes / size:10.0f} bytes a page"
        print(f"{size:6} pages {seconds:8.2f} s {each}")
    small, middle, large = options.sizes
    dearer = []
    for index, unit in enumerate(("seconds", "bytes")):
        first = (measured[1][index] - measured[0][index]) / (middle - small)
        then = (measured[2][index] - measured[1][index]) / (large - middle)
        dearer.append(then / first)
        costs = f"{first:.5g} up to {middle}, {then:.5g} up to {large}"
        print(f"a further page, {unit}: {costs}: {then / first:.3f} times")
    return int(max(dearer) > MOST)


def measure(root: Path, size: int, repeat: int) -> tuple[float, int]:
    """Processor seconds of a build and the bytes of its pages."""
    write_site(root, size)
    seconds = min(build(root) for _ in range(repeat))
    return seconds, sum(path.stat().st_size for path in (root / "site").rglob("*.html"))


def build(root: Path) -> float:
    """Build the site in a process of its own; its processor seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=root,
        check=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def write_site(root: Path, size: int) -> None:
    """A Jekyll site of `size` pages below `root`, the same for the same size."""
    seeded = random.Random(size)
    (root / "docs").mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(
        "site_name: Benchmark\ntheme: {name: material, font: false}\nplugins: [essay: {source: docs}]\n"
    )
    (root / "docs" / "_config.yml").write_text("title: Benchmark\npermalink: pretty\n")
    for page in range(size):
        (root / "docs" / name(page)).write_text(text(page, seeded))


def name(page: int) -> str:
    """The file name of a page; the first is the front page."""
    return f"page-{page:05}.md" if page else "index.md"


def text(page: int, seeded: random.Random) -> str:
    """A page: its place in the tree and three paragraphs below headings."""
    parent = (page - 1) // CHILDREN
    lines = ["---", f"title: Page {page:05}", f"nav_order: {page}"]
    if page:
        lines.append(f"parent: Page {parent:05}")
    lines += ["---", ""]
    for number in range(3):
        lines += [f"## Part {number}", "", " ".join(seeded.choices(WORDS, k=60)), ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
