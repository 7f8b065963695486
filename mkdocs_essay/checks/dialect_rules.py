"""What can be wrong with kramdown's syntax."""

from __future__ import annotations

from mkdocs_essay.checks.rule import Rule, page

_DEEP = "> " * 120
_LARGE = "{:lamp: " + "toc " * 5_000 + "}\n\n" + "Text.\n{: lamp }\n\n" * 60

RULES = (
    Rule(
        "attribute-list-without-block",
        "An attribute list stands next to no block.",
        "It sets nothing. Put it on the line right after or right before the block that it is meant for.",
        page("{: .lead }\n\nText.\n"),
    ),
    Rule(
        "unbound-attribute-list",
        "An attribute list stands after plain text within a paragraph.",
        "It is shown as text. Put it right behind a span such as `*…*`, or on a line of its own.",
        page("Plain{: .lead } text.\n"),
    ),
    Rule(
        "unknown-attribute-list",
        "An attribute list names a definition that is not there.",
        "It sets nothing. Write a class with its dot, `{: .fs-2 }`; or define the name with `{:name: … }`.",
        page("Text.\n{: fs-2 }\n"),
    ),
    Rule(
        "empty-attribute-list",
        "An attribute list holds nothing that is an attribute.",
        'It sets nothing. Write `.class`, `#id` or `key="value"`, with blanks between them.',
        page("Text.\n{: = }\n"),
    ),
    Rule(
        "unclosed-code-fence",
        "No line closes a code fence.",
        "The fence and what follows are text. End the block with a line like the one that opened it.",
        page("```\ncode\n"),
    ),
    Rule(
        "unclosed-html-element",
        "An HTML element that is a block is not closed.",
        "It takes in all that follows. Close it, at the start of a line where its content is Markdown.",
        page("<div>\n\nText.\n"),
    ),
    Rule(
        "unclosed-tag",
        "An HTML element within a paragraph is not closed.",
        "It ends with the paragraph. Close it.",
        page("Some <em>text.\n"),
    ),
    Rule(
        "stray-end-tag",
        "An HTML end tag closes nothing.",
        "It is shown as text. Remove it, or open the element before it.",
        page("Some text</em>.\n"),
    ),
    Rule(
        "unknown-footnote",
        "A footnote's reference names none that is defined.",
        "It is shown as text. Define the footnote with `[^name]: …`.",
        page("Text.[^lamp]\n"),
    ),
    Rule(
        "unused-footnote",
        "Nothing refers to a footnote.",
        "It is not shown. Write its reference into the text.",
        page("Text.\n\n[^lamp]: A note.\n"),
    ),
    Rule(
        "duplicate-footnote",
        "A footnote is defined twice.",
        "Only the later text is shown. Rename one of them.",
        page("Text.[^a]\n\n[^a]: One.\n\n[^a]: Two.\n"),
    ),
    Rule(
        "duplicate-link-definition",
        "A link is defined twice.",
        "The later address is used. Rename one of them.",
        page("[lamp]\n\n[lamp]: https://example.org/1\n[lamp]: https://example.org/2\n"),
    ),
    Rule(
        "duplicate-abbreviation",
        "An abbreviation is defined twice.",
        "The later title is used. Remove one of them.",
        page("HTML.\n\n*[HTML]: One\n*[HTML]: Two\n"),
    ),
    Rule(
        "unknown-extension",
        "A tag in braces names an extension that kramdown does not have.",
        "It is shown as text. kramdown knows `comment`, `nomarkdown` and `options`.",
        page("Text {::note}of{:/note} it.\n"),
    ),
    Rule(
        "unclosed-extension",
        "An extension has no end.",
        "It is shown as text. End it with `{:/}`.",
        page("Text {::comment}of it.\n"),
    ),
    Rule(
        "stray-extension-end",
        "The end of an extension has no start.",
        "It is shown as text. Remove it.",
        page("Text {:/comment}of it.\n"),
    ),
    Rule(
        "invalid-kramdown-option",
        "kramdown has no such option, or the value does not suit it.",
        "Its default is used. Correct the name or the value.",
        page('{::options lamp="on" /}\n\nText.\n'),
    ),
    Rule(
        "nesting-too-deep",
        "Blocks nest too deep to be read as blocks.",
        "What is further in is shown as plain text. Nest less.",
        page(f"{_DEEP}Text.\n"),
    ),
    Rule(
        "definitions-too-large",
        "Definitions of attribute lists, links and abbreviations make too much of a page.",
        "They are left out from there on. Make them shorter, or cut the page in two.",
        page(_LARGE),
    ),
)
