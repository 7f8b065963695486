"""Chromium for the tests in this folder. In CI a test that cannot have it fails; elsewhere it is skipped."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from small_site import build_site

SITES = Path(__file__).parent.parent / "sites"
DESK = {"width": 1280, "height": 800}

_SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def cannot_run(reason: str) -> NoReturn:
    """End the test: a failure in CI, a skip elsewhere."""
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium, without a window."""
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not executable:
        cannot_run("there is no Chromium: apt-get install chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        cannot_run("there is no playwright: pip install playwright")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=list(_SWITCHES))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def pdf_text() -> Callable[[Path], str]:
    """Reads the text of a PDF, with each run of white space as one blank."""
    program = shutil.which("pdftotext")
    if not program:
        cannot_run("there is no pdftotext: apt-get install poppler-utils")

    def read(path: Path) -> str:
        command = [program, "-layout", str(path), "-"]
        return " ".join(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())

    return read


@pytest.fixture(scope="session")
def axe() -> Callable[..., set[str]]:
    """Tells what axe-core finds serious or critical in a part of a page; all rules where none are named."""
    file = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
    if not file.exists():
        cannot_run("there is no axe-core: npm ci --prefix tests/browser")
    script = file.read_text(encoding="utf-8")

    def find(page: Any, where: str, rules: tuple[str, ...] = ()) -> set[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(script)
        only = f"runOnly: {list(rules)}," if rules else ""
        result = page.evaluate(
            f"axe.run({where!r}, {{{only} resultTypes: ['violations'], iframes: false, preload: false}})"
        )
        return {
            f"{violation['id']}: {node['html'][:120]}"
            for violation in result["violations"]
            if violation["impact"] in ("serious", "critical")
            for node in violation["nodes"]
        }

    return find


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder on this machine and gives its address, without a slash at the end."""
    servers = []

    def start(folder: Path) -> str:
        handler = functools.partial(_QuietHandler, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def serve_notes(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]
) -> Callable[[str], str]:
    """Builds a site of `tests/sites`, whose pages have notes, serves it and gives its address."""

    @functools.cache
    def start(name: str) -> str:
        source = tmp_path_factory.mktemp(name) / "source"
        shutil.copytree(SITES / name, source)
        (source / "docs").mkdir()
        site = build_site(source)
        assert site.error == ""
        assert site.warnings == []
        address = serve(site.folder)
        # Material's instant navigation takes over links to pages of the map, port included.
        sitemap = site.folder / "sitemap.xml"
        sitemap.write_text(
            re.sub(r"https://[a-z]+\.example", address, sitemap.read_text("utf-8")), encoding="utf-8"
        )
        return address

    return start


@pytest.fixture
def visit_notes(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens a page with notes, at an address; nothing is fetched from elsewhere, and no script may fail."""
    contexts, errors = [], []

    def open_page(address: str, path: str, size: dict[str, int] = DESK, **options: Any) -> Any:
        context = browser.new_context(viewport=size, **options)
        contexts.append(context)
        context.route(lambda url: not url.startswith(address), lambda route: route.abort())
        page = context.new_page()
        page.set_default_timeout(6000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address + path)
        page.wait_for_load_state("load")
        if options.get("java_script_enabled", True) and "/foot/" not in path:
            page.wait_for_function("document.querySelector('[data-essay-mounted]')")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []
