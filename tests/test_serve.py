"""`mkdocs serve` on a Jekyll repository: idle it stays idle, an edit in the source is in the next page that
is asked for.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

IDLE_SECONDS = 3
PATIENCE_SECONDS = 60


class Server:
    """A development server with what it has logged so far."""

    def __init__(self, folder: Path, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/"
        self.log = folder.parent / "serve.log"
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
                cwd=folder,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def builds(self) -> int:
        """How many builds have been started."""
        return self.log.read_text(encoding="utf-8").count("Building documentation")

    def wait_for(self, text: str, path: str = "") -> None:
        """Ask for a page until it holds `text`."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        page = ""
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(self.url + path, timeout=5) as response:
                    page = response.read().decode()
            except OSError:
                page = ""
            if text in page:
                return
            time.sleep(0.1)
        pytest.fail(f"{text!r} did not appear\n{self.log.read_text(encoding='utf-8')}")


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Server(folder, port)
    try:
        yield server
    finally:
        server.process.terminate()
        server.process.wait(PATIENCE_SECONDS)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A Jekyll repository with mkdocs.yml in its root, and folders beside its pages that are no site."""
    root = tmp_path / "repository"
    files = {
        "mkdocs.yml": "site_name: S\ntheme: {name: material}\nplugins:\n  - essay: {source: .}\n",
        "_config.yml": "permalink: pretty\n",
        "index.md": "---\ntitle: Home\n---\nFirst words.\n",
        "docs/a.md": "---\ntitle: A\n---\nAbout A.\n",
        ".cache/state": "0",
        "_site/index.html": "old",
        "venv/pyvenv.cfg": "home = /usr",
        "site/index.html": "old",
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_serve(repository: Path) -> None:
    with serving(repository) as server:
        server.wait_for("First words.")
        for name in (".cache/state", "_site/new.html", "venv/lib.py", "site/new.html"):
            (repository / name).write_text("written while nobody edits", encoding="utf-8")
        time.sleep(IDLE_SECONDS)
        assert server.builds() == 1
        (repository / "docs" / "a.md").write_text("---\ntitle: A\n---\nEdited words.\n", encoding="utf-8")
        server.wait_for("Edited words.", "docs/a/")
        (repository / "index.md").write_text("---\ntitle: Home\n---\nNewer words.\n", encoding="utf-8")
        server.wait_for("Newer words.")
        (repository / "essays").mkdir()
        (repository / "essays" / "b.md").write_text("---\ntitle: B\n---\nAbout B.\n", encoding="utf-8")
        (repository / "index.md").write_text("---\ntitle: Home\n---\nNewest words.\n", encoding="utf-8")
        server.wait_for("About B.", "essays/b/")
        (repository / "essays" / "b.md").write_text("---\ntitle: B\n---\nMore about B.\n", encoding="utf-8")
        server.wait_for("More about B.", "essays/b/")
        time.sleep(IDLE_SECONDS)
        built = server.builds()
        time.sleep(IDLE_SECONDS)
        assert server.builds() == built
