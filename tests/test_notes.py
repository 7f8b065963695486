"""Notes: read from a page, matched over a series, shown."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import casefile
import pytest
import yaml
from growth import assert_linear, seconds
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from notes_site import Series

from mkdocs_essay.dialect.context import PageContext
from mkdocs_essay.extension import EssayExtension
from mkdocs_essay.notes.collect import has_candidates
from mkdocs_essay.notes.labels import read_citation
from mkdocs_essay.notes.links import link_addresses
from mkdocs_essay.notes.model import Counts, Note, PageNotes, Reference
from mkdocs_essay.notes.options import NotesOptions, read_options
from mkdocs_essay.notes.rendered import rendered_notes
from mkdocs_essay.notes.resolve import resolve
from mkdocs_essay.notes.search import notes_in_sections
from mkdocs_essay.notes.summary import summary


@pytest.mark.parametrize("path", casefile.files("notes/pages"))
def test_page(path: Path, rewrite: bool) -> None:
    """A page by itself, through the extension alone."""
    sections = casefile.read(path)
    context = PageContext()
    notes = yaml.safe_load(sections.get("options", "{}"))
    md = Markdown(extensions=[EssayExtension(notes=notes, context=context)])
    html = md.convert(sections["input"])
    diagnostics = "".join(f"{each}\n" for each in context.diagnostics)
    casefile.check(path, {"html": html, "diagnostics": diagnostics}, rewrite)


@pytest.mark.parametrize("path", casefile.files("notes/series"))
def test_series(path: Path, rewrite: bool) -> None:
    """Pages of a series: the matches, the findings, and the HTML of the pages that the case asks for."""
    sections = casefile.read(path)
    files = [
        (name.removeprefix("file "), text) for name, text in sections.items() if name.startswith("file ")
    ]
    series = Series(dict(files), yaml.safe_load(sections.get("options", "{}")))
    html = series.convert()
    actual = {"matches": series.matches(), "diagnostics": series.diagnostics()}
    actual |= {f"html {path}": text for path, text in html.items() if f"html {path}" in sections}
    casefile.check(path, actual, rewrite)


@pytest.mark.parametrize(
    ("content", "labels"),
    [
        ("26", "26"),
        ("26, 27", "26 27"),
        ("3–5", "3 4 5"),
        ("3-5", "3 4 5"),
        ("[1]", "1"),
        ("®4", "4"),
        ("1,2;3", "1 2 3"),
        ("1 and 2", "1 2"),
        ("(7)", "7"),
        ("**8**", "8"),
        ("\\[9\\]", "9"),
        ("[1](#note)", "1"),
        ("&nbsp;4", "4"),
        ("<a href='#n'>12</a>", "12"),
        ("007", "7"),
        ("*", "*"),
        ("\\*", "*"),
        ("††", "††"),
        ("a", "a"),
        ("1, *", "1 *"),
        ("th", ""),
        ("2nd", ""),
        ("", ""),
        ("®", ""),
        ("TM", ""),
        ("2+", ""),
        ("-1", ""),
        ("9–3", ""),
        ("1–999", ""),
        ("12345", ""),
        ("n+1", ""),
        ("2 m", ""),
    ],
)
def test_citations(content: str, labels: str) -> None:
    assert " ".join(read_citation(content)) == labels


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("See https://a.org/b.", "See <https://a.org/b>."),
        ("(https://a.org/b)", "(<https://a.org/b>)"),
        ("https://a.org/b_(c) d", "<https://a.org/b_(c)> d"),
        ("https://a.org/b\\_c, d", "<https://a.org/b_c>, d"),
        ("*https://a.org/b*.", "*<https://a.org/b>*."),
        ("“https://a.org/b.”", "“<https://a.org/b>.”"),
        ("[x](https://a.org)", "[x](https://a.org)"),
        ("[https://a.org](https://a.org)", "[https://a.org](https://a.org)"),
        ("<https://a.org>", "<https://a.org>"),
        ('<a href="https://a.org">https://a.org</a>', '<a href="https://a.org">https://a.org</a>'),
        ("`https://a.org`", "`https://a.org`"),
        ("https:// nothing", "https:// nothing"),
    ],
)
def test_addresses_become_links(text: str, linked: str) -> None:
    assert link_addresses(text) == linked


@pytest.mark.parametrize(
    ("value", "options", "problems"),
    [
        (None, NotesOptions(), 0),
        ("footnotes", NotesOptions("footnotes"), 0),
        ({"style": "sidenotes", "title": "Endnotes"}, NotesOptions("sidenotes", title="Endnotes"), 0),
        ("margin", NotesOptions(), 1),
        ({"styl": "footnotes"}, NotesOptions(), 1),
        (["footnotes"], NotesOptions(), 1),
        ({"match": "everywhere"}, NotesOptions(), 1),
    ],
)
def test_options(value: object, options: NotesOptions, problems: int) -> None:
    found, messages = read_options(value)
    assert (found, len(messages)) == (options, problems)


def test_options_of_a_page_win_over_the_site() -> None:
    base, _ = read_options({"style": "sidenotes", "title": "Endnotes"})
    assert read_options("footnotes", base)[0] == NotesOptions("footnotes", title="Endnotes")
    assert read_options(False, base)[0].match.scope == "none"


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        (Counts(), ""),
        (Counts(231, 17, 14, 233), "231 references on 17 pages, 14 across pages; 233 notes"),
        (Counts(1, 1, 0, 1), "1 reference on 1 page; 1 note"),
        (Counts(2, 1, 0, 2, 1), "2 references on 1 page; 2 notes; 1 reference without a note"),
    ],
)
def test_summary(counts: Counts, line: str) -> None:
    assert summary(counts) == line


def test_a_bibliography_counts_for_nothing() -> None:
    text = "As [1] says.\n\n## References\n\n[1] A book.\n\n[2] Another.\n"
    assert Series({"a.md": text}).resolve().counts == Counts()


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("A.<sup>1</sup>", True),
        ("A.<SUP class='x'>1</SUP>", True),
        ("## Notes\n\n1. A", True),
        ("a < b * c", False),
        ("", False),
    ],
)
def test_candidates(text: str, may: bool) -> None:
    assert has_candidates(text) is may


def test_a_plan_that_does_not_fit_the_text_is_not_used() -> None:
    series = Series({"a.md": "One.<sup>1</sup>\n\n***\n<sup>1</sup> First.\n***\n"})
    plan = series.resolve().plans[0]
    series.context.notes_plan = plan
    html = series.md.convert("Two.<sup>2</sup>\n\n***\n<sup>2</sup> Second.\n***\n")
    assert 'href="#note-2"' in html


def test_a_search_engine_reads_notes_where_they_are_cited() -> None:
    text = (
        "# One\n\nA.<sup>1</sup>\n\n## Two\n\nB.<sup>2</sup> C.<sup>1</sup>\n\n"
        "***\n<sup>1</sup> First words.\n\n- a list\n\n<sup>2</sup> Second words.\n\n***\n\n## Three\n\nD.\n"
    )
    html = notes_in_sections(Series({"a.md": text}).convert()["a.md"])
    one, two, three = html.split("<h2")
    assert "First words." in one
    assert "Second words." not in one
    assert "First words." in two
    assert "Second words." in two
    assert "words" not in three
    assert "↩" not in html


def test_a_search_engine_reads_a_note_of_a_note_with_it() -> None:
    text = (
        "# One\n\nA.<sup>1</sup>\n\n## Two\n\nB.<sup>2</sup>\n\n"
        "***\n<sup>1</sup> First words.<sup>3</sup>\n\n<sup>2</sup> Second words.\n\n"
        "<sup>3</sup> Third words, and back.<sup>1</sup>\n\n***\n\n## Three\n\nD.\n"
    )
    html = notes_in_sections(Series({"a.md": text}).convert()["a.md"])
    one, two, three = html.split("<h2")
    assert one.index("First words.") < one.index("Third words")
    assert "Second words." in two
    assert "Third words" not in two
    assert "words" not in three


NOTE = '<li class="essay-note" id="note-1"><span class="essay-note__number">1</span> Its words.</li>'


@pytest.mark.parametrize(
    ("html", "addresses"),
    [
        (f"<ol>{NOTE}</ol>", ["note-1"]),
        (f"<!-- {NOTE} --><ol>{NOTE.replace('note-1', 'note-2')}</ol>", ["note-2"]),
        (f"<ol>{NOTE}</ol><!-- never closed {NOTE}", ["note-1", "note-1"]),
        (f"<!-- --><!-- {NOTE} --><!----><ol>{NOTE}</ol>", ["note-1"]),
        (f"</li></li><ol>{NOTE}</ol>", ["note-1"]),
        (f"<ul><li>{NOTE}</li><li id='x'>no note</li></ul>", ["note-1"]),
        (f'<ol>{NOTE}<li id="x">no note</li><li class="essay-note">no address</li></ol>', ["note-1"]),
        (f'<ol>{NOTE.replace("note-1", "a&amp;b")}<li class="my-essay-notes" id="c">x</li></ol>', ["a&b"]),
        (f"<ol><li class='essay-note'>{NOTE}", ["note-1"]),
    ],
)
def test_notes_are_found_in_finished_html(html: str, addresses: list[str]) -> None:
    found = list(rendered_notes(html))
    assert [note.address for note in found] == addresses
    assert {note.text for note in found} <= {" Its words."}
    assert all(html[note.start : note.end].startswith("<li") for note in found)
    assert all(html[note.start : note.end].endswith("Its words.</li>") for note in found)


def test_a_note_goes_without_its_ways_back() -> None:
    back = '&nbsp;<a class="essay-note__back" href="#a">↩</a>'
    html = f'<li class="essay-note" id="n">Its words. {back} {back.replace("↩", "↩<sup>2</sup>")} </li>'
    assert [note.content for note in rendered_notes(html)] == ["Its words."]


def test_a_search_engine_reads_other_pages_as_they_are() -> None:
    assert notes_in_sections("<h1>One</h1><p>A.</p>") == "<h1>One</h1><p>A.</p>"


# Made-up series: numbering runs on or starts again, notes stand below their page or at the series' end.


@st.composite
def made_up_series(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, str], bool]:
    """Pages, the note that belongs to each of their marked words, and whether every note must be found."""
    restarts = draw(st.booleans())
    spilled = draw(st.booleans()) and not restarts
    lost = draw(st.booleans())
    number, serial = 0, 0
    belongs: dict[str, str] = {}
    texts: dict[str, str] = {}
    carried: list[str] = []
    for page in range(draw(st.integers(1, 4))):
        number = 0 if restarts else number
        parts, notes = [], carried
        carried = []
        for _ in range(draw(st.integers(0, 4))):
            # Without its first number, a page that starts again reads like one that cites again.
            number += 1 + (draw(st.integers(0, 5)) == 5 and number > 0)
            serial += 1
            word, text = f"word{serial}w", f"text{serial}"
            belongs[word] = text
            parts.append(f"Here {word}<sup>{number}</sup> stands.")
            note = f"<sup>{number}</sup>. {text} of the note.\n{{: .fs-2}}"
            if lost and draw(st.integers(0, 5)) == 5:
                belongs[word] = ""
            elif spilled and draw(st.integers(0, 3)) == 3:
                carried.append(note)
            else:
                notes.append(note)
        block = "***\n" + "\n".join(notes) + "\n***\n" if notes else ""
        texts[f"{page}.md"] = "\n\n".join(parts) + f"\n\n{block}\nThe end of {page}.\n"
    if carried:
        texts["z.md"] = "***\n" + "\n".join(carried) + "\n***\n"
    return texts, belongs, not lost and not restarts


@settings(max_examples=150, deadline=None)
@given(made_up_series())
def test_no_reference_gets_another_s_note_and_no_text_is_lost(
    made_up: tuple[dict[str, str], dict[str, str], bool],
) -> None:
    texts, belongs, complete = made_up
    series = Series(texts)
    html = series.convert()
    everything = "\n".join(html.values())
    for word, text in belongs.items():
        page = next(each for each in html.values() if f"{word}<" in each)
        after = page.split(f"{word}<sup>", 1)[1]
        cited = after.split('href="#', 1)[1].split('"', 1)[0] if after.startswith("<a ") else None
        if cited is not None:
            note = page.split(f'id="{cited}"', 1)[1].split("</li>", 1)[0]
            assert text, f"the note of {word} was lost"
            assert f"{text} of" in note
        elif complete:
            raise AssertionError(f"{word} has no note")
        if text:
            assert f"{text} of" in everything


def test_ten_thousand_notes_on_two_hundred_pages() -> None:
    def pages(count: int) -> list[PageNotes]:
        made = []
        for page in range(count):
            labels = [str(page * 50 + number) for number in range(1, 51)]
            references = tuple(Reference(label, n, n, n) for n, label in enumerate(labels))
            previous = [str(max(1, int(label) - 5)) for label in labels]
            notes = tuple(Note(label, n, 50 + n, 50 + n) for n, label in enumerate(previous))
            made.append(PageNotes(f"{page}.md", references, notes))
        return made

    def resolution(count: int) -> Callable[[], object]:
        given_pages = pages(count)
        return lambda: resolve(given_pages)

    assert_linear(resolution, 100)


def page_notes(path: str, references: Sequence[str], notes: Sequence[str]) -> PageNotes:
    """A page with references and, below them, notes of these numbers."""
    return PageNotes(
        path,
        tuple(Reference(label, n, n, n) for n, label in enumerate(references)),
        tuple(Note(label, n, len(references) + n, n) for n, label in enumerate(notes)),
    )


OVER_AND_OVER: dict[str, Callable[[int], list[PageNotes]]] = {
    "one number on one page": lambda n: [page_notes("a.md", ["1"] * n, ["1"] * n)],
    "one number on two pages": lambda n: [
        page_notes("a.md", ["1"] * n, []),
        page_notes("b.md", [], ["1"] * n),
    ],
    "two numbers on two pages": lambda n: [
        page_notes("a.md", ["1", "2"] * n, ["2"]),
        page_notes("b.md", [], ["1", "2"] * n),
    ],
    "two numbers, one found": lambda n: [
        page_notes("a.md", ["1", "2"] * n, ["2"] * n),
        page_notes("b.md", [], ["1", "2"] * n),
    ],
}


@pytest.mark.parametrize("pages", OVER_AND_OVER.values(), ids=OVER_AND_OVER)
def test_time_grows_with_notes_of_the_same_numbers(pages: Callable[[int], list[PageNotes]]) -> None:
    def resolution(count: int) -> Callable[[], object]:
        given_pages = pages(count)
        return lambda: resolve(given_pages)

    assert_linear(resolution, 1000, times=4)
    assert min(seconds(resolution(200)) for _ in range(3)) < 1


@pytest.mark.parametrize(
    "text",
    [
        "<sup>1</sup>" * 20000,
        "<sup>" * 20000,
        "<sup>1" * 20000,
        "`" * 20001 + "<sup>1</sup>",
        "` `` " * 10000 + "<sup>1</sup>",
        "$$<sup>1</sup>" * 10000,
        "<!--" * 20000 + "<sup>1</sup>",
        "a<sup>1</sup>\n\n***\n" + "<sup>1</sup> x\n" * 5000 + "\n***\n",
        "a<sup>1</sup>\n\n***\n<sup>1</sup> " + "https://a.org](" * 5000 + "\n***\n",
        "a<sup>1</sup>\n\n***\n<sup>1</sup> " + "[https://" * 5000 + "\n***\n",
        "a<sup>1</sup>\n\n***\n<sup>1</sup> https://a.org/" + ")" * 20000 + "\n***\n",
        "so¹ " * 20000 + "\n\n***\n¹ x\n***\n",
        "so" + "¹" * 80000 + "\n\n***\n¹ x\n***\n",
        "so¹\n\n***\n" + "¹ x ](`<b " * 10000 + "\n***\n",
    ],
    ids=range(14),
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    series = Series({"a.md": text})
    start = time.process_time()
    series.resolve()
    link_addresses(text)
    assert time.process_time() - start < 3
