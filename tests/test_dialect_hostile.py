"""Text that has hurt programs like this one: nothing is lost, and time grows with the text and not faster."""

from __future__ import annotations

import re
import tracemalloc
from collections.abc import Callable

import pytest
from growth import assert_linear
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from mkdocs_essay.extension import EssayExtension

# Markup that may stand anywhere, in any order, closed or not; ␣ stands for a blank. Left out is what hides
# words by its nature: the inside of an attribute list, of a link's id and of a definition.
MARKUP = """
    * ** *** _ __ ` `` ``` ~~ ~~~ $$ $ [ ] ( ) ![ ]( [^ < > << >> <b> </b> <i> <br> <code> </code> <div>
    </div> <p> <details> <summary> <style> </style> <div␣markdown="1"> <td␣markdown="span"> <!-- --> <? ?>
    <![CDATA[ ]]> <a␣href= & &amp; &#8212; &nobody; \\ \\* \\[ -- --- ... ' " { } {::comment} {:/comment}
    {:/} {::nomarkdown} {:.x} {:.x␣#y} | || |-|-| |=| - + 1. 2) # ## ### === --- >> ^ ␣␣ ␣␣␣␣ ! !!! ??? (1)
    -␣[␣] .. ++ == ^^ x_y_z
""".split()
LINE_ENDS = (" ", " ", "\n", "\n\n", "  \n", "\\\n", "")


@st.composite
def pages(draw: st.DrawFn) -> str:
    """A page of markup with numbered words in it."""
    pieces = []
    for number in range(draw(st.integers(1, 25))):
        markup = draw(st.lists(st.sampled_from(MARKUP), max_size=3))
        pieces.append("".join(markup).replace("␣", " ") + f"word{number}q" + draw(st.sampled_from(LINE_ENDS)))
    return "".join(pieces)


def converter() -> Markdown:
    return Markdown(extensions=[EssayExtension()])


def convert(text: str) -> str:
    return converter().convert(text)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages())
def test_no_word_is_lost(page: str) -> None:
    html = convert(page)
    assert [word for word in re.findall(r"word\d+q", page) if word not in html] == []


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="*_`[]()<>!{}:.|#-+~$\"'&;\\^= \tab1\n/", max_size=200))
def test_any_text_is_converted(text: str) -> None:
    convert(text)


def nested_brackets(size: int) -> str:
    return "[" * (size // 2) + "]" * (size // 2)


def nested_list(size: int) -> str:
    return "".join("  " * (number % 40) + "- a\n" for number in range(size // 44))


def wide_table(size: int) -> str:
    return "|" + " a |" * (size // 4) + "\n"


def unclosed(opener: str) -> str:
    return opener + "\n" + "line of text\n\n"


REPEATED = (
    "[", "*", "_", ">", "> ", "-", "- ", "<![", "<![CDATA[", "<!--", "<?", "{:", "{::comment}", "(1)",
    "`", "`a``b ", "``a`", "[a](", "![", "![a](", "[a][", '[a](b "c ', "[^1]", "[^1]: ", "word ",
    '"a" \'b\' ', "*a ", "**a ", "***a ", "*a **b _c [d ", "*a <b> ", "[ <b>[</b>", "<b>*[ ", "<b>",
    "<b>\n", "<div>\n", '<div markdown="1">\n', "</div>\n", "</b>", "&", "&amp;", "~~a ", "~~ a", "$$a ",
    "# a\n\n", "## same\n", "```\n", "~~~ a\n", "a\n: b\n\n", "{: .a}\n", "{:.a} ", "|", "| a | b |\n",
    "- a\n", "> a\n\n", "    a\n\n", "a  \n", "a\\\n", "\\", "<", '<a b="', "<a b c ", "<http://a",
    "[a]: b\n", "[x]\n", "$$\na\n$$\n\n", "^\n", "> - ", "- > ", "a\n===\n\n", '"', "'", "--", "...", "<<",
)  # fmt: skip
SHAPES = {
    **{repr(piece): (lambda size, piece=piece: piece * (size // len(piece))) for piece in REPEATED},
    "nested brackets": nested_brackets,
    "nested list": nested_list,
    "wide table": wide_table,
    "a fence with text behind": lambda size: "`" * size + " a b!\n",
    "the rule of a table with text behind": lambda size: "| a |\n" + "|-" * (size // 2) + "x\n",
    "nested quotes": lambda size: (">" * 60 + " a\n") * (size // 63),
    "references to one note": lambda size: "a[^1] " * (size // 6) + "\n\n[^1]: note\n",
    "notes that cite the next": lambda size: (
        "a[^0]\n\n" + "".join(f"[^{number}]: b[^{number + 1}]\n" for number in range(size // 18))
    ),
    "unclosed div": lambda size: '<div markdown="1">\n' + "line of text\n\n" * (size // 14),
    "comments": lambda size: "<!-- a -->\n" * (size // 11),
    "unclosed comment": lambda size: "<!-- open\n" + "line of text\n\n" * (size // 14),
    "references": lambda size: "so<sup>1</sup> " * (size // 15) + "\n\n***\n\n<sup>1</sup> note\n\n***\n",
    "references in one link": lambda size: (
        "[" + "so<sup>1</sup> " * (size // 15) + "](x)\n\n***\n\n<sup>1</sup> note\n\n***\n"
    ),
    "links with references": lambda size: (
        "[so<sup>1</sup>](x) " * (size // 20) + "\n\n***\n\n<sup>1</sup> note\n\n***\n"
    ),
    "notes of one number": lambda size: (
        "so<sup>1</sup>\n\n***\n\n<sup>1</sup> note\n\n***\n\n" * (size // 49)
    ),
    "notes": lambda size: (
        "".join(f"so<sup>{number}</sup> " for number in range(1, size // 40))
        + "\n\n***\n\n"
        + "".join(f"<sup>{number}</sup> note\n" for number in range(1, size // 40))
        + "\n***\n"
    ),
    "sections of notes": lambda size: "".join(
        f"so<sup>{number}</sup>\n\n## Notes\n\n<sup>{number}</sup> note\n\n## Next\n\n"
        for number in range(size // 60)
    ),
    "notes in the lines of one paragraph": lambda size: (
        "so<sup>1</sup>\n\n***\n\n" + "<sup>1</sup> note<br>\n" * (size // 22) + "\n***\n"
    ),
    "one sentence around many notes": lambda size: (
        "so<sup>1</sup>\n\n***\n\n<sup>1</sup> note\n\n***\n\n" * (size // 45)
    ),
    "superscripts": lambda size: "<sup>1</sup>" * (size // 12),
    "stars in one line that are no rule": lambda size: "* " * (size // 2) + "a\n",
    "end tags in one line that close nothing": lambda size: "<b>" * (size // 7) + "</b>" * (size // 7),
    "classes in one list": lambda size: "a\n{: " + ".b " * (size // 3) + "}\n",
    "definitions of one list": lambda size: "{:a: .b}\n" * (size // 9) + "\na\n{:a}\n",
    "blanks in a link definition": lambda size: "[a]: b" + " " * size + "c\n",
    "blanks in one line": lambda size: "Notes" + " " * size + "a\n\n<sup>1</sup>\n",
    "abbreviations each used": lambda size: (
        "".join(f"*[A{number}]: b\n" for number in range(size // 20))
        + "".join(f"A{number} " for number in range(size // 20))
    ),
    "abbreviations": lambda size: "*[AB]: c\n\n" + "AB ABA " * (size // 7),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_time_grows_with_the_text(shape: Callable[[int], str]) -> None:
    def conversion(size: int) -> Callable[[], object]:
        text, md = shape(size), converter()
        return lambda: md.convert(text)

    assert_linear(conversion, 6_000, times=4)


LONG = "long" * 25_000
EXPANDED = {
    "attribute lists": (f"{{:x: .{LONG} }}", "word\n{: x }\n\n"),
    "attribute lists that name others": ("{:x: " + "y " * 10_000 + "}\n{:y: .c }", "word\n{: x }\n\n"),
    "links": (f"[x]: {LONG}", "[word][x] "),
    "abbreviations": (f"*[word]: {LONG}", "word "),
    "abbreviations that begin alike": (
        "\n".join(f"*[{'a ' * number}b]: c" for number in range(1, 600)),
        "a a word ",
    ),
}


@pytest.mark.parametrize(("definitions", "use"), EXPANDED.values(), ids=EXPANDED.keys())
def test_definitions_make_no_end_of_a_page(definitions: str, use: str) -> None:
    """A page whose definitions would make a hundred times as much of it says so and keeps its words."""
    extension = EssayExtension()
    html = Markdown(extensions=[extension]).convert(f"{definitions}\n\n{use * 500}")
    assert len(html) < 20_000_000
    assert html.count("word") == 500
    assert "definitions-too-large" in {found.code for found in extension.document.diagnostics.found}


def test_headings_that_nothing_closes_are_named_by_their_own_words() -> None:
    """Each would be named by all that follow, in its id and in the table of contents."""
    md = Markdown(extensions=[EssayExtension(), "toc"])
    html = md.convert("<h4>a<h4>b <i>c</i><h4><h4>d")
    assert re.findall(r'id="([^"]*)"', html) == ["a", "b-c", "section", "d"]
    assert [token["name"] for token in md.toc_tokens] == ["a", "b c", "…", "d"]  # type: ignore[attr-defined]
    assert "data-toc-label" not in html
    page = "<h4>a" * 2000
    assert len(md.reset().convert(page)) + len(md.toc) < 10 * len(page)  # type: ignore[attr-defined]


def test_memory_grows_with_the_text() -> None:
    """Of a sentence that goes on around each of many note blocks, no half is kept for each of them."""

    def peak(size: int) -> int:
        text, md = SHAPES["one sentence around many notes"](size), converter()
        tracemalloc.start()
        try:
            md.convert(text)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(160_000) <= 2.5 * 2.5 * peak(40_000)
