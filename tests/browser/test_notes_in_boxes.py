"""Notes in Chromium whose references stand in tabs, boxes, folded blocks, tables and lists."""

from __future__ import annotations

import functools
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

PHONE, DESK = {"width": 360, "height": 640}, {"width": 1280, "height": 800}
OPEN = ".md-tooltip--active"
WORDS = {
    "1": "A diary.",
    "2": "The pilot, with a list.",
    "3": "The carrier.",
    "4": "The same carrier.",
    "5": "The dredger’s contract.",
    "6": "An older chart, drawn by hand.",
    "7": "The ledger, leaf 12.",
    "8": "The exchange.",
    "9": "Salt of two kinds.",
    "10": "A list of lists.",
    "11": "The tide table.",
    "12": "The same table.",
}
HIDDEN = ("3", "4", "7", "8")
"""The notes of references that nobody sees at first: in the second tab, and in folded blocks."""


@pytest.fixture
def visit(serve_notes: Callable[[str], str], visit_notes: Callable[..., Any]) -> Callable[..., Any]:
    """Opens a page of the site."""
    return functools.partial(visit_notes, serve_notes("notes_boxes"))


def unfold(page: Any) -> None:
    """Show the second tab, and what is folded."""
    page.get_by_text("By land").click()
    for summary in page.locator("article details > summary").all():
        summary.click()


def reference(page: Any, label: str) -> Any:
    """The reference with this number."""
    return page.locator(f"#noteref-{label}")


def sidenotes(page: Any) -> dict[str, Any]:
    """The places of the notes that stand in the margin, by number."""
    found = page.locator(".essay-sidenotes > .essay-sidenote:not([hidden])").all()
    return {each.locator(".essay-sidenote__number").inner_text(): each.bounding_box() for each in found}


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_each_note_opens_where_its_number_stands(visit: Callable[..., Any], size: dict[str, int]) -> None:
    page = visit("/boxes/", size)
    for label, words in WORDS.items():
        if label == "3":
            unfold(page)
        if label == "2":
            assert reference(page, label).is_visible()
        reference(page, label).click()
        page.wait_for_selector(OPEN)
        page.wait_for_timeout(50)
        assert page.locator(OPEN).inner_text() == words
        box = page.locator(OPEN).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size["width"]
        assert box["y"] + box["height"] <= size["height"] + 1
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.id") == f"noteref-{label}"
        if label == "2":
            page.get_by_text("By land").click()
            assert not reference(page, label).is_visible()
            page.get_by_text("By sea").click()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("label", ["2", *HIDDEN])
@pytest.mark.parametrize("path", ["/boxes/", "/margin/"])
def test_the_address_of_a_note_shows_what_hides_its_number(
    visit: Callable[..., Any], path: str, label: str
) -> None:
    page = visit(f"{path}#note-{label}")
    page.wait_for_selector(f"{OPEN}, .essay-sidenote:focus")
    assert reference(page, label).is_visible()
    assert WORDS[label] in page.locator(f"{OPEN}, .essay-sidenote:focus").inner_text()
    assert page.locator(".essay-notes--end").bounding_box()["height"] == 0
    box = reference(page, label).bounding_box()
    assert 0 <= box["y"] <= DESK["height"]


def test_keys_reach_what_is_shown_and_nothing_else(visit: Callable[..., Any]) -> None:
    page = visit("/boxes/")
    page.locator("#noteref-1").focus()
    reached = ["noteref-1"]
    for _ in range(20):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id"))
    notes = [each.removeprefix("noteref-") for each in reached if each.startswith("noteref-")]
    shown = [label for label in WORDS if label not in HIDDEN]
    assert notes[: len(shown)] == shown
    assert set(notes) == set(shown)
    reference(page, "6").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(OPEN)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "drawn by hand"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "noteref-6"


def test_a_badge_needs_no_brackets(visit: Callable[..., Any]) -> None:
    page = visit("/boxes/")
    paragraph = page.locator("p:has(#noteref-11)")
    copied = "element => { getSelection().selectAllChildren(element); return getSelection().toString() }"
    assert paragraph.evaluate(copied) == "And they left at dawn,[11] with the tide.[12]"
    seen = """element => [...element.querySelectorAll(".essay-annotation__text")]
        .filter(each => /[\\[\\]]/.test(each.textContent))
        .map(each => [each.textContent, each.getBoundingClientRect().width])"""
    assert paragraph.evaluate(seen) == [["[", 1], ["]", 1], ["[", 1], ["]", 1]]


def test_a_tab_that_goes_takes_its_open_note_along(visit: Callable[..., Any]) -> None:
    page = visit("/boxes/")
    reference(page, "2").click()
    page.wait_for_selector(OPEN)
    page.get_by_text("By land").click()
    assert page.locator(".md-tooltip").count() == 0
    assert reference(page, "2").get_attribute("aria-expanded") == "false"


def test_the_margin_has_the_notes_of_what_is_shown(visit: Callable[..., Any]) -> None:
    page = visit("/margin/")
    assert set(sidenotes(page)) == set(WORDS) - set(HIDDEN)
    unfold(page)
    page.wait_for_timeout(200)
    places = sidenotes(page)
    assert set(places) == set(WORDS) - {"2"}
    for upper, lower in pairwise(sorted(places.values(), key=lambda box: box["y"])):
        assert upper["y"] + upper["height"] <= lower["y"]
    page.get_by_text("By sea").click()
    page.wait_for_timeout(200)
    assert set(sidenotes(page)) == set(WORDS) - {"3", "4"}


def test_on_a_phone_sidenotes_open_below_their_line(visit: Callable[..., Any]) -> None:
    page = visit("/margin/", PHONE)
    unfold(page)
    for label, words in WORDS.items():
        if label == "2":
            continue
        reference(page, label).press("Enter")
        opened = page.locator(".essay-sidenote--open")
        assert opened.inner_text() == words
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        page.keyboard.press("Escape")
        assert opened.count() == 0


@pytest.mark.parametrize("path", ["/boxes/", "/margin/", "/foot/"])
def test_paper_has_every_box_and_every_note(
    visit: Callable[..., Any], pdf_text: Callable[[Path], str], path: str, tmp_path: Path
) -> None:
    page = visit(path)
    page.pdf(path=tmp_path / "page.pdf")
    text = pdf_text(tmp_path / "page.pdf")
    for label, words in WORDS.items():
        plain = words.replace("a list.", "a list (https://example.org/list).")
        plain = plain.replace("by hand.", "by hand (https://example.org/chart).")
        assert text.count(f" {label} {plain}") == 1, label
    for said in ("list is short.", "list is long,", "dredged twice.", "paid that year.", "fell to a third."):
        assert said in text


@pytest.mark.parametrize("path", ["/boxes/", "/margin/", "/foot/"])
def test_without_script_every_number_leads_to_its_note(visit: Callable[..., Any], path: str) -> None:
    page = visit(path, java_script_enabled=False)
    for label in WORDS:
        link = reference(page, label)
        assert link.inner_text() in (label, "")
        assert link.get_attribute("href") == f"#note-{label}"
        assert page.locator(f"#note-{label}").is_visible()
        assert page.locator(f"#note-{label} [role=doc-backlink]").get_attribute("href") == f"#noteref-{label}"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/boxes/", "/margin/", "/foot/"])
def test_axe_finds_nothing_serious(
    visit: Callable[..., Any], axe: Callable[..., set[str]], path: str, scheme: str, size: dict[str, int]
) -> None:
    page = visit(path, size, color_scheme=scheme)
    unfold(page)
    reference(page, "6").click()
    page.wait_for_timeout(400)
    assert axe(page, "article") == set()
