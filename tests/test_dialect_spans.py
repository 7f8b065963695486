"""kramdown's spans: each case is a text, the HTML that comes out and the findings.

A case may have a section `settings` (YAML): options of the extension, and `extensions` with further Markdown
extensions and their options.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import casefile
import pytest
import yaml
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor, Pattern
from markdown.util import AtomicString

from mkdocs_essay.dialect.spans.run import MAX_DEPTH
from mkdocs_essay.extension import EssayExtension


def convert(text: str, settings: dict[str, object] | None = None) -> tuple[str, list[str]]:
    """A page's HTML and its findings, without what notes add to it."""
    settings = dict(settings or {})
    others = settings.pop("extensions", None) or {}
    essay = EssayExtension(**settings)
    md = Markdown(
        extensions=[essay, *others], extension_configs={name: own or {} for name, own in others.items()}
    )
    for name in ("essay-notes-collect", "essay-notes-show", "essay-notes-footnotes"):
        md.treeprocessors.deregister(name, strict=False)
    html = md.convert(text)
    return html, [str(finding) for finding in essay.document.diagnostics]


@pytest.mark.parametrize("path", casefile.files("dialect/spans"))
def test_case(path: Path, rewrite: bool) -> None:
    sections = casefile.read(path)
    html, findings = convert(sections["input"], yaml.safe_load(sections.get("settings", "")))
    casefile.check(path, {"html": html, "diagnostics": "\n".join(findings)}, rewrite)


def test_deep_nesting_stays_within_bounds() -> None:
    html, _ = convert("<b>" * 500 + "deep" + "</b>" * 500)
    assert html.count("<b>") <= MAX_DEPTH
    assert html.count("<b>") + html.count("&lt;b&gt;") == 500


def test_a_second_page_knows_nothing_of_the_first() -> None:
    md = Markdown(extensions=["mkdocs_essay"])
    md.convert("[a][x] HTML[^1]\n\n[x]: /there\n\n*[HTML]: title\n\n[^1]: note\n")
    md.reset()
    assert md.convert("[a][x] HTML") == "<p>[a][x] HTML</p>"


def test_references_are_there_for_other_extensions() -> None:
    md = Markdown(extensions=["mkdocs_essay"])
    md.convert("[Some  Name]: /there 'title'\n\ntext\n")
    assert md.references["some name"] == ("/there", "title")


class Shout(InlineProcessor):
    """`%word%`: an element whose text is read on, kept out of links."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:
        if m[1] == "no":
            return None, None, None
        element = Element("q")
        element.text = m[1]
        return element, m.start(0), m.end(0)


class Stashed(InlineProcessor):
    """`@word@`: a string with a placeholder of the stash for HTML."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:
        return self.md.htmlStash.store(f"<u>{m[1]}</u>"), m.start(0), m.end(0)


class Verbatim(Pattern):
    """`;word;`, in the old style: an element whose text is final."""

    def handleMatch(self, m: re.Match[str]) -> Element:
        element = Element("samp")
        element.text = AtomicString(m.group(2))
        return element


@pytest.fixture
def with_patterns() -> Markdown:
    md = Markdown(extensions=["mkdocs_essay"])
    md.inlinePatterns.register(Shout(r"%([^%]+)%", md), "shout", 200)
    md.inlinePatterns.register(Stashed(r"@(\w+)@", md), "stashed", 75)
    md.inlinePatterns.register(Verbatim(r";([^;]+);", md), "verbatim", 10)
    return md


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a %b *c*% d% e", "a <q>b <em>c</em></q> d% e"),
        ("%no% and %yes%", "%no% and <q>yes</q>"),
        ("*a %b% c*", "<em>a <q>b</q> c</em>"),
        ("[a %b%](c) %d%", '<a href="c">a %b%</a> <q>d</q>'),
        ("a @b@ **@c@**", "a <u>b</u> <strong><u>c</u></strong>"),
        (';*x* "y";, *a ;b*; c', '<samp>*x* "y"</samp>, *a <samp>b*</samp> c'),
        (
            "`%a%` <code>@b@</code> $$;c;$$",
            '<code>%a%</code> <code>@b@</code> <span class="arithmatex">\\(;c;\\)</span>',
        ),
        ("%a%{:.b} @c@{:.d} e", '<q class="b">a</q> <u>c</u> e'),
        ("\\%a% \\*b*", "\\<q>a</q> *b*"),
    ],
)
def test_patterns_of_other_extensions(with_patterns: Markdown, text: str, html: str) -> None:
    assert with_patterns.convert(text) == f"<p>{html}</p>"
