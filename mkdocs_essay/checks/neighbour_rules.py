"""What is said of other plugins in the same mkdocs.yml."""

from __future__ import annotations

from mkdocs_essay.checks.rule import Rule

RULES = (
    Rule(
        "navigation-from-elsewhere",
        "The navigation is that of `nav` in mkdocs.yml or of another plugin.",
        "`parent` and `nav_order` make series, breadcrumbs and lists of children only. Take `nav` or the "
        "plugin out for the navigation that Jekyll shows.",
        {
            "mkdocs.yml": "site_name: Site\ntheme: {name: material}\nnav: [page.md]\n"
            "plugins:\n  - essay: {source: .}\n",
            "docs/page.md": "",
            "page.md": "---\ntitle: Page\n---\n\nText.\n",
        },
        "information",
    ),
)
