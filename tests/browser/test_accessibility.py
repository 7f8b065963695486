"""What axe-core says of pages in Chromium; that a keyboard reaches every control and shows where it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from small_site import build_site

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 900}
COLOURS = ("color-contrast", "link-in-text-block")
# Each page is looked at in two of the four views, its neighbours in the others; only what hangs on colours
# differs between the schemes.
VIEWS: tuple[tuple[tuple[dict[str, int], str, tuple[str, ...]], ...], ...] = (
    ((DESK, "default", ()), (PHONE, "slate", COLOURS)),
    ((PHONE, "default", ()), (DESK, "slate", COLOURS)),
)
PALETTE = [
    {
        "media": f"(prefers-color-scheme: {preference})",
        "scheme": scheme,
        "toggle": {"icon": icon, "name": name},
    }
    for preference, scheme, icon, name in (
        ("light", "default", "material/weather-sunny", "Switch to dark"),
        ("dark", "slate", "material/weather-night", "Switch to light"),
    )
]


@pytest.fixture(scope="module")
def sites(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]
) -> dict[str, tuple[Path, str]]:
    """The example site and the one with every class: where they were built, and their addresses."""
    folder = tmp_path_factory.mktemp("accessibility")
    example = folder / "example"
    config = load_config(str(ROOT / "example_site/mkdocs.yml"), site_dir=str(example))
    config.theme["palette"] = PALETTE
    build(config)
    shutil.copytree(ROOT / "tests/sites/theme", folder / "theme")
    (folder / "theme/docs").mkdir()
    theme = build_site(folder / "theme")
    assert theme.error == ""
    return {"example": (example, serve(example)), "theme": (theme.folder, serve(theme.folder))}


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    """A window that fetches nothing from elsewhere, and in which nothing moves."""
    context = browser.new_context(viewport=DESK, color_scheme="light", reduced_motion="reduce")
    context.route(lambda url: "127.0.0.1" not in url, lambda route: route.abort())
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


def visit(page: Any, address: str, size: dict[str, int] = DESK) -> None:
    """Open an address in a window of some size."""
    page.set_viewport_size(size)
    page.goto(address)
    # A change of scheme fades in: what axe sees must be what stays.
    page.add_style_tag(
        content="*, ::before, ::after { transition: none !important; animation: none !important }"
    )
    page.wait_for_function("!document.querySelector('.md-search[role=dialog]:not([aria-label])')")


def addresses(folder: Path) -> list[str]:
    """The address of each page below `folder`; those that only lead elsewhere are left out."""
    return [
        "/" + path.relative_to(folder).as_posix().removesuffix("index.html")
        for path in sorted(folder.rglob("*.html"))
        if "<article" in path.read_text(encoding="utf-8")
    ]


@pytest.mark.parametrize(("site", "share"), [("example", 0), ("example", 1), ("example", 2), ("theme", None)])
def test_axe_finds_nothing_serious_on_any_page(
    sites: dict[str, tuple[Path, str]], page: Any, axe: Callable[..., set[str]], site: str, share: int | None
) -> None:
    """Light and dark, at a desk and on a phone, where nothing scrolls sideways either."""
    folder, address = sites[site]
    found = set()
    pages = addresses(folder) if share is None else addresses(folder)[share::3]
    for number, path in enumerate(pages):
        visit(page, address + path)
        for size, scheme, rules in VIEWS[number % 2]:
            page.set_viewport_size(size)
            page.evaluate(f"document.body.dataset.mdColorScheme = '{scheme}'")
            # The colours of what is around the article are the same on every page.
            where = ".md-main__inner .md-content" if rules and number > 1 else "html"
            found |= {f"{path} {scheme} {size['width']}: {finding}" for finding in axe(page, where, rules)}
        page.set_viewport_size(PHONE)
        if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
            found.add(f"{path}: scrolls sideways")
    assert found == set()


CONTROLS = """() => [...document.querySelectorAll(
    "article a[href], article button, article summary, article input, article [tabindex='0']")]
  .filter(e => e.checkVisibility({visibilityProperty: true, opacityProperty: true}) && e.tabIndex >= 0)
  .filter(e => !e.matches(".headerlink, .md-clipboard, .md-code__button"))
  .map((element, at) => { element.dataset.control = at; return element.outerHTML.slice(0, 100) })"""
FOCUSED = """() => {
  const element = document.activeElement
  const [look, own] = [getComputedStyle(element), element.matches(":focus-visible")]
  const outlined = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0
  return [element.dataset.control ?? null, own && (outlined || look.boxShadow !== "none")]
}"""


@pytest.mark.parametrize("path", ["/letters/", "/part-2/", "/classes/"])
def test_a_keyboard_reaches_every_control_and_shows_it(
    sites: dict[str, tuple[Path, str]], page: Any, path: str
) -> None:
    visit(page, sites["theme"][1] + path, PHONE)
    page.evaluate("document.body.dataset.mdColorScheme = 'default'")
    controls = page.evaluate(CONTROLS)
    reached: dict[int, bool] = {}
    for _ in range(len(controls) * 2 + 60):
        page.keyboard.press("Tab")
        control, visible = page.evaluate(FOCUSED)
        if control is not None:
            reached[int(control)] = visible
    assert [html for at, html in enumerate(controls) if at not in reached] == []
    assert [controls[at] for at, visible in reached.items() if not visible] == []
