"""What is fuzzed: a text goes in, and an assertion or an exception is a finding.

A target starts from the texts of its cases, and mutations put in the words of its file of tokens.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import casefile
from fuzz.invariants import bounded, check_balance, lost_words
from markdown import Markdown
from notes_site import Series

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.extension import EssayExtension
from mkdocs_essay.site.model import Site, SitePage
from mkdocs_essay.source import split_source
from mkdocs_essay.templating.limits import Limits
from mkdocs_essay.templating.renderer import LiquidRenderer

FOLDER = Path(__file__).parent
CASES = FOLDER.parent / "cases"
SIGNS = str.maketrans({"␣": " ", "⏎": "\n", "⇥": "\t"})
PAGE_BREAK = "\n%%%\n"


@dataclass(frozen=True, slots=True)
class Target:
    """A thing to fuzz; `seeds` are texts to start from, `tokens` what is worth inserting."""

    check: Callable[[str], None]
    seeds: Callable[[], Iterator[str]]
    tokens: tuple[str, ...]


def check_dialect(text: str) -> None:
    """A page's Markdown."""
    with bounded(len(text)):
        html = Markdown(extensions=[EssayExtension()]).convert(text)
    check_balance(text, html)
    assert not (lost := lost_words(text, html)), f"lost {lost}"


def check_notes(text: str) -> None:
    """The pages of a series, whose notes are shown where they are cited."""
    pages = {f"{number}.md": page for number, page in enumerate(text.split(PAGE_BREAK)[:8])}
    with bounded(len(text)):
        converted = Series(pages).convert()
    html = "\n".join(converted.values())
    for page in converted.values():
        check_balance(text, page)
    assert not (lost := lost_words(text.replace(PAGE_BREAK, "\n\n"), html)), f"lost {lost}"


NOW = datetime.datetime(2024, 5, 6, 7, 8, 9, tzinfo=datetime.UTC)
LIMITS = Limits(iterations=5_000, output=100_000, items=5_000)
NOWHERE = Path("/nonexistent")


def check_liquid(text: str) -> None:
    """A page with front matter and Liquid, on a site with a post and a page."""
    diagnostics = Diagnostics()
    with bounded(len(text) + 5_000):
        source = split_source(text, "a.md", diagnostics)
        page = SitePage("a.md", "/a.html", "a.html", source.front_matter, source.body, source.body_line)
        post = SitePage(
            "_posts/2024-01-01-b.md", "/b.html", "b.html", {"tags": ["x"]}, "One.\n\nTwo.", 1, "posts"
        )
        config: dict[str, object] = {"title": "T", "url": "https://a.org", "baseurl": "/b"}
        site = Site(NOWHERE, config, (page, post), (), data={"items": [{"a": 1, "b": "x"}, {"a": None}]})
        renderer = LiquidRenderer(site, diagnostics, markdownify=str, now=NOW, limits=LIMITS)
        shown = renderer.render(page)
    assert isinstance(shown, str)
    assert len(shown) <= LIMITS.output + len(text)
    assert all(finding.code and finding.message for finding in diagnostics)


def _texts(*rooms: str) -> Iterator[str]:
    for room in rooms:
        for path in sorted((CASES / room).rglob("*.case")):
            sections = casefile.read(path)
            pages = [
                text for name, text in sections.items() if name.startswith("file ") and name.endswith(".md")
            ]
            yield sections.get("input") or PAGE_BREAK.join(pages)


def _tokens(name: str) -> tuple[str, ...]:
    """The tokens of a file, apart by white space; their own is written as a sign for it."""
    words = (FOLDER / f"{name}.tokens").read_text(encoding="utf-8").split()
    return tuple(word.translate(SIGNS) for word in words)


TARGETS = {
    "dialect": Target(check_dialect, lambda: _texts("dialect", "eject/pages"), _tokens("dialect")),
    "notes": Target(check_notes, lambda: _texts("notes"), (*_tokens("dialect"), PAGE_BREAK)),
    "liquid": Target(check_liquid, lambda: _texts("templating"), _tokens("liquid")),
}
