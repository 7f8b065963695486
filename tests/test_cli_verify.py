"""verify: a site that Jekyll built against ours, as it is and with one thing broken in it at a time."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import casefile
import pytest
from click.testing import CliRunner, Result
from small_site import build_site, write_files

from mkdocs_essay.cli import main

ORCHARD = Path(__file__).parent / "cases" / "compare" / "orchard.site"
PLANTING = "guide/planting.html"


@pytest.fixture(scope="module")
def orchard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small site as Jekyll built it (old) and as we build it (site)."""
    folder = tmp_path_factory.mktemp("orchard")
    write_files(folder, casefile.read(ORCHARD))
    built = build_site(folder)
    assert (built.error, built.warnings) == ("", [])
    return folder


def verify(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["verify", *(str(argument) for argument in arguments)])


def kinds(result: Result) -> set[str]:
    assert result.exit_code in (0, 1), result.output
    return {difference["kind"] for difference in json.loads(result.output)["differences"]}


@pytest.fixture
def broken(orchard: Path, tmp_path: Path) -> Path:
    """A copy of our site, to break."""
    return Path(shutil.copytree(orchard / "site", tmp_path / "broken"))


def replace(site: Path, page: str, *changes: tuple[str, str]) -> None:
    path = site / page
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text, f"{before!r} is not in {text[text.find('<article') :]}"
        text = text.replace(before, after, 1)
    path.write_text(text, encoding="utf-8")


def test_nothing_is_found_in_the_whole_site(orchard: Path) -> None:
    result = verify(orchard / "old", orchard / "site")
    assert (result.exit_code, result.output) == (0, "5 pages compared: nothing is missing.\n")


def test_a_site_is_the_same_as_itself(orchard: Path) -> None:
    options = [f"--old-{part}" for part in ("content", "nav")]
    selectors = ["article.md-content__inner", "nav.md-nav--primary"]
    pairs = [word for pair in zip(options, selectors, strict=True) for word in pair]
    result = verify(orchard / "site", orchard / "site", *pairs)
    assert result.output.endswith("pages compared: nothing is missing.\n")
    assert result.exit_code == 0


ENTRY = '<span class="md-ellipsis"'
LINK = f'class="md-nav__link">{ENTRY}>'

# What is done to which page, and the kinds that have to be found: these and no others.
MUTATIONS: dict[str, tuple[str, tuple[tuple[str, str], ...], set[str]]] = {
    "paragraph removed": (PLANTING, (("<p>Then wait again.</p>", ""),), {"missing-text"}),
    "paragraph moved": (
        PLANTING,
        (("<p>Then wait again.</p>", ""), ("<h3 ", "<p>Then wait again.</p><h3 ")),
        {"moved-text"},
    ),
    "paragraph doubled": (
        PLANTING,
        (("<p>Then wait again.</p>", "<p>Then wait again.</p><p>Then wait again.</p>"),),
        {"extra-text"},
    ),
    "word changed": (PLANTING, (("wait again", "wait no more"),), {"changed-text"}),
    "comma lost": ("guide/pruning.html", (("saw, and", "saw and"),), {"changed-text"}),
    "heading id changed": (PLANTING, (('id="what-you-need"', 'id="what-you-want"'),), {"heading-id"}),
    "heading id gone": (PLANTING, ((' id="afterwards"', ""),), {"heading-id"}),
    "heading level changed": (
        PLANTING,
        (("<h3 ", "<h4 "), ("</h3>", "</h4>")),
        {"heading-level"},
    ),
    "quote made plain": (
        PLANTING,
        (("<blockquote>", ""), ("</blockquote>", "")),
        {"quote"},
    ),
    "emphasis stripped": (PLANTING, (("<em>late</em>", "late"),), {"emphasis"}),
    "strong made em": (PLANTING, (("<strong>soil</strong>", "<em>soil</em>"),), {"emphasis"}),
    "code in a line stripped": (PLANTING, (("<code>frozen</code>", "frozen"),), {"emphasis"}),
    "line of code changed": (PLANTING, (("apple", "pear"),), {"code-line"}),
    "picture gone": (PLANTING, (("tree.png", "shrub.png"),), {"picture"}),
    "picture text changed": (PLANTING, (('alt="A young tree"', 'alt=""'),), {"picture-text"}),
    "link bent": (PLANTING, (("pruning.html#in-winter", "pruning.html#in-spring"),), {"link-target"}),
    "link stripped": (PLANTING, (('href="pruning.html#in-winter"', ""),), {"link-target"}),
    "class gone": (PLANTING, (('class="fs-5"', ""),), {"class"}),
    "columns changed about": (
        PLANTING,
        (("<td>Apple</td>", ""), ("<td>4</td>", "<td>4</td><td>Apple</td>")),
        {"moved-text", "table"},
    ),
    "footnote lost": (PLANTING, (("It is not.", ""),), {"missing-note"}),
    "note lost": ("guide/pruning.html", (("Boughs that rub.", ""),), {"missing-note"}),
    "half of a broken sentence lost": (
        "guide/pruning.html",
        (("sharp saw", ""),),
        {"changed-text"},
    ),
    "list flattened": (
        PLANTING,
        (
            ("a spade\n<ul>\n<li>long</li>", "a spade</li>\n<li>long</li>"),
            ("<li>sharp</li>\n</ul>\n</li>", "<li>sharp</li>"),
        ),
        {"list-depth"},
    ),
    "numbered list made plain": (
        PLANTING,
        (("<ol>\n<li>Dig.", "<ul>\n<li>Dig."), ("Water.</li>\n</ol>", "Water.</li>\n</ul>")),
        {"list-kind"},
    ),
    "numbers changed": (PLANTING, (("<ol>\n<li>Dig.", '<ol start="4">\n<li>Dig.'),), {"list-number"}),
    "items made one": (
        PLANTING,
        (("Dig.</li>\n<li>Plant.", "<p>Dig.</p><p>Plant.</p>"),),
        {"list-item", "list-number"},
    ),
    "table made plain": (
        PLANTING,
        (("<td>Apple</td>", ""), ("<h3 ", "<p>Apple</p><h3 ")),
        {"moved-text", "block-kind", "table"},
    ),
    "redirect bent": ("planting/index.html", (("planting.html", "pruning.html"),) * 4, {"redirect"}),
    "navigation entry renamed": (
        "index.html",
        ((f"{ENTRY}>Pruning</span>", f"{ENTRY}>Prunes</span>"),),
        {"nav-entry"},
    ),
    "navigation entry bent": (
        "index.html",
        (('"guide/pruning.html"', '"guide/prune.html"'),),
        {"nav-target"},
    ),
    "navigation entries changed about": (
        "index.html",
        (
            (f'"guide/planting.html" {LINK}Planting', f'"other" {LINK}Other'),
            (f'"guide/pruning.html" {LINK}Pruning', f'"guide/planting.html" {LINK}Planting'),
            (f'"other" {LINK}Other', f'"guide/pruning.html" {LINK}Pruning'),
        ),
        {"nav-order"},
    ),
    "navigation entry added": (
        "index.html",
        (
            (
                '<li class="md-nav__item"><a href="guide/pruning',
                f'<li class="md-nav__item"><a href="new" {LINK}New</span></a></li>'
                '<li class="md-nav__item"><a href="guide/pruning',
            ),
        ),
        {"extra-nav-entry"},
    ),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_what_is_broken_is_found(orchard: Path, broken: Path, name: str) -> None:
    page, changes, expected = MUTATIONS[name]
    replace(broken, page, *changes)
    result = verify(orchard / "old", broken, "--json")
    assert (result.exit_code, kinds(result)) == (1, expected)


def test_what_is_gone_is_found(orchard: Path, broken: Path) -> None:
    for path in ("planting/index.html", "pictures/tree.png", "guide/pruning.html"):
        (broken / path).unlink()
    result = verify(orchard / "old", broken, "--json")
    found = {(each["kind"], each["page"]) for each in json.loads(result.output)["differences"]}
    assert found == {
        ("redirect", "/planting/"),
        ("missing-file", "/pictures/tree.png"),
        ("missing-page", "/guide/pruning.html"),
    }


def test_a_page_at_another_address_is_said_and_compared(orchard: Path, broken: Path) -> None:
    folder = broken / "guide" / "pruning"
    folder.mkdir()
    (broken / "guide" / "pruning.html").rename(folder / "index.html")
    replace(broken, "guide/pruning/index.html", ("sharp saw", "blunt saw"))
    result = verify(orchard / "old", broken, "--json")
    assert kinds(result) == {"moved-page", "changed-text"}


def test_a_note_may_stand_on_another_page(orchard: Path, broken: Path) -> None:
    page = broken / "guide" / "pruning.html"
    text = page.read_text(encoding="utf-8")
    start = text.index('<section aria-label="Notes"')
    notes = text[start : text.index("</section>", start) + len("</section>")]
    page.write_text(text.replace(notes, ""), encoding="utf-8")
    assert kinds(verify(orchard / "old", broken, "--json")) == {"missing-note"}
    replace(broken, "guide/index.html", ("</article>", f"{notes}</article>"))
    assert kinds(verify(orchard / "old", broken, "--json")) == set()


ACCEPTED = """
- page: /guide/*
  kind: changed-text
  text: "*no more*"
  reason: it was wrong
- page: /guide/*
  kind: quote
  reason: never found
"""


def test_what_is_meant_is_left_out_and_what_is_not_used_is_said(
    orchard: Path, broken: Path, tmp_path: Path
) -> None:
    replace(broken, PLANTING, ("wait again", "wait no more"))
    (tmp_path / "accepted.yml").write_text(ACCEPTED, encoding="utf-8")
    result = verify(orchard / "old", broken, "--accept", tmp_path / "accepted.yml")
    assert result.exit_code == 0
    assert result.output == (
        f"{tmp_path}/accepted.yml:6: accepted-not-found nothing that was found is /guide/* quote"
        " (never found): take the entry out, or correct it.\n"
        "5 pages compared: nothing is missing, 1 accepted.\n"
    )


SELECTED = """
- page: [/nowhere, /guide/*]
  kind: [changed-*, quote]
  selector: li
  reason: the list is new
"""


def test_what_stands_in_a_chosen_element_may_differ(orchard: Path, broken: Path, tmp_path: Path) -> None:
    (tmp_path / "accepted.yml").write_text(SELECTED, encoding="utf-8")
    replace(broken, PLANTING, ("wait again", "wait no more"))
    outside = verify(orchard / "old", broken, "--accept", tmp_path / "accepted.yml")
    assert outside.exit_code == 1
    replace(broken, PLANTING, ("wait no more", "wait again"), ("a spade", "a blunt spade"))
    within = verify(orchard / "old", broken, "--accept", tmp_path / "accepted.yml")
    assert (within.exit_code, within.output) == (0, "5 pages compared: nothing is missing, 1 accepted.\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- page: /a", "line 1: say the reason why this is meant"),
        ("- kind: nonsense\n  reason: x", "line 1: nonsense is no kind; there are missing-page, moved-page"),
        ("- reason: x\n  pages: y", "line 1: pages is no key; there are page, kind, text, selector, reason"),
        ("- selector: a b\n  reason: x", "line 1: 'a b': name one element here, without a blank"),
        ("words", "write a list: each entry a dash with page, kind and reason"),
        ("- page: [", "line "),
    ],
)
def test_a_list_that_cannot_be_used(orchard: Path, tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "accepted.yml"
    path.write_text(text, encoding="utf-8")
    result = verify(orchard / "old", orchard / "site", "--accept", path)
    assert result.exit_code == 2
    assert f"Error: {path}: {message}" in result.output


def test_folders_that_hold_no_site(orchard: Path, tmp_path: Path) -> None:
    result = verify(orchard / "old", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "is no folder; build the site first" in result.output
    result = verify(tmp_path, orchard / "site")
    assert result.exit_code == 2
    assert "holds no HTML page" in result.output
    result = verify(orchard / "old", orchard / "site", "--old-content", "main > p")
    assert result.exit_code == 2
    assert "'>' is no selector" in result.output


def test_the_summary_shows_a_few_of_each_kind(orchard: Path, broken: Path) -> None:
    replace(
        broken, PLANTING, *[(f"<li>{word}", f"<li>my {word}") for word in ("Dig", "Plant", "Water", "twine")]
    )
    result = verify(orchard / "old", broken)
    assert "changed-text" in result.output or "missing-text" in result.output
    assert "--all shows them" in result.output
    assert "--all shows them" not in verify(orchard / "old", broken, "--all").output


def test_the_report_shows_both_sides(orchard: Path, broken: Path, tmp_path: Path) -> None:
    replace(broken, PLANTING, ("a year is", "a cow & is"), ("<em>late</em>", "late"))
    report = tmp_path / "report.html"
    assert verify(orchard / "old", broken, "--report", report).exit_code == 1
    text = report.read_text(encoding="utf-8")
    assert '<h2 id="page-1">/guide/planting.html</h2>' in text
    assert '<input type="checkbox" checked id="show-changed-text"> changed-text</label>' in text
    assert "Some say a <del>year</del> is enough" in text
    assert "Some say a <ins>cow &amp;</ins> is enough" in text
    assert "http" not in text


def test_the_report_lists_its_pages_and_what_was_accepted(
    orchard: Path, broken: Path, tmp_path: Path
) -> None:
    replace(broken, PLANTING, ("wait again", "wait no more"), ("<em>late</em>", "late"))
    replace(broken, "guide/pruning.html", ("sharp saw", "blunt saw"))
    (tmp_path / "accepted.yml").write_text(ACCEPTED, encoding="utf-8")
    report = tmp_path / "report.html"
    options = ["--accept", tmp_path / "accepted.yml", "--report", report]
    assert verify(orchard / "old", broken, *options).exit_code == 1
    text = report.read_text(encoding="utf-8")
    assert "<title>5 pages compared, 2 differences found</title>" in text
    assert '<li><a href="#page-1">/guide/planting.html</a> 1</li>' in text
    assert '<li><a href="#page-2">/guide/pruning.html</a> 1</li>' in text
    assert '<td class="count">1</td><td>/guide/* changed-text' in text
    assert "<td>it was wrong</td>" in text
    assert '<td class="count">not used</td><td>/guide/* quote' in text


def test_what_scripts_read_has_both_sides(orchard: Path, broken: Path, tmp_path: Path) -> None:
    replace(broken, PLANTING, ("wait again", "wait no more"))
    replace(broken, "guide/pruning.html", ("sharp saw", "blunt saw"))
    (tmp_path / "accepted.yml").write_text(ACCEPTED, encoding="utf-8")
    said = json.loads(verify(orchard / "old", broken, "--accept", tmp_path / "accepted.yml", "--json").output)
    (found,) = said["differences"]
    assert (said["pages"], found["kind"], found["page"]) == (5, "changed-text", "/guide/pruning.html")
    assert "sharp saw" in found["old"]
    assert "blunt saw" in found["new"]
    assert [entry["used"] for entry in said["accepted"]] == [1, 0]


def test_another_theme_is_read_by_selectors(tmp_path: Path) -> None:
    page = (
        "<body><div class=menu><ul><li><a href=/>Home</a><li><a href=/a.html>A</a></ul></div>"
        "<div id=text><p class=ad>Buy!<p>One.<p>Two.</div></body>"
    )
    for side, text in (("old", page), ("new", page.replace("Two", "Three").replace(">A<", ">B<"))):
        (tmp_path / side).mkdir()
        (tmp_path / side / "index.html").write_text(text, encoding="utf-8")
        (tmp_path / side / "a.html").write_text(page, encoding="utf-8")
    (tmp_path / "new" / "index.html").write_text(
        (tmp_path / "new" / "index.html").read_text(encoding="utf-8").replace("Buy!", "Sell!"),
        encoding="utf-8",
    )
    options = [
        word
        for side in ("old", "new")
        for pair in (
            (f"--{side}-content", "#text"),
            (f"--{side}-nav", "div.menu"),
            (f"--{side}-drop", "p.ad"),
        )
        for word in pair
    ]
    result = verify(tmp_path / "old", tmp_path / "new", *options, "--json")
    assert kinds(result) == {"missing-text", "extra-text", "nav-entry"}
