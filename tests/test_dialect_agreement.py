"""Markdown that kramdown and Python-Markdown read alike comes out alike, with this extension and without.

What the pages here are made of, and no more, is read alike by both:

- paragraphs of words, blank lines between all blocks, hard breaks by two blanks;
- ATX headings; rules of asterisks; quotes whose lines all bear a mark;
- tight lists below a paragraph, nested by four blanks; loose lists with blank lines between all items;
- indented code below a paragraph; fenced code with blank lines around it;
- tables with a head and outer pipes;
- emphasis and strong emphasis around whole words; code spans; links and images, in line or by a definition;
  addresses in angle brackets; escaped characters; entities; pairs of HTML tags within a line; HTML blocks.

Compared is the HTML, but for white space between tags and in styles, quotation marks as entities, and ids,
which only kramdown gives.
"""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from mkdocs_essay.extension import EssayExtension

IDS = re.compile(r' id="[^"]*"')
BLOCK_TAGS = re.compile(
    r"\s*(</?(?:p|h\d|ul|ol|li|blockquote|table|thead|tbody|tr|t[hd]|div|hr|br|pre)\b[^>]*>)\s*"
)
PLAIN = Markdown(extensions=["tables", "fenced_code"])
WORDS = st.sampled_from("time tide shore harbour Lamp lamp 7 Ünder 文字 a_b one, two; (three) end.".split())
SPANS = st.sampled_from(
    [
        "*soft*", "**loud**", "***both***", "_soft words_", "__loud words__", "`code *x*`", "``a ` b``",
        "[link](address.html)", '[link](/a/b "A title")', "[*soft* link](#part)", "![picture](a.png)",
        '![picture](a.png "A title")', "[by name][shore]", "[shore][]", "[shore]", "![by name][shore]",
        "<https://example.org/a?b=1&c>", r"\*plain\*", r"\_plain\_", r"\[plain\]", r"\`plain\`", r"\# \\ \!",
        "&amp;", "&lt;b&gt;", "AT&T", "2 < 3", "<b>bold</b>", "<span class=\"x\">in *span*</span>",
        "a<br />b", "snake_case_word", "2 * 3 * 4", "**loud *and soft* words**",
    ]
)  # fmt: skip


@st.composite
def lines(draw: st.DrawFn) -> str:
    """Words and spans on one line; a word first and last, so that no block begins or ends by chance, and
    between spans, as kramdown reads `[a] [b]` as one link.
    """
    middle = draw(st.lists(WORDS | SPANS, max_size=3))
    return " ".join(["So", *(word for each in middle for word in (each, draw(WORDS))), "there"])


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    ends = draw(st.lists(st.sampled_from(["\n", "  \n"]), max_size=2))
    return "".join(draw(lines()) + end for end in ends) + draw(lines())


@st.composite
def item_lists(draw: st.DrawFn) -> str:
    marks = st.sampled_from(["- ", "* ", "+ ", "1. "])
    mark, gap = draw(marks), draw(st.sampled_from(["\n", "\n", "\n\n"]))
    items = [mark + draw(lines()) for _ in range(draw(st.integers(2, 4)))]
    if gap == "\n" and draw(st.booleans()):
        inner = draw(marks)
        items[1] += "".join(f"\n    {inner}{draw(lines())}" for _ in range(draw(st.integers(1, 3))))
    return draw(lines()) + "\n\n" + gap.join(items)


@st.composite
def tables(draw: st.DrawFn) -> str:
    columns = draw(st.integers(2, 4))
    rules = st.sampled_from(["---", ":--", "--:", ":-:"])
    rows = [[draw(WORDS) for _ in range(columns)] for _ in range(draw(st.integers(2, 4)))]
    rows.insert(1, [draw(rules) for _ in range(columns)])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


BLOCKS = st.one_of(
    paragraphs(),
    st.builds(lambda level, text: "#" * level + " " + text, st.integers(1, 6), lines()),
    st.just("***"),
    st.lists(lines(), min_size=1, max_size=3).map(lambda rows: "\n".join(f"> {row}" for row in rows)),
    st.tuples(lines(), lines()).map(lambda pair: f"> {pair[0]}\n>\n> {pair[1]}"),
    item_lists(),
    st.tuples(lines(), lines(), lines()).map(lambda row: f"{row[0]}\n\n    {row[1]}\n      {row[2]}"),
    st.tuples(st.sampled_from(["", "python"]), lines()).map(lambda pair: f"```{pair[0]}\n{pair[1]}\n```"),
    tables(),
    WORDS.map(lambda word: f'<div class="x">\n<p>So <b>{word}</b> there</p>\n</div>'),
)
"""A paragraph stands between all of them, since two lists or quotes in a row are one in Python-Markdown."""


@st.composite
def pages(draw: st.DrawFn) -> str:
    blocks = [block for each in draw(st.lists(BLOCKS, max_size=6)) for block in (each, draw(paragraphs()))]
    return "\n\n".join([*blocks, '[shore]: /shore "The shore"']) + "\n"


def bare(html: str) -> str:
    """HTML without what the two write differently and mean alike."""
    html = (
        IDS.sub("", html).replace("text-align: ", "text-align:").replace(';">', '">').replace("&quot;", '"')
    )
    return BLOCK_TAGS.sub(r"\1", html)


@settings(max_examples=150, deadline=None)
@given(pages())
def test_both_say_the_same(page: str) -> None:
    essay = Markdown(extensions=[EssayExtension()])
    PLAIN.reset()
    assert bare(essay.convert(page)) == bare(PLAIN.convert(page))
