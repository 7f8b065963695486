"""What can be wrong with notes and their references."""

from __future__ import annotations

from mkdocs_essay.checks.rule import Rule, page

RULES = (
    Rule(
        "reference-without-note",
        "No note was found for a reference.",
        "Readers look for a note that is not there. Write one, or take the number out of `<sup>`.",
        page("Text<sup>1</sup> and<sup>2</sup>.\n\n---\n\n<sup>1</sup> A note.\n\n---\n"),
    ),
    Rule(
        "note-without-reference",
        "Nothing refers to a note.",
        "It stays where it stands. Put its number into the text, as `<sup>2</sup>`.",
        page("Text<sup>1</sup>.\n\n---\n\n<sup>1</sup> A note.\n\n<sup>2</sup> Another.\n\n---\n"),
    ),
    Rule(
        "doubled-note-number",
        "Two notes have the same number.",
        "A reference cannot tell which one is meant. Give one of them its own number.",
        page("Text<sup>1</sup>.\n\n---\n\n<sup>1</sup> A note.\n\n<sup>1</sup> Another.\n\n---\n"),
    ),
    Rule(
        "note-out-of-order",
        "A note stands below a note with a greater number.",
        "One of the two numbers may be wrong. Check them.",
        page(
            "Text<sup>1</sup>, more<sup>2</sup>, most<sup>3</sup>.\n\n---\n\n"
            "<sup>1</sup> One.\n\n<sup>3</sup> Three.\n\n<sup>2</sup> Two.\n\n---\n"
        ),
    ),
    Rule(
        "unreadable-note-block",
        "A paragraph looks like a note, but its number cannot be read.",
        "It stays where it stands. Write its number as `<sup>1</sup>` at its head.",
        page("Text<sup>1</sup> and<sup>2</sup>.\n\n---\n\n<sup>1</sup> One.\n\n2 Two.\n\n---\n"),
    ),
    Rule(
        "note-as-link-definition",
        "A note is written as `[26]: text`, which defines a link and shows nothing in Jekyll.",
        "It is shown as a note. Write its number as `<sup>26</sup>` at its head.",
        page("Text<sup>26</sup>.\n\n---\n\n[26]: A book, page 4.\n\n---\n"),
    ),
    Rule(
        "ambiguous-note",
        "A reference fits more than one note, or may be an exponent.",
        "The message says how it was read. `notes: {match: …}` in the front matter settles it.",
        page(
            "Text<sup>1</sup>.\n\n---\n\n<sup>1</sup> A note.\n\n---\n\n"
            "More<sup>1</sup>.\n\n---\n\n<sup>1</sup> Another.\n\n---\n\nAgain<sup>1</sup>.\n"
        ),
    ),
    Rule(
        "invalid-notes-option",
        "An option of `notes` is not known, or its value does not suit it.",
        "It has no effect. The styles are `annotations`, `footnotes` and `sidenotes`.",
        page("---\nnotes: {style: balloons}\n---\n\nText.\n"),
    ),
)
