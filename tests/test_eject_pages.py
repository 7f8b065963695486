"""Pages rewritten: kramdown in, plain Markdown out, and both render to the same."""

from __future__ import annotations

from pathlib import Path

import casefile
import pytest
from hypothesis import given, settings
from markdown import Markdown
from test_dialect_hostile import pages

from mkdocs_essay.eject import extensions
from mkdocs_essay.eject.cleaning import clean
from mkdocs_essay.eject.equality import forms
from mkdocs_essay.eject.numbering import number_notes
from mkdocs_essay.eject.rendering import PlainMarkdown
from mkdocs_essay.eject.rewriting import Rewriter

OURS = ["mkdocs_essay", "pymdownx.highlight", "pymdownx.superfences", "pymdownx.arithmatex"]
SETTINGS = {
    "mkdocs_essay": {
        "callouts": {"note": {"title": "Note", "color": "blue"}},
        "notes": {"style": "footnotes"},
    },
    "pymdownx.highlight": {"pygments_lang_class": True},
    "pymdownx.arithmatex": {"generic": True},
}


def same(address: str) -> str:
    return address


def rewritten(html: str) -> Rewriter:
    root = clean(html, same)
    number_notes(root)
    rewriter = Rewriter(root, PlainMarkdown(*extensions.for_python({})).render)
    rewriter.run()
    return rewriter


@pytest.mark.parametrize("path", casefile.files("eject/pages"))
def test_page(path: Path, rewrite: bool) -> None:
    sections = casefile.read(path)
    html = sections.get("html") or Markdown(extensions=OURS, extension_configs=SETTINGS).convert(
        sections["kramdown"]
    )
    page = rewritten(html)
    assert page.equal, page.difference()
    casefile.check(
        path,
        {
            "markdown": page.markdown(same, same),
            "became html": "\n".join(block.excerpt for block in page.html_blocks()),
        },
        rewrite,
    )


# What Markdown cannot say; eject names such pages.
NOT_PLAIN = {
    "html-in-notes": "Python-Markdown reads no block of HTML at the head of a footnote",
    "ways-back-inline": "nor a heading",
    "nested-too-deep": "nor does it tell quotes that nest so deep from their text",
}


def dialect_cases() -> list[str]:
    rooms = [*casefile.files("dialect"), *casefile.files("notes/pages")]
    paths = [each.values[0] for each in rooms if each.values[0].stem not in NOT_PLAIN]
    return [casefile.read(path)["input"] for path in paths]


def test_all_that_the_dialect_has_can_be_written_plainly() -> None:
    for text in dialect_cases():
        html = Markdown(extensions=OURS, extension_configs=SETTINGS).convert(text)
        page = rewritten(html)
        assert page.equal, (text, page.difference())


@settings(max_examples=40, deadline=None)
@given(pages())
def test_any_page_can_be_written_plainly(text: str) -> None:
    html = Markdown(extensions=OURS, extension_configs=SETTINGS).convert(text)
    page = rewritten(html)
    assert page.equal, page.difference()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('<p class="a">x</p>', '<p class="b">x</p>'),
        ('<p class="a">x</p>', "<p>x</p>"),
        ('<p><a href="/a">x</a></p>', '<p><a href="/b">x</a></p>'),
        ('<p id="a">x</p>', '<p id="b">x</p>'),
        ('<p style="color: red">x</p>', '<p style="color: blue">x</p>'),
        ('<ol start="2"><li>x</li></ol>', "<ol><li>x</li></ol>"),
        ("<p>x <em>y</em></p>", "<p>x y</p>"),
        ("<p>x</p><p>y</p>", "<p>x y</p>"),
        ("<p>x y</p>", "<p>x  z</p>"),
        ('<p><img src="/a.png" alt="a"></p>', '<p><img src="/a.png" alt="b"></p>'),
    ],
)
def test_pages_that_differ_are_told_apart(one: str, other: str) -> None:
    assert forms(clean(one, same)) != forms(clean(other, same))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('<p class="a b">x</p>', '<p class="b  a">x</p>'),
        ('<p style="color: red;">x</p>', '<p style="color:red">x</p>'),
        ('<ol start="1"><li>x</li></ol>', "<ol><li>x</li></ol>"),
        (
            '<details open="open"><summary>x</summary></details>',
            "<details open><summary>x</summary></details>",
        ),
        ('<p title="">x</p>', "<p>x</p>"),
        ("<p>x\n y</p>", "<p>x y</p>"),
    ],
)
def test_what_shows_the_same_is_equal(one: str, other: str) -> None:
    assert forms(clean(one, same)) == forms(clean(other, same))
