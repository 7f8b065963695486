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
VIEWS = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]
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


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens an address in a window of some width and a colour scheme; nothing is fetched from elsewhere."""
    contexts = []

    def open_page(address: str, width: int, scheme: str, page: Any = None) -> Any:
        if page is None:
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
            )
            contexts.append(context)
            context.route(lambda url: "127.0.0.1" not in url, lambda route: route.abort())
            page = context.new_page()
        page.goto(address)
        shown = {"light": "default", "dark": "slate"}[scheme]
        page.wait_for_function(f"document.body.getAttribute('data-md-color-scheme') === '{shown}'")
        # A change of scheme fades in: what axe sees must be what stays.
        page.add_style_tag(
            content="*, ::before, ::after { transition: none !important; animation: none !important }"
        )
        page.wait_for_function("!document.querySelector('.md-search[role=dialog]:not([aria-label])')")
        return page

    yield open_page
    for context in contexts:
        context.close()


def addresses(folder: Path) -> list[str]:
    """The address of each page below `folder`; those that only lead elsewhere are left out."""
    return [
        "/" + path.relative_to(folder).as_posix().removesuffix("index.html")
        for path in sorted(folder.rglob("*.html"))
        if "<article" in path.read_text(encoding="utf-8")
    ]


@pytest.mark.parametrize("site", ["example", "theme"])
@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_axe_finds_nothing_serious(
    sites: dict[str, tuple[Path, str]],
    visit: Callable[..., Any],
    axe: str,
    site: str,
    width: int,
    scheme: str,
) -> None:
    folder, address = sites[site]
    # What does not hang on colours is the same in both schemes.
    rules = "runOnly: ['color-contrast', 'link-in-text-block']," if scheme == "dark" else ""
    page = visit(address, width, scheme)
    found = []
    for path in addresses(folder):
        page = visit(address + path, width, scheme, page)
        page.evaluate(axe)
        result = page.evaluate(f"axe.run(document, {{{rules} resultTypes: ['violations'], iframes: false}})")
        found += [
            f"{path}: {violation['id']}: {node['html'][:120]}"
            for violation in result["violations"]
            if violation["impact"] in ("serious", "critical")
            for node in violation["nodes"]
        ]
    assert found == []


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
    sites: dict[str, tuple[Path, str]], visit: Callable[..., Any], path: str
) -> None:
    page = visit(sites["theme"][1] + path, 360, "light")
    controls = page.evaluate(CONTROLS)
    reached: dict[int, bool] = {}
    for _ in range(len(controls) * 2 + 60):
        page.keyboard.press("Tab")
        control, visible = page.evaluate(FOCUSED)
        if control is not None:
            reached[int(control)] = visible
    assert [html for at, html in enumerate(controls) if at not in reached] == []
    assert [controls[at] for at, visible in reached.items() if not visible] == []
