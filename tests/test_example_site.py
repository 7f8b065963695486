"""The example site builds strictly, and shows what its sources say."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

SOURCE = Path(__file__).parent.parent / "example_site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a strict build of the example site fills."""
    folder = tmp_path_factory.mktemp("example") / "site"
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--config-file",
        str(SOURCE / "mkdocs.yml"),
    ]
    done = subprocess.run(
        [*command, "--site-dir", str(folder)],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def page(site: Path) -> Callable[[str], Tag]:
    """The article of the page at an address of the built site."""

    def article(url: str) -> Tag:
        file = site / url if url.endswith(".html") else site / url / "index.html"
        found = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser").article
        assert found is not None
        return found

    return article


def sources() -> list[Path]:
    """The pages' sources."""
    return sorted(path for path in SOURCE.rglob("*.md") if not {"site", "_site"} & set(path.parts))


def jekyll_url(path: Path) -> str:
    """Where `permalink: pretty` puts a page that names no place of its own."""
    front_matter = path.read_text(encoding="utf-8").split("\n---\n")[0]
    named = re.search(r"^permalink: (.+)$", front_matter, re.MULTILINE)
    if named:
        return named[1].strip("/")
    plain = path.relative_to(SOURCE).with_suffix("").as_posix()
    return plain.removesuffix("index").strip("/")


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_every_page_answers_at_its_address_in_jekyll(path: Path, site: Path) -> None:
    url = jekyll_url(path)
    assert (site / url if url.endswith(".html") else site / url / "index.html").is_file()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("home/index.html", "../"),
        ("start.html", "./"),
        ("docs/reading/how-a-page-is-made-3/index.html", "../the-sheet.html"),
        ("docs/reading/footnotes-on-screens/index.html", "../a-short-history-of-the-footnote-4/"),
    ],
)
def test_old_addresses_lead_on(old: str, new: str, site: Path) -> None:
    document = BeautifulSoup((site / old).read_text(encoding="utf-8"), "html.parser")
    refresh = document.select_one('meta[http-equiv="refresh"]')
    assert refresh is not None
    assert str(refresh["content"]).partition("url=")[2] == new


def test_no_page_shows_its_syntax(site: Path) -> None:
    leaks = []
    for file in site.rglob("*.html"):
        document = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        for verbatim in document.select("pre, code, script, style"):
            verbatim.decompose()
        text = document.get_text()
        leaks += [
            (file.relative_to(site).as_posix(), mark) for mark in ("{:", "{%", "{{", "%}") if mark in text
        ]
    assert leaks == []


def test_no_link_within_the_site_is_dead(site: Path) -> None:
    dead = []
    for file in site.rglob("*.html"):
        if file.name == "404.html":
            continue
        article = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser").article
        for link in article.select("a[href]") if article else ():
            target = str(link["href"]).partition("#")[0]
            if not target or "//" in target:
                continue
            found = (file.parent / target).resolve()
            if not (found.is_file() or (found / "index.html").is_file()):
                dead.append((file.relative_to(site).as_posix(), target))
    assert dead == []


def test_sentences_that_notes_broke_are_whole(page: Callable[[str], Tag]) -> None:
    article = page("docs/reading/a-short-history-of-the-footnote-1")
    assert "“Ordinary” here means customary" in article.get_text()
    for addition in article.select("[data-essay]"):
        addition.decompose()
    text = re.sub(r"\s+", " ", article.get_text())
    assert "so that both would arrive at the foot of the page together." in text
    assert "“Ordinary” here means customary" not in text


def test_a_note_of_the_next_page_is_shown_where_it_is_cited(page: Callable[[str], Tag]) -> None:
    article = page("docs/reading/a-short-history-of-the-footnote-1")
    assert "the address may change when an edition does" in re.sub(r"\s+", " ", article.get_text())


def test_superscripts_that_cite_nothing_stay(page: Callable[[str], Tag]) -> None:
    article = page("docs/bearings/what-a-map-leaves-out")
    plain = [sup.get_text() for sup in article.select("sup") if not sup.select("a, [data-essay]")]
    assert plain == ["2", "6", "2", "2", "th"]


def test_prose_in_brackets_stays_prose(page: Callable[[str], Tag]) -> None:
    text = re.sub(r"\s+", " ", page("docs/reading/a-short-history-of-the-footnote-3").get_text())
    assert "A note is said (1) to interrupt" in text
    assert "(2) to show off" in text


def test_a_series_has_its_own_table_and_not_the_hand_written_one(page: Callable[[str], Tag]) -> None:
    article = page("docs/reading/a-short-history-of-the-footnote-2")
    assert not any("Table of Contents" in heading.get_text() for heading in article.select("h4"))
    links = article.select('[data-essay="series"] li a')
    assert [link.get_text(strip=True) for link in links] == [
        "The Margin and the Gloss",
        "The Foot of the Page",
        "The Quarrel",
        "The Screen",
    ]
    assert [link.get_text(strip=True) for link in links if link.get("aria-current") == "page"] == [
        "The Foot of the Page"
    ]
    assert "Part 2 of 4" in article.get_text()


def test_headings_have_the_ids_of_kramdown(page: Callable[[str], Tag]) -> None:
    article = page("docs/manual/the-dialect-1")
    ids = [heading.get("id") for heading in article.select("h2, h3")]
    assert ids[:4] == [
        "after-a-block-or-before-it",
        "heading-of-its-own",
        "on-a-few-words",
        "a-name-for-a-list",
    ]


def options(module: ast.Module, name: str, prefix: str = "") -> Iterator[tuple[str, str]]:
    """The options of a class of mkdocs_essay/config.py by their full names, with the sentence below each."""
    body = next(node for node in module.body if isinstance(node, ast.ClassDef) and node.name == name).body
    for statement, below in pairwise(body):
        if isinstance(statement, ast.Assign) and isinstance(below, ast.Expr):
            option, called = ast.unparse(statement.targets[0]), statement.value
            assert isinstance(called, ast.Call)
            if ast.unparse(called.func) == "c.SubConfig":
                yield from options(module, ast.unparse(called.args[0]), f"{prefix}{option}.")
            else:
                yield prefix + option, " ".join(str(ast.literal_eval(below.value)).split())


def test_the_manual_has_every_option_in_the_words_of_the_code() -> None:
    module = ast.parse((SOURCE.parent / "mkdocs_essay" / "config.py").read_text(encoding="utf-8"))
    manual = (SOURCE / "docs" / "manual" / "moving-in-2.md").read_text(encoding="utf-8")
    entries = re.findall(r"^`([\w.]+)`\n: ((?:.+\n)+)", manual, re.MULTILINE)
    in_code = dict(options(module, "EssayConfig"))
    in_manual = {name: re.sub(r"\s+", " ", text) for name, text in entries}
    assert list(in_manual) == list(in_code)
    assert [name for name, sentence in in_code.items() if not in_manual[name].startswith(sentence)] == []


def test_navigation_is_that_of_jekyll(site: Path) -> None:
    document = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "html.parser")
    top = document.select_one(".md-nav--primary > .md-nav__list")
    assert top is not None
    names = [
        item.select_one(".md-ellipsis").get_text(strip=True) for item in top.find_all("li", recursive=False)
    ]
    assert names == ["The Margin", "Reading", "Bearings", "Manual"]
