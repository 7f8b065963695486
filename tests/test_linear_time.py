"""Small things that look at an author's text or HTML one by one: time grows with it and not faster."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import pytest
from growth import assert_linear

from mkdocs_essay.bridge.compression import clipper
from mkdocs_essay.bridge.files import is_themed
from mkdocs_essay.bridge.link_places import LinkPlaces, Place
from mkdocs_essay.bridge.links import replace_addresses
from mkdocs_essay.bridge.view import says_title
from mkdocs_essay.navigation import reading
from mkdocs_essay.navigation.values import number
from mkdocs_essay.notes.titles import part_title_lines
from mkdocs_essay.site.defaults import DefaultSet
from mkdocs_essay.site.model import SitePage
from mkdocs_essay.templating.excerpts import excerpt_of
from mkdocs_essay.templating.filtered import named_values
from mkdocs_essay.templating.filters.markup import smartify
from mkdocs_essay.templating.filters.properties import as_number


def places_of_links(size: int) -> list[Place]:
    """Where each of many dead links stands."""
    page = SitePage("a.md", "/a.html", "a.html", {}, "[a](b)\n" * size, 4)
    places = LinkPlaces("")
    return [places.of(page, "b", nth) for nth in range(1, size + 1)]


def test_places_of_links() -> None:
    assert places_of_links(3) == [Place("a.md", 4, 5), Place("a.md", 5, 5), Place("a.md", 6, 5)]


def places_of_different_links(size: int) -> list[Place]:
    """Where each of many dead links stands that lead to different addresses."""
    page = SitePage("a.md", "/a.html", "a.html", {}, "".join(f"[a](b{n})\n" for n in range(size)), 4)
    places = LinkPlaces("")
    return [places.of(page, f"b{n}", 1) for n in range(size)]


def title_lines(text: str) -> None:
    """Look at a paragraph for a line that says that notes follow."""
    root = Element("div")
    SubElement(root, "p").text = text
    part_title_lines(root, {})


# The filters below do not look at it.
CONTEXT: Any = None

CLIP = clipper({"compress_html": {"clippings": "all"}})


def clipped(html: str) -> str:
    assert CLIP is not None
    return CLIP(html)


def scope_applies(pattern: str) -> bool:
    """Whether a scope's path with stars and braces names a file deep down."""
    return DefaultSet(pattern, None, {}).applies("d/" * 40 + "page.md", "pages", "")


SMALL_THINGS: dict[str, Callable[[int], object]] = {
    "headings that nothing closes": lambda size: says_title("<h4>a" * size, "a"),
    "headings whose tags nothing closes": lambda size: says_title("<h4 a " * size, "a"),
    "headings closed by another": lambda size: says_title("<h4>a</h5>" * size, "a"),
    "dead links": places_of_links,
    "dead links to different addresses": places_of_different_links,
    "permanent links that nothing ends": lambda size: says_title(
        "<h2>a" + '<a class="headerlink"' * size + "</h2>", "a"
    ),
    "ids in a heading's tag that nothing ends": lambda size: clipped(f"<h1 {' id=' * size}"),
    "folders of any depth in a scope": lambda size: scope_applies("**/" * min(size // 400, 40) + "x*"),
    "choices in a scope": lambda size: scope_applies("*" + "{a,b}" * size),
    "comments before a document": lambda size: is_themed(
        SitePage("a.html", "/a.html", "a.html", {}, "<!-- -->\n" * size, 4)
    ),
    "a name of an attribute": lambda size: replace_addresses(f"<a {'b' * size}>", str),
    "blanks behind the name of an attribute": lambda size: replace_addresses(f"<a b{' ' * size}>", str),
    "what is ours many times in a tag": lambda size: reading.plain_text(f"<a {'data-essay= ' * size}>b<c>"),
    "a word in a loop": lambda size: named_values("b" * size),
    "blanks behind a word in a loop": lambda size: named_values("b" + " " * size),
    "tags that nothing ends": lambda size: smartify(CONTEXT, "<pre " * size),
    "link definitions behind an excerpt": lambda size: excerpt_of(
        f"{'[a] ' * size}\n\n" + "".join(f"[x{number}]: b\n" for number in range(size)), "\n\n"
    ),
    "a title of notes and blanks": lambda size: title_lines("Notes" + " " * size + "x\ny"),
    "a number in the front matter that is none": lambda size: number("3" * size + "x"),
    "a number for Liquid that is none": lambda size: as_number("3" * size + "x"),
}


@pytest.mark.parametrize("work", SMALL_THINGS.values(), ids=SMALL_THINGS)
def test_time_grows_with_the_text(work: Callable[[int], object]) -> None:
    assert_linear(lambda size: lambda: work(size), 5_000, times=4)
