"""What can be wrong with Liquid, layouts and includes."""

from __future__ import annotations

from mkdocs_essay.checks.rule import Rule, page

RULES = (
    Rule(
        "liquid-syntax",
        "A tag or an output of Liquid cannot be read.",
        "Its source is shown. Correct it, or write `{% raw %}` before braces that are no Liquid, and "
        "its end tag after them.",
        page("{% assign lamp %}\n"),
    ),
    Rule(
        "liquid-unclosed",
        "A block of Liquid has no end.",
        "It reaches to the end of the page. Write its end tag where it should end.",
        page("{% if page.title %}\nText.\n"),
    ),
    Rule(
        "liquid-unknown-tag",
        "No tag of that name is known.",
        "Its source is shown. Tags of Jekyll's plugins cannot be had: write what the tag gave.",
        page("{% bibliography %}\n"),
    ),
    Rule(
        "liquid-unknown-filter",
        "No filter of that name is known.",
        "The value is printed as it is. Correct the filter's name, or write what it gave.",
        page("{{ page.title | emojify }}\n"),
    ),
    Rule(
        "liquid-filter",
        "A filter cannot be applied to what it was given.",
        "Nothing is printed. The message says what the filter takes.",
        page("{{ 10 | divided_by: 0 }}\n"),
    ),
    Rule(
        "liquid-comparison",
        "Two values are compared that have no order.",
        "The tag prints nothing. Compare numbers with numbers and texts with texts.",
        page('{% if "ten" > 9 %}many{% endif %}\n'),
    ),
    Rule(
        "liquid-undefined",
        "A variable is not set, and the site asks for strict variables.",
        "Nothing is printed. Set it, or take `strict_variables` out of `_config.yml`.",
        {"_config.yml": "liquid: {strict_variables: true}\n", "page.md": "{{ lamp }}\n"},
    ),
    Rule(
        "liquid-lenient",
        "Only Liquid's lenient grammar can read this, and the site asks to be warned of that.",
        "Jekyll in strict mode would stop. Write it as the message asks.",
        {"_config.yml": "liquid: {error_mode: warn}\n", "page.md": "{{ page.title ~ }}\n"},
    ),
    Rule(
        "liquid-limit",
        "Loops take too many turns, blocks or includes nest too deep, or a file is too large.",
        "What reached the limit prints nothing. Look for an include that includes itself.",
        {"_includes/lamp.html": "{% include lamp.html %}\n", "page.md": "{% include lamp.html %}\n"},
    ),
    Rule(
        "liquid-error",
        "Something else went wrong in a tag or an output of Liquid.",
        "It prints nothing. The message says what happened.",
        page("{% if 1 <=> 2 %}many{% endif %}\n"),
    ),
    Rule(
        "liquid-unsupported",
        "This part of Jekyll or of GitHub Pages cannot be had outside it.",
        "It stays empty. Write what pages need of it into `_config.yml`, or what it gave into a file.",
        page("{{ site.github.owner_name }}\n"),
    ),
    Rule(
        "liquid-include-missing",
        "An include names a file that is not there.",
        "Nothing is put in its place; Jekyll would stop. Correct the name, or write the file. Includes "
        "of a theme do not come along: copy what you need into `_includes`.",
        page("{% include lamp.html %}\n"),
    ),
    Rule(
        "liquid-include-refused",
        "An include names a file outside `_includes`.",
        "It is not read. Move the file into `_includes`, or use `include_relative` for one below the page.",
        page("{% include ../secret.html %}\n"),
    ),
    Rule(
        "liquid-link",
        "A `link` or `post_url` tag names a file that the site does not have.",
        "Nothing is printed; Jekyll would stop. Write the path from the source folder, with its ending.",
        page("[Lamps]({% link lamps.md %})\n"),
    ),
    Rule(
        "layout-missing",
        "A page asks for a layout that neither the site nor the theme has.",
        "The page has Material's look. Correct the name, or write the layout.",
        page("---\nlayout: gallery\n---\n\nText.\n"),
    ),
    Rule(
        "layout-not-used",
        "A layout of the site is a whole page of its own, leads back to itself, or omits its page's text.",
        "Its pages have Material's look. Keep of the layout what stands around `{{ content }}` in the page's "
        "column; override Material's templates for the rest.",
        {"_layouts/own.html": "<html></html>\n", "page.md": "---\nlayout: own\n---\n\nText.\n"},
    ),
)
