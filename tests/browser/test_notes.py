"""Notes in Chromium: numbers, pointer, keys, other pages' notes, small windows, paper, no script."""

from __future__ import annotations

import functools
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

PHONE, DESK = {"width": 360, "height": 640}, {"width": 1280, "height": 800}
REFERENCE = "a.essay-noteref"
OPEN = ".md-tooltip--active"


@pytest.fixture
def visit(serve_notes: Callable[[str], str], visit_notes: Callable[..., Any]) -> Callable[..., Any]:
    """Opens a page of the site."""
    return functools.partial(visit_notes, serve_notes("notes"))


def number(page: Any, index: int) -> str:
    """The number that a reader sees at the reference `index` of the page."""
    shown: str = (
        page.locator(REFERENCE)
        .nth(index)
        .locator("[data-md-annotation-id]")
        .evaluate("element => getComputedStyle(element, '::before').content")
    )
    return shown.strip('"')


def focused(page: Any) -> str:
    """The id of the element that has the focus."""
    identifier: str = page.evaluate("document.activeElement.id")
    return identifier


def test_each_reference_shows_its_printed_number(visit: Callable[..., Any]) -> None:
    page = visit("/part-1/")
    assert [number(page, index) for index in range(7)] == ["1", "2", "3", "1", "2", "3", "4"]
    assert page.locator(".md-annotation").count() == 7
    assert page.locator(REFERENCE).nth(2).get_attribute("role") == "doc-noteref"
    assert page.locator(REFERENCE).nth(2).get_attribute("aria-label") == "Note 3"


def test_prose_exponents_and_numbers_in_brackets_stay(visit: Callable[..., Any]) -> None:
    page = visit("/part-1/")
    assert "The guide (1) says so, and guide (2) agrees." in page.locator("article").inner_text()
    assert page.locator("sup:not(:has(a))").all_inner_texts() == ["2"]


def test_a_number_stays_with_its_word(visit: Callable[..., Any]) -> None:
    page = visit("/part-1/")
    away = """() => [...document.querySelectorAll(".essay-annotation")].filter(badge => {
      let word = badge.closest("sup").previousSibling
      while (word.nodeType !== Node.TEXT_NODE) word = word.lastChild
      const range = document.createRange()
      range.setStart(word, word.length - 1)
      range.setEnd(word, word.length)
      return badge.getBoundingClientRect().top > range.getBoundingClientRect().bottom
    }).map(badge => badge.textContent)"""
    for width in range(320, 720, 10):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(away) == [], width


def test_a_click_opens_pins_and_closes(visit: Callable[..., Any]) -> None:
    page = visit("/part-1/")
    first, second = page.locator(REFERENCE).nth(0), page.locator(REFERENCE).nth(1)
    first.click()
    page.wait_for_selector(OPEN)
    assert page.locator(OPEN).inner_text().startswith("A diary, https://example.org/diary.")
    assert first.get_attribute("aria-expanded") == "true"
    page.mouse.move(5, 5)
    page.wait_for_timeout(600)
    assert page.locator(OPEN).count() == 1, "a click pins"
    second.click()
    page.wait_for_timeout(100)
    assert page.locator(".md-tooltip").count() == 1, "one is open at a time"
    assert "accounts" in page.locator(".md-tooltip").inner_text()
    second.click()
    assert page.locator(".md-tooltip").count() == 0
    first.click()
    page.locator("h1").click()
    assert page.locator(".md-tooltip").count() == 0
    assert first.get_attribute("aria-expanded") == "false"


def test_the_pointer_opens_and_leaves(visit: Callable[..., Any]) -> None:
    page = visit("/part-1/")
    page.locator(REFERENCE).nth(0).hover()
    page.wait_for_selector(OPEN)
    page.mouse.move(5, 5)
    page.wait_for_selector(".md-tooltip", state="detached")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_keys_open_and_escape_gives_the_focus_back(visit: Callable[..., Any], key: str) -> None:
    page = visit("/part-1/")
    page.locator(REFERENCE).nth(1).focus()
    assert page.locator(".md-tooltip").count() == 0
    page.keyboard.press(key)
    page.wait_for_selector(OPEN)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.md-tooltip') !== null"), (
        "links in a note are reached"
    )
    page.keyboard.press("Escape")
    assert page.locator(".md-tooltip").count() == 0
    assert focused(page) == "noteref-2"


def test_the_note_of_another_page(visit: Callable[..., Any]) -> None:
    page = visit("/part-1/")
    page.locator("#noteref-4").click()
    page.wait_for_selector(OPEN)
    assert page.locator(OPEN).inner_text() == "Nobody knows when."


def test_a_number_cited_twice_works_at_both_places(visit: Callable[..., Any]) -> None:
    page = visit("/part-1/")
    for reference in ("#noteref-1", "#noteref-1-2"):
        page.locator(reference).click()
        page.wait_for_selector(OPEN)
        assert "A diary" in page.locator(OPEN).inner_text()
        page.keyboard.press("Escape")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_notes_stay_in_the_window(visit: Callable[..., Any], size: dict[str, int]) -> None:
    page = visit("/part-1/", size)
    for index in range(page.locator(REFERENCE).count()):
        page.locator(REFERENCE).nth(index).click()
        page.wait_for_selector(OPEN)
        page.wait_for_timeout(50)
        box = page.locator(OPEN).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size["width"]
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= size["height"] + 1
        page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_an_address_of_a_note_opens_it(visit: Callable[..., Any]) -> None:
    page = visit("/part-1/#note-2")
    page.wait_for_selector(OPEN)
    assert "accounts" in page.locator(OPEN).inner_text()


def test_instant_navigation_sets_up_the_next_page(visit: Callable[..., Any]) -> None:
    page = visit("/part-1/")
    page.wait_for_timeout(500)  # Material reads the site's map before it takes links over.
    page.evaluate("window.stays = true")
    page.locator("a[href$='part-2/']").first.evaluate("link => link.click()")
    page.wait_for_function("document.querySelector('h1')?.textContent.includes('Second')")
    page.wait_for_selector(".md-annotation")
    assert page.evaluate("window.stays === true")
    page.locator(REFERENCE).first.click()
    page.wait_for_selector(OPEN)
    assert page.locator(OPEN).inner_text() == "Much."


def test_without_script_the_list_is_there(visit: Callable[..., Any]) -> None:
    page = visit("/part-1/", java_script_enabled=False)
    notes = page.locator(".essay-notes--end .essay-note")
    assert [notes.nth(index).locator(".essay-note__number").inner_text() for index in range(4)] == list(
        "1234"
    )
    assert notes.nth(0).is_visible()
    assert page.locator(REFERENCE).nth(0).inner_text() == "1"


def test_the_folded_list_is_out_of_the_way_and_found_by_the_browser(visit: Callable[..., Any]) -> None:
    page = visit("/part-1/")
    assert page.locator(".essay-notes--end").get_attribute("hidden") == "until-found"
    assert page.locator(".essay-notes--end").bounding_box()["height"] == 0


@pytest.mark.parametrize("path", ["/part-1/", "/margin/", "/foot/"])
def test_on_paper_every_note_stands_under_its_number(
    visit: Callable[..., Any], pdf_text: Callable[[Path], str], path: str, tmp_path: Path
) -> None:
    page = visit(path)
    page.pdf(path=tmp_path / "page.pdf")
    text = pdf_text(tmp_path / "page.pdf")
    assert "1 A diary, https://example.org/diary." in text
    assert "2 The innkeeper’s accounts, with a page (https://example.org/page) of debts." in text
    assert "The guide (1) says so" in text
    assert text.count("A diary") == 1


def test_copied_text_keeps_the_number(visit: Callable[..., Any]) -> None:
    page = visit("/part-1/")
    copied = page.evaluate(
        """() => {
          const range = document.createRange()
          range.selectNodeContents(document.querySelector("#noteref-1").closest("p"))
          getSelection().removeAllRanges()
          getSelection().addRange(range)
          return getSelection().toString()
        }"""
    )
    assert copied.startswith("They set out early.1")


def test_sidenotes_stand_in_the_margin_and_never_overlap(visit: Callable[..., Any]) -> None:
    page = visit("/margin/")
    notes = page.locator(".essay-sidenotes > .essay-sidenote:not([hidden])")
    boxes = [notes.nth(index).bounding_box() for index in range(notes.count())]
    assert len(boxes) >= 3
    text = page.locator("article p").first.bounding_box()
    for upper, lower in pairwise(boxes):
        assert upper["y"] + upper["height"] <= lower["y"]
    assert all(box["x"] >= text["x"] + text["width"] for box in boxes)
    page.locator(REFERENCE).first.press("Enter")
    assert page.evaluate("document.activeElement.matches('.essay-sidenote')")
    page.keyboard.press("Escape")
    assert focused(page) == "noteref-1"


def test_sidenotes_open_in_place_on_a_phone(visit: Callable[..., Any]) -> None:
    page = visit("/margin/", PHONE)
    page.locator(REFERENCE).first.press("Enter")
    opened = page.locator(".essay-sidenote--open")
    assert "A diary" in opened.inner_text()
    assert page.locator(REFERENCE).first.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert opened.count() == 0
    assert focused(page) == "noteref-1"


def test_footnotes_have_a_list_ways_back_and_tooltips(visit: Callable[..., Any]) -> None:
    page = visit("/foot/", java_script_enabled=False)
    assert page.locator(".essay-notes--end[role=doc-endnotes]").first.is_visible()
    ways_back = page.locator("#note-1 [role=doc-backlink]")
    assert [ways_back.nth(index).get_attribute("href") for index in range(3)] == [
        "#noteref-1",
        "#noteref-1-2",
        "#noteref-1-3",
    ]


def test_footnotes_have_material_s_tooltips(visit: Callable[..., Any]) -> None:
    page = visit("/foot/")
    page.locator(REFERENCE).first.hover()
    page.wait_for_selector(".md-tooltip2--active")
    assert "A diary" in page.locator(".md-tooltip2").inner_text()


def test_notes_stay_after_a_change_of_palette(visit: Callable[..., Any]) -> None:
    page = visit("/part-1/", color_scheme="light")
    badge = page.locator(f"{REFERENCE} [data-md-annotation-id]").first
    looks = "element => [getComputedStyle(element).backgroundColor, getComputedStyle(element).color]"
    light = badge.evaluate(looks)
    page.locator("label[title=Dark]").click()
    page.wait_for_function("document.body.getAttribute('data-md-color-scheme') === 'slate'")
    page.wait_for_timeout(400)
    dark = badge.evaluate(looks)
    assert dark != light
    assert dark[0] != dark[1]
    assert [number(page, index) for index in range(3)] == ["1", "2", "3"]
    page.locator(REFERENCE).first.click()
    page.wait_for_selector(OPEN)
    inner = page.locator(OPEN).evaluate(looks)
    assert inner[0] != inner[1]
    assert "A diary" in page.locator(OPEN).inner_text()


@pytest.mark.parametrize(("width", "beside"), [(1220, True), (1219, False)])
def test_where_the_margin_begins(visit: Callable[..., Any], width: int, beside: bool) -> None:
    page = visit("/margin/", {"width": width, "height": 800})
    assert page.locator(".essay-sidenotes").is_visible() is beside
    page.locator(REFERENCE).first.press("Enter")
    assert (page.locator(".essay-sidenote--open").count() == 0) is beside
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("path", ["/own/", "/margin/"])
def test_kramdown_s_footnotes_have_the_page_s_style(visit: Callable[..., Any], path: str) -> None:
    page = visit(path)
    reference = page.locator("a.footnote-ref")
    assert reference.count() == 1
    reference.press("Enter")
    shown = page.locator(f"{OPEN}, .essay-sidenote:focus")
    shown.wait_for()
    assert "Of kramdown" in shown.inner_text()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('a.footnote-ref')")
    assert page.locator("div.footnote").get_attribute("hidden") == "until-found"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/part-1/", "/margin/", "/foot/"])
def test_axe_finds_nothing_serious(
    visit: Callable[..., Any], axe: Callable[..., set[str]], path: str, scheme: str, size: dict[str, int]
) -> None:
    page = visit(path, size, color_scheme=scheme)
    page.locator(REFERENCE).first.click()
    page.wait_for_timeout(400)
    assert axe(page, "article") == set()
