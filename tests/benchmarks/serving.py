"""How long an edit takes to the browser: from saving a page to the answer that has the new text.

    python tests/benchmarks/serving.py [--pages 500] [--edits 20] [--plain N]

Serves a site from a seed with `mkdocs serve`, edits one page's text after the other at odd moments, and asks
for the page until it has changed; MkDocs' polling and its delay count. Prints the median, the least and the
greatest time. `--plain` edits the same content in Material's own syntax, served by plain MkDocs.
"""

from __future__ import annotations

import argparse
import random
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import build

MARK = "\n## Part 2"
ASK_EVERY = 0.01
PATIENCE = 300


def main() -> None:
    """Make the site, serve it and print a row for each server."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--plain", type=int, default=0, help="edits with plain MkDocs, which take long")
    options = parser.parse_args()
    head = ("pages", "served by", "edits", "median s", "least s", "greatest s")
    print(f"{build.machine()}\n\n{build.row(head)}\n{build.row('---' for _ in head)}", flush=True)
    with tempfile.TemporaryDirectory() as root:
        source = build.write_source(Path(root), options.pages)
        essay = build.configured(Path(root) / "essay", source, {})
        show(options.pages, "essay", times(essay, source, options.edits))
        if options.plain:
            plain = next(
                each.folder
                for each in build.builds(Path(root) / "sites", source, ("essay, warm", "jekyll"))
                if each.name == "material"
            )
            show(options.pages, "material", times(plain, plain / "docs", options.plain))


def show(pages: int, name: str, found: list[float]) -> None:
    """Print a row."""
    figures = (f"{value:.2f}" for value in (statistics.median(found), min(found), max(found)))
    print(build.row((pages, name, len(found), *figures)), flush=True)


def times(site: Path, source: Path, edits: int) -> list[float]:
    """The seconds that each edit of a page in `source` takes while `site` is served."""
    chance = random.Random(edits)
    pages = sorted(source.rglob("page-*.md"))
    found = []
    with served(site) as url:
        for number in range(edits):
            page = chance.choice(pages)
            text, mark = page.read_text(encoding="utf-8"), f"edited-{number}-{time.time_ns()}"
            # Not in step with MkDocs' polling.
            time.sleep(1 + chance.random())
            page.write_text(text.replace(MARK, f"\n{mark}\n{MARK}", 1), encoding="utf-8")
            found.append(seconds_until(f"{url}{page.stem}/", mark))
    return found


def seconds_until(url: str, text: str) -> float:
    """How long it takes until the page at `url` has `text`."""
    start = time.perf_counter()
    while time.perf_counter() - start < PATIENCE:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            if text in answer.read().decode():
                return time.perf_counter() - start
        time.sleep(ASK_EVERY)
    raise TimeoutError(url)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """A server of the site in a process of its own, once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [*build.MKDOCS, "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, cwd=site, env=build.ENVIRONMENT)
    url = f"http://127.0.0.1:{port}/"
    try:
        while process.poll() is None:
            try:
                urllib.request.urlopen(url, timeout=PATIENCE).close()
            except OSError:
                time.sleep(0.2)
            else:
                break
        yield url
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
