"""Blocks of code as pymdownx.highlight shows them, without its making everything anew for each block."""

from __future__ import annotations

from typing import Any

import pymdownx.highlight
import pytest
from markdown import Markdown
from pygments.formatters import HtmlFormatter

OPTIONS: dict[str, dict[str, Any]] = {
    "as the plugin sets it": {"pygments_lang_class": True},
    "as Material's manual sets it": {"anchor_linenums": True, "line_spans": "__span"},
    "with line numbers": {"linenums": True, "auto_title": True},
    "with colours in the HTML": {"noclasses": True, "pygments_style": "monokai", "linenums": True},
    "with a default language": {"default_lang": "python", "stripnl": False},
    "with a guess": {"guess_lang": True},
    "with a language of its own": {"extend_pygments_lang": [{"name": "mine", "lang": "python"}]},
    "without Pygments": {"use_pygments": False},
}
LANGUAGES = ("python", "Python", "html+jinja", "nothing-known", "modula2", "mine", "")
CODE = "if a < b: # {{ c }}\n    return 'd'\n"


def converter(options: dict[str, Any], *first: str) -> Markdown:
    extensions = [*first, "pymdownx.highlight", "pymdownx.superfences"]
    return Markdown(extensions=extensions, extension_configs={"pymdownx.highlight": options})


@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
def test_as_it_is_without_us(options: dict[str, Any]) -> None:
    page = "\n".join(f"```{language}\n{CODE}```\n" for language in LANGUAGES for _ in range(2))
    said = " title='A' hl_lines='1' linenums='3'" if options.get("use_pygments", True) else ""
    page += f"\n```python{said}\n{CODE}```\n\n    indented\n"
    theirs, ours = converter(options), converter(options, "mkdocs_essay")
    for _ in range(2):
        assert ours.reset().convert(page).split() == theirs.reset().convert(page).split()


def test_what_a_text_says_of_its_dialect_is_forgotten() -> None:
    """The lexer of Modula-2 takes the dialect from a comment; the next block is read without it."""
    plain = "```modula2\nBEGIN a := BITSET END.\n```\n"
    tagged = "```modula2\n(*!m2iso*)\nBEGIN a := BITSET END.\n```\n"
    md = converter({}, "mkdocs_essay")
    assert md.convert(f"{tagged}\n{plain}").endswith(md.reset().convert(plain))


def test_a_language_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    look_up = pymdownx.highlight.get_lexer_by_name

    def counted(name: str, **options: Any) -> Any:
        asked.append(name)
        return look_up(name, **options)

    monkeypatch.setattr(pymdownx.highlight, "get_lexer_by_name", counted)
    html = converter({}, "mkdocs_essay").convert("```tcl\nset a\n```\n\n" * 20)
    assert html.count('class="highlight"') == 20
    assert len(asked) <= 1


def test_no_colours_are_read_where_none_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    make = HtmlFormatter._create_stylesheet

    def counted(formatter: HtmlFormatter) -> None:
        make(formatter)
        read.append(len(formatter.class2style))

    monkeypatch.setattr(HtmlFormatter, "_create_stylesheet", counted)
    converter({}, "mkdocs_essay").convert("```python\na\n```\n\n    indented\n")
    assert read == [0, 0]
    converter({"noclasses": True}, "mkdocs_essay").convert("```python\na\n```\n")
    assert read[-1] > 0


def test_lines_that_a_machine_wrote_go_without_colours() -> None:
    """In whatever block they stand; the next page has its colours again."""
    block = "```yaml\n{}\n```\n"
    md = converter({}, "mkdocs_essay")
    shown = md.convert(
        block.format("a: 1") + "\n" + block.format("*" * 100_000) + "\n" + block.format("b: 2")
    )
    assert [f">{name}<" in shown for name in ("a", "b")] == [True, False]
    assert "*" * 100_000 in shown
    assert "b: 2" in shown
    assert ">b<" in md.reset().convert(block.format("b: 2"))
