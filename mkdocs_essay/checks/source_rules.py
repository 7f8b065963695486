"""What can be wrong with a file and its front matter."""

from __future__ import annotations

from mkdocs_essay.checks.rule import Rule, page

RULES = (
    Rule(
        "encoding",
        "The file is not UTF-8.",
        "It is read as UTF-16 where it says so and else as Windows-1252, which may get letters wrong. "
        "Save it as UTF-8.",
    ),
    Rule(
        "unreadable",
        "The file or folder cannot be read.",
        "What it holds is missing from the site. Give yourself the right to read it, or exclude it.",
    ),
    Rule(
        "front-matter-late",
        "Blank lines stand before the front matter.",
        "Jekyll does not see it there and shows it as text. Remove the lines before it.",
        page("\n---\ntitle: Late\n---\n\nText.\n"),
    ),
    Rule(
        "front-matter-unclosed",
        "The front matter has no closing line of three hyphens.",
        "Jekyll takes such a file for one without front matter. Write `---` below its last key.",
        page("---\ntitle: Open\n\nText.\n"),
    ),
    Rule(
        "front-matter-yaml",
        "The front matter is not YAML.",
        "Only its plain `key: value` lines could be read. Often a value with a colon lacks its quotes.",
        page("---\ntitle: One: two\n---\n\nText.\n"),
    ),
    Rule(
        "yaml-duplicate-key",
        "A key stands twice in the same front matter or configuration.",
        "The later one counts, as in Jekyll. Remove the other.",
        page("---\ntitle: First\ntitle: Second\n---\n\nText.\n"),
    ),
)
