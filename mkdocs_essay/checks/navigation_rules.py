"""What can be wrong with the tree that `parent`, `grand_parent` and `ancestor` make, and with links."""

from __future__ import annotations

from mkdocs_essay.checks.rule import Rule, page

RULES = (
    Rule(
        "lost-parent",
        "A page names a parent that no page has as its title, or that does not stand where the page says.",
        "Jekyll leaves the page out of the navigation; here it stands at the top. Write the parent's title "
        "to the letter.",
        {
            "parent.md": "---\ntitle: The lamp\n---\n\nText.\n",
            "child.md": "---\ntitle: Wick\nparent: The Lamp\n---\n\nText.\n",
        },
    ),
    Rule(
        "parent-cycle",
        "Pages name each other as their parents.",
        "None of them can be reached from the top. Let one name another parent, or none.",
        {
            "a.md": "---\ntitle: A\nparent: B\n---\n\nText.\n",
            "b.md": "---\ntitle: B\nparent: A\n---\n\nText.\n",
        },
    ),
    Rule(
        "ambiguous-parent",
        "Several pages have the title that a page names as its parent.",
        "The page stands below each of them. Say with `grand_parent` or `ancestor` which one is meant.",
        {
            "a.md": "---\ntitle: A\n---\n\nText.\n",
            "b.md": "---\ntitle: B\n---\n\nText.\n",
            "a/notes.md": "---\ntitle: Notes\nparent: A\n---\n\nText.\n",
            "b/notes.md": "---\ntitle: Notes\nparent: B\n---\n\nText.\n",
            "c.md": "---\ntitle: C\nparent: Notes\n---\n\nText.\n",
        },
    ),
    Rule(
        "series-toc-without-series",
        "A list asks by `{:series_toc}` for the table of a series on a page that has none.",
        "The list stays as it is. Take the line out, or say `series: true` on the series' own page.",
        page("---\ntitle: Alone\n---\n\n- Parts\n{:series_toc}\n"),
    ),
    Rule(
        "double-title",
        "Two pages below the same parent have the same title.",
        "Readers cannot tell them apart in the navigation. Give one of them another title.",
        {
            "a.md": "---\ntitle: Same\n---\n\nText.\n",
            "b.md": "---\ntitle: Same\n---\n\nText.\n",
        },
    ),
    Rule(
        "title-recurs",
        "A page has the title of a page above it.",
        "Their children cannot be told apart by `parent`. Give one of the two another title.",
        {
            "a.md": "---\ntitle: Lamps\n---\n\nText.\n",
            "b.md": "---\ntitle: Lamps\nparent: Lamps\n---\n\nText.\n",
        },
    ),
    Rule(
        "dead-link",
        "A link or picture leads to no page or file of the site.",
        "Readers get an error, or no picture. Correct the address; the message names the one file that "
        "it may have meant.",
        page("See [the lamp](lamp.md).\n"),
    ),
    Rule(
        "dead-anchor",
        "A link leads to a part of a page that the page does not have.",
        "Readers land at the page's head. Correct the part after `#`; headings give ids from their text.",
        page("# Lamps\n\nSee [wicks](#wicks).\n"),
    ),
)
