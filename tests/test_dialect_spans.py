"""kramdown's spans: each case is a text, the HTML that comes out and the findings.

A case may have a section `settings` (YAML): options of the extension, and `extensions` with further Markdown
extensions and their options.
"""

from __future__ import annotations

from pathlib import Path

import casefile
import pytest
import yaml
from markdown import Markdown

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
