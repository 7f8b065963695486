"""How pages look and behave in Chromium: measure, tables, films, the classes of authors, paper, no script."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from small_site import build_site

pytestmark = pytest.mark.browser

SITE = Path(__file__).parent.parent / "sites/theme"
PAGES = ("/", "/letters/", "/part-1/", "/part-2/", "/classes/", "/films/")
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """Where the built site is served. It knows its address: navigation.instant needs that."""
    source = tmp_path_factory.mktemp("theme") / "source"
    shutil.copytree(SITE, source)
    (source / "docs").mkdir()
    address = serve(source / "site")
    with (source / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write(f"site_url: {address}/\n")
    assert build_site(source).error == ""
    return address


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Callable[..., Any]]:
    """Opens a page of the site; nothing is fetched from elsewhere."""
    contexts = []

    def open_page(path: str, size: dict[str, int] = DESK, base: str = address, **options: Any) -> Any:
        context = browser.new_context(viewport=size, **options)
        contexts.append(context)
        context.route(lambda url: not url.startswith(base), lambda route: route.abort())
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(base + path)
        page.wait_for_load_state("load")
        return page

    yield open_page
    for context in contexts:
        context.close()


def style(page: Any, selector: str, name: str) -> str:
    """The computed value of a property of the first element that matches."""
    value: str = page.eval_on_selector(selector, f"element => getComputedStyle(element)['{name}']")
    return value


def box(page: Any, selector: str) -> dict[str, float]:
    """The place of the first element that matches, in CSS pixels."""
    place: dict[str, float] = page.locator(selector).first.bounding_box()
    return place


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_on_a_phone(visit: Callable[..., Any], path: str) -> None:
    page = visit(path, PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    outside = """[...document.querySelectorAll("article > *, article > div:not(.md-typeset__scrollwrap) > *")]
        .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
        .map(element => element.outerHTML.slice(0, 80))"""
    assert page.evaluate(outside) == []


def test_a_line_of_prose_is_as_long_as_is_good_to_read(visit: Callable[..., Any]) -> None:
    page = visit("/part-2/")
    characters = page.evaluate(
        """() => {
          const long = p => p.textContent.length > 500
          const text = [...document.querySelectorAll("article p")].find(long).firstChild
          const range = document.createRange(), ends = []
          let top = null
          for (let at = 0; at < text.length; at++) {
            range.setStart(text, at); range.setEnd(text, at + 1)
            const y = Math.round(range.getBoundingClientRect().top)
            if (top !== null && y > top + 5) ends.push(at)
            top = y
          }
          return ends.map((end, at) => end - (ends[at - 1] || 0))
        }"""
    )
    middle = sorted(characters)[len(characters) // 2]
    assert 60 <= middle <= 80


def test_what_is_not_prose_may_be_wider(visit: Callable[..., Any]) -> None:
    page = visit("/part-2/", {"width": 1280, "height": 900})
    # A measure of its own, since that of the style sheet depends on the machine's fonts.
    page.add_style_tag(content=".md-content__inner.md-typeset { --essay-measure: 400px; }")
    assert box(page, "article h1 ~ p")["width"] == 400
    assert box(page, "article h1")["width"] == 400
    assert box(page, "article .md-typeset__scrollwrap table")["width"] > 400
    assert box(page, "article")["width"] > 400


def test_a_title_is_shown_once(visit: Callable[..., Any]) -> None:
    for path, title in (
        ("/", "Home"),
        ("/letters/", "Letters"),
        ("/part-1/", "The ledgers"),
        ("/part-2/", "The lamp"),
    ):
        page = visit(path)
        assert [text.strip("¶ \n") for text in page.locator("article h1").all_inner_texts()] == [title]
    assert visit("/").locator("article h1").get_attribute("data-essay") == "title"


def test_a_wide_table_scrolls_by_keyboard_on_a_phone(visit: Callable[..., Any]) -> None:
    page = visit("/part-2/", PHONE)
    region = page.locator("article [role=region]")
    assert region.count() == 1
    assert region.get_attribute("aria-label") == "Oil"
    region.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('article [role=region]').scrollLeft > 0")
    assert visit("/part-2/", {"width": 1900, "height": 900}).locator("article [role=region]").count() == 0


def test_a_table_with_an_authors_class_looks_like_one(visit: Callable[..., Any]) -> None:
    page = visit("/classes/")
    assert style(page, "table.mine", "borderTopWidth") != "0px"
    assert float(style(page, "table.mine td", "paddingLeft").removesuffix("px")) > 8


def test_films_keep_their_shape_and_an_authors_frame_its_own(visit: Callable[..., Any]) -> None:
    for size in (PHONE, DESK):
        page = visit("/films/", size)
        for film in ("#framed", "#bare"):
            place = box(page, film)
            assert place["width"] / place["height"] == pytest.approx(16 / 9, rel=0.02)
        assert box(page, "#framed")["width"] == pytest.approx(box(page, "article")["width"], abs=1)
    assert box(page, "#other")["height"] == pytest.approx(200, abs=1)


def test_classes_have_the_sizes_that_are_meant(visit: Callable[..., Any]) -> None:
    desk, phone = visit("/classes/"), visit("/classes/", PHONE)
    assert (style(phone, "#six", "fontSize"), style(desk, "#six", "fontSize")) == ("18px", "24px")
    assert (style(phone, "#two", "fontSize"), style(desk, "#two", "fontSize")) == ("11px", "12px")
    assert style(desk, "#space", "marginTop") == "32px"
    assert style(desk, "#space", "paddingLeft") == "8px"
    assert style(desk, "#space", "marginBottom") == "48px"
    assert style(phone, "#space", "marginBottom") != "48px"
    assert (style(phone, "#wide", "display"), style(desk, "#wide", "display")) == ("none", "block")
    assert style(desk, "#centre", "textAlign") == "center"
    assert box(desk, "#heard")["width"] <= 1
    assert desk.locator("h1.no_anchor .headerlink:visible").count() == 0


def test_a_callout_bears_the_colour_that_the_configuration_names(visit: Callable[..., Any]) -> None:
    page = visit("/classes/")
    hues = ("purple", "red", "yellow")
    edges = [style(page, f".essay-callout-color-{hue}", "borderLeftColor") for hue in hues]
    assert edges == ["rgb(114, 83, 237)", "rgb(233, 76, 76)", "rgb(231, 175, 6)"]


def test_the_bar_follows_the_reader(visit: Callable[..., Any]) -> None:
    page = visit("/part-2/")
    width = "new DOMMatrix(getComputedStyle(document.querySelector('.essay-progress')).transform).a"
    page.wait_for_function(f"{width} > 0")
    start = page.evaluate(width)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_function(f"{width} > 0.99")
    assert 0 < start < 0.6
    assert page.locator(".essay-progress").get_attribute("aria-hidden") == "true"
    page.goto(page.url.replace("/part-2/", "/"))
    page.wait_for_function("document.querySelector('.essay-progress')?.hidden")


def test_the_bar_lives_on_when_pages_are_swapped_in_place(visit: Callable[..., Any]) -> None:
    page = visit("/")
    page.wait_for_load_state("networkidle")  # Material reads the sitemap before it takes over a click.
    page.evaluate("window.stayed = true")
    page.locator(".md-nav--primary a", has_text="Films").first.click()
    page.wait_for_url("**/films/")
    page.wait_for_selector("h1:has-text('Films')")
    assert page.evaluate("window.stayed") is True
    assert page.locator(".essay-progress").count() == 1


def test_the_end_of_a_page_says_what_the_configuration_asks_for(visit: Callable[..., Any]) -> None:
    page = visit("/letters/")
    assert page.locator(".essay-page-end").inner_text().split("\n")[0] == "Back to top"
    assert "2024" in page.locator(".essay-page-end").inner_text()
    assert page.locator(".md-copyright__highlight").inner_text() == "Written by hand. Letters"


def test_paper_has_no_chrome_and_spells_out_links(visit: Callable[..., Any], tmp_path: Path) -> None:
    page = visit("/part-2/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for chrome in (".md-header", ".md-sidebar--primary", ".md-footer", ".essay-progress", ".essay-steps"):
        assert not page.locator(chrome).first.is_visible(), chrome
    address = "link => getComputedStyle(link, '::after').content"
    assert (
        page.eval_on_selector("article a[href*='example.org']", address) == '" (https://example.org/ledger)"'
    )
    assert page.eval_on_selector("article p > a[href*='keeper']", address) == "none"
    assert style(page, "h2", "breakAfter") == "avoid"


def test_paper_is_white_whatever_the_scheme_and_names_films(visit: Callable[..., Any]) -> None:
    page = visit("/films/", color_scheme="dark")
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    page.wait_for_selector(".essay-film", state="attached")
    assert not page.locator(".essay-film").first.is_visible()
    page.emulate_media(media="print", color_scheme="dark")
    assert style(page, "body", "backgroundColor") == "rgb(255, 255, 255)"
    assert style(page, "article p.essay-film", "color") == "rgb(0, 0, 0)"
    assert page.locator(".essay-film").count() == page.locator("article iframe[src^='http']").count()
    named = "In a frame of its own: https://www.youtube.com/watch?v=one"
    assert page.locator(".essay-film").first.inner_text() == named


def test_further_links_are_in_the_header_or_in_the_drawer(visit: Callable[..., Any]) -> None:
    page = visit("/part-2/")
    assert page.locator(".essay-aux a:visible").all_inner_texts() == ["The ledger"]
    assert page.locator(".md-header .essay-aux").is_visible()
    page = visit("/", PHONE)
    assert not page.locator(".md-header .essay-aux").is_visible()
    page.locator("label.md-header__button[for=__drawer]").click()
    page.locator(".md-sidebar--primary .essay-aux a").click(trial=True)


@pytest.mark.parametrize(
    "features",
    [
        ["navigation.tabs", "navigation.tabs.sticky", "navigation.instant"],
        ["navigation.sections", "navigation.expand", "toc.integrate"],
        ["navigation.prune", "navigation.tabs", "navigation.sections", "navigation.path"],
    ],
    ids=lambda features: "+".join(name.removeprefix("navigation.") for name in features),
)
def test_the_way_is_shown_with_each_feature_of_the_navigation(
    visit: Callable[..., Any],
    serve: Callable[[Path], str],
    tmp_path: Path,
    features: list[str],
) -> None:
    shutil.copytree(SITE, tmp_path / "source")
    (tmp_path / "source/docs").mkdir()
    configuration = tmp_path / "source/mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(
        text.replace("[navigation.instant, navigation.top]", f"[{', '.join(features)}]"), encoding="utf-8"
    )
    assert build_site(tmp_path / "source").error == ""
    page = visit("/part-2/", base=serve(tmp_path / "source/site"))
    current = page.locator(".md-sidebar--primary a.md-nav__link[aria-current=page]:visible")
    assert current.all_inner_texts() == ["The lamp"]
    tabs = page.locator(".md-tabs__item--active:visible")
    assert tabs.count() == int("navigation.tabs" in features)
    page.locator(".md-sidebar--primary a:visible", has_text="The ledgers").first.click()
    page.wait_for_url("**/part-1/")
    page.wait_for_selector("article h1:has-text('The ledgers')")
    assert page.locator(".md-sidebar--primary a[aria-current=page]:visible").all_inner_texts() == [
        "The ledgers"
    ]


def test_a_page_is_whole_without_a_script(visit: Callable[..., Any]) -> None:
    page = visit("/part-2/", PHONE, java_script_enabled=False)
    assert page.locator("article h1").inner_text().startswith("The lamp")
    assert page.locator(".essay-progress").count() == 0
    assert page.locator("#markdown-toc").is_visible()
    assert box(page, "article table")["width"] <= 360
