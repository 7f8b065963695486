"""The dialect's blocks: each case's input through the extension, with its HTML and its diagnostics."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import casefile
import markdown
import pytest
import yaml
from growth import assert_linear
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from mkdocs_essay.dialect.attributes import parse
from mkdocs_essay.dialect.context import PageContext
from mkdocs_essay.dialect.ids import HeadingIds


def convert(text: str, settings: dict[str, Any] | None = None) -> tuple[str, str]:
    """HTML and diagnostics; `settings` holds `extensions`, `configs` and options of the extension."""
    chosen = dict(settings or {})
    context = PageContext(path="page.md")
    extensions = ["mkdocs_essay", *chosen.pop("extensions", [])]
    configs = {**chosen.pop("configs", {}), "mkdocs_essay": {**chosen, "context": context}}
    html = markdown.markdown(text, extensions=extensions, extension_configs=configs)
    return html, "".join(f"{found}\n" for found in context.diagnostics)


@pytest.mark.parametrize("path", casefile.files("dialect/blocks"))
def test_case(path: Path, rewrite: bool) -> None:
    sections = casefile.read(path)
    html, diagnostics = convert(sections["input"], yaml.safe_load(sections.get("options", "")))
    casefile.check(path, {"html": html, "diagnostics": diagnostics}, rewrite)


LINES = st.sampled_from(
    [
        *(
            "word",
            "two words",
            "    deep",
            "   more",
            "    - far",
            "- item",
            "  - sub",
            "1. one",
            "- [ ] task",
            "",
        ),
        *(
            "> quote",
            "> > inner",
            "# Head",
            "===",
            "---",
            "^",
            "```",
            "~~~",
            "$$",
            "term",
            ": def",
            "a ; b",
            "c / d",
        ),
        *(
            '<div markdown="1">',
            "</div>",
            "<div>",
            "<p>text",
            "<table>",
            '<td markdown="span">cell',
            "<details>",
        ),
        *(
            "{: .cls}",
            "{: fs-2}",
            "{:toc}",
            "{:name: .v}",
            "{::comment}",
            "{:/}",
            "{ .x }",
            "!!! note",
            "text[^n]",
        ),
        *("[x]: y", "*[ab]: cd", "[^n]: note"),
    ]
)


@given(st.lists(LINES, max_size=14))
@hypothesis_settings(max_examples=60, deadline=None)
def test_no_text_is_lost(lines: list[str]) -> None:
    words = [f"w{number}w" for number in range(len(lines))]
    source = "\n".join(f"{line.strip(chr(10))} {word}" for line, word in zip(lines, words, strict=True))
    html, _ = convert(source, {"extensions": ["admonition"]})
    shown = html + " ".join(word for line, word in zip(lines, words, strict=True) if _is_definition(line))
    assert [word for word in words if word not in shown] == []


def _is_definition(line: str) -> bool:
    """Definitions are not shown where they stand, nor are footnotes that nobody refers to."""
    return line.startswith(("[x]", "*[", "[^n]"))


@pytest.mark.parametrize(
    "unit",
    (
        '[ * > - <![ <!-- {: ` {:⏎ -⏎ >⏎ ```a⏎ ````a⏎```⏎ <div> <div⏎ <div⏎markdown="1">⏎ |a {:_.a}⏎ $$⏎⏎ '
        'a⏎:_b⏎ [^a]:⏎ [a]:_"x⏎ {::comment}⏎ *[a⏎ #_a⏎ -_a⏎⏎ '
        '!!!_note⏎____a⏎⏎ </div>⏎ {:_a="x_ <p> |_`a⏎ -_{:⏎ {_.x_}⏎'
    ).split(),
)
def test_time_grows_with_length(unit: str) -> None:
    piece = unit.replace("⏎", "\n").replace("_", " ")

    def conversion(size: int) -> Callable[[], object]:
        text = piece * (size // len(piece)) + "\n"
        return lambda: convert(text, {"extensions": ["admonition"]})

    assert_linear(conversion, 6_000)


@pytest.mark.parametrize("unit", ["> ", "- ", "> - ", "1. ", "<div>", '<div markdown="1">\n', "[^a]: > "])
def test_deep_nesting_keeps_the_text(unit: str) -> None:
    html, diagnostics = convert(unit * 1000 + "innermost\n")
    assert "innermost" in html or unit.startswith("[^")
    assert "Traceback" not in diagnostics


def test_document_is_new_for_each_conversion() -> None:
    md = markdown.Markdown(extensions=["mkdocs_essay"])
    assert md.convert("# A\n\n[l]\n\n[l]: /x") == md.convert("# A\n\n[l]\n\n[l]: /x")
    assert "<p>[l]</p>" in md.convert("[l]")


def test_lines_of_diagnostics_count_from_the_body_in_its_file() -> None:
    context = PageContext(path="docs/a.md", first_line=8)
    markdown.markdown(
        "text\n\n- a\n\n  > {: fs-2}\n  > b\n",
        extensions=["mkdocs_essay"],
        extension_configs={"mkdocs_essay": {"context": context}},
    )
    assert [(found.code, found.path, found.line) for found in context.diagnostics] == [
        ("unknown-attribute-list", "docs/a.md", 12)
    ]


@pytest.mark.parametrize(
    ("text", "attributes", "references"),
    [
        (' .a .b #c k="v" ', {"class": "a b", "id": "c", "k": "v"}, ()),
        (".a#b.c", {"class": "a c", "id": "b"}, ()),
        ("toc fs-2", {}, ("toc", "fs-2")),
        (r'title="a \"b\" \} c"', {"title": 'a "b" } c'}, ()),
        ("""a='it "is"' b="x""", {"a": 'it "is"'}, ()),
        ("#9 .", {}, ()),
        ("", {}, ()),
    ],
)
def test_attribute_list(text: str, attributes: dict[str, str], references: tuple[str, ...]) -> None:
    found = parse(text)
    assert (found.attributes, found.references) == (attributes, references)


@pytest.mark.parametrize(
    ("text", "document", "classic"),
    [
        ("Chapter 2 - Dusk", "chapter-2---dusk", "chapter-2---dusk"),
        ("7. Ebb — flow", "7-ebb--flow", "ebb--flow"),
        ("Über Maß", "über-maß", "ber-ma"),
        ("a_b\tc", "a_b-c", "abc"),
        ("?!", "", "section"),
    ],
)
def test_heading_ids(text: str, document: str, classic: str) -> None:
    ids = HeadingIds()
    assert (ids.at_document_level(text), ids.in_html(text)) == (document, classic)
    assert (ids.at_document_level(text), ids.in_html(text)) == (f"{document}-1", f"{classic}-1")


def test_ledger_names_cases_that_are_there() -> None:
    root = Path(__file__).parent / "cases" / "dialect"
    named = re.findall(r"`(blocks/[\w/-]+)`", (root / "LEDGER.md").read_text(encoding="utf-8"))
    assert named
    there = [(root / f"{name}.case").exists() or any((root / name).glob("*.case")) for name in named]
    assert all(there), [name for name, found in zip(named, there, strict=True) if not found]
