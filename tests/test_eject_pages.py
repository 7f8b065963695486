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
