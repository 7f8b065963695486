"""Two pages compared: what is found and what is not; and how the parts of it read HTML."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import casefile
import pytest
from growth import assert_linear

from mkdocs_essay.compare import JUST_THE_DOCS, KINDS, MATERIAL, Addressing, Difference, compare_pages
from mkdocs_essay.compare.align import align
from mkdocs_essay.compare.html_tree import Element, parse
from mkdocs_essay.compare.navigation import compare_navigation, read_navigation
from mkdocs_essay.compare.selectors import SelectorError, find_in_page, read_selector
from mkdocs_essay.compare.targets import Side


def shown(differences: list[Difference]) -> str:
    return "\n".join(f"{each.kind}: {each.old or '-'} => {each.new or '-'}" for each in differences)


@pytest.mark.parametrize("path", casefile.files("compare/pages"))
def test_pages(path: Path, rewrite: bool) -> None:
    case = casefile.read(path)
    address, new_address = [*case.get("addresses", "/").split(), None][:2]
    differences = compare_pages(
        case["old"],
        case["new"],
        address or "/",
        new_page=new_address,
        old_addressing=Addressing(case.get("base", "").strip(), {"example.org"}),
    )
    casefile.check(path, {"differences": shown(differences)}, rewrite)
    assert all(difference.kind in KINDS for difference in differences)


@pytest.mark.parametrize("path", casefile.files("compare/pages"))
def test_a_page_is_the_same_as_itself(path: Path) -> None:
    case = casefile.read(path)
    for html, theme in ((case["old"], JUST_THE_DOCS), (case["new"], MATERIAL)):
        assert compare_pages(html, html, old_theme=theme, new_theme=theme) == []


@pytest.mark.parametrize("path", casefile.files("compare/navigation"))
def test_navigation(path: Path, rewrite: bool) -> None:
    case = casefile.read(path)
    old = read_navigation(case["old"], JUST_THE_DOCS, Side())
    new = read_navigation(case["new"], MATERIAL, Side())
    entries = "\n".join(str(entry) for entry in old)
    casefile.check(path, {"entries": entries, "differences": shown(compare_navigation(old, new))}, rewrite)


@pytest.mark.parametrize("path", casefile.files("compare/trees"))
def test_trees(path: Path, rewrite: bool) -> None:
    casefile.check(path, {"tree": outline(parse(casefile.read(path)["html"]))}, rewrite)


def outline(root: Element) -> str:
    """The tree, an element or text a line."""
    lines: list[str] = []
    todo: list[tuple[int, Element | str]] = [(0, child) for child in reversed(root.children)]
    while todo:
        depth, node = todo.pop()
        if isinstance(node, str):
            if node.strip():
                lines.append("  " * depth + repr(node.strip()))
            continue
        attributes = "".join(f" {name}={value!r}" for name, value in node.attributes.items())
        lines.append("  " * depth + node.tag + attributes)
        todo += [(depth + 1, child) for child in reversed(node.children)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("b.html", "/a/b"),
        ("b/", "/a/b"),
        ("b/index.html", "/a/b"),
        ("./#x", "/a#x"),
        ("#x", "/a/page#x"),
        ("?q=1#x", "/a/page?q=1#x"),
        ("/repo/b.html", "/b"),
        ("/repo", "/"),
        ("/repository/b", "/repository/b"),
        ("../../../b", "/b"),
        ("https://example.org/repo/b.html", "/b"),
        ("https://elsewhere.org/b/", "https://elsewhere.org/b"),
        ("//elsewhere.org/b", "//elsewhere.org/b"),
        ("mailto:a%40b.org", "mailto:a@b.org"),
        ("b%20c.html#d%C3%A9", "/a/b c#dé"),
        ("javascript:void(0)", None),
        ("http://[broken", "http://[broken"),
        ("old.html", "/new"),
        ("circle", "/a/circle"),
    ],
)
def test_targets(href: str, target: str | None) -> None:
    moved = {"/a/old": "/new", "/a/circle": "/a/circle2", "/a/circle2": "/a/circle"}
    addressing = Addressing("/repo", {"example.org"}, moved)
    assert addressing.target(href, "/a/page.html") == target


def test_alignment_says_what_moved() -> None:
    made = align(list("abcdXe"), list("acdbeY"))
    assert made.pairs == [(0, 0), (2, 1), (3, 2), (5, 4)]
    assert (made.moved, made.old_left, made.new_left) == ([(1, 3)], [4], [5])


def test_alignment_of_texts_that_stand_more_than_once() -> None:
    made = align(list("xaxbxcx"), list("axbxcx"))
    assert (made.moved, made.old_left, made.new_left) == ([], [0], [])


@pytest.mark.parametrize("text", ["", "a > b", "p:first-child", "[a=", "*"])
def test_selectors_that_cannot_be_read(text: str) -> None:
    with pytest.raises(SelectorError):
        read_selector(text)


def test_selectors_find_one_element_of_a_page() -> None:
    page = (
        '<!-- <div class="post">no</div> --><script>"<div class=post>"</script>'
        '<div class="poster">no</div><div class="a post" data-x="1"><b>yes</b></div><i>after</i>'
    )
    for text in (".post", "div.post", "div.a.post", "[data-x=1]", "[data-x^=1].post"):
        found = find_in_page(page, [read_selector(text)])
        assert found is not None
        assert found.text() == "yes"
    assert find_in_page(page, [read_selector("div.none"), read_selector(".post b")]) is not None
    assert find_in_page(page, [read_selector("p")]) is None


HOSTILE = {
    "tags that do not end": lambda n: "<p>x" + '<a "' * n,
    "many openings": lambda n: "<div>" * n,
    "many paragraphs": lambda n: "<p>same" * n,
    "attributes": lambda n: "<p " + "a=b " * n + ">x",
    "blanks": lambda n: "<p a" + " " * n + ">x",
    "comments": lambda n: "<!--" * n,
    "emphasis": lambda n: "<p>" + "<em>x" * min(n, 2000) + "</p>" * n,
    "formulas": lambda n: "<div>" + r"\[ \\ " * n + "</div>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_linear(name: str) -> None:
    def comparison(size: int) -> Callable[[], object]:
        html = HOSTILE[name](size)
        return lambda: compare_pages(html, html[: len(html) // 2])

    assert_linear(comparison, 4_000)
