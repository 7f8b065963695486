"""How long Markdown takes with this extension and with Python-Markdown's and Material's usual ones.

    python tests/benchmarks/dialect.py [--repeat N] FOLDER...

Reads every Markdown file below each folder, without its front matter, and converts all of them with both, in
turns, in one run. Prints the processor seconds of the fastest turn.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from markdown import Markdown

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.source import read_source

USUAL = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "smarty",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tasklist",
    "pymdownx.tilde",
]
BUILDS = {"usual": USUAL, "essay": ["toc", "mkdocs_essay", "pymdownx.superfences"]}


def main() -> None:
    """Convert each folder's files with both, and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    print(f"{'folder':<32} {'files':>6} {'kB':>7} {'usual s':>8} {'essay s':>8}  ratio")
    for folder in options.folders:
        texts = [body_of(path) for path in sorted(folder.rglob("*.md"))]
        best = dict.fromkeys(BUILDS, float("inf"))
        for _ in range(options.repeat):
            for name, extensions in BUILDS.items():
                best[name] = min(best[name], seconds(texts, extensions))
        size = sum(map(len, texts)) // 1000
        times = f"{best['usual']:>8.2f} {best['essay']:>8.2f}  {best['essay'] / best['usual']:.2f}"
        print(f"{folder.name[:32]:<32} {len(texts):>6} {size:>7} {times}")


def seconds(texts: list[str], extensions: list[str]) -> float:
    """Processor seconds for all texts with one instance, made beforehand."""
    md = Markdown(extensions=extensions)
    md.convert("")
    start = time.process_time()
    for text in texts:
        md.reset()
        md.convert(text)
    return time.process_time() - start


def body_of(path: Path) -> str:
    """A file's text without front matter."""
    return read_source(path, path.name, Diagnostics()).body


if __name__ == "__main__":
    main()
