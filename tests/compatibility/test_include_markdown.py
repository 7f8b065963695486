"""mkdocs-include-markdown-plugin: what it includes is part of the page, notes and dialect as well."""

from __future__ import annotations

import pytest
from compatibility.neighbourhood import NAVIGATION, SITE, Neighbourhood, check_site

pytest.importorskip(
    "mkdocs_include_markdown_plugin", reason="mkdocs-include-markdown-plugin is not installed"
)

PART = "Included *words*.<sup>1</sup>\n{: .fs-6 }\n\n***\n\n<sup>1</sup>. An included note.\n"


@pytest.mark.parametrize(
    "directive",
    [
        '{% include-markdown "../parts/part.md" %}',
        '{% raw %}{% include-markdown "../parts/part.md" %}{% endraw %}',
    ],
    ids=["plain", "raw"],
)
def test_include_markdown(beside: Neighbourhood, directive: str) -> None:
    files = {
        "src/docs/about.md": f"---\ntitle: About\n---\nBefore.\n\n{directive}\n\nAfter.\n",
        "src/parts/part.md": PART,
        "src/_config.yml": "title: Essays\nbaseurl: /base\npermalink: pretty\nexclude: [parts]\n",
        "src/docs/who.md": SITE["docs/about.md"].replace("title: About", "title: Who"),
    }
    site = beside.build("include-markdown", files=files)
    check_site(site)
    assert site.warnings == []
    assert site.navigation() == NAVIGATION.replace("About who/", "Who who/\nAbout docs/about/")
    article = site.article("docs/about/index.html")
    assert '<p class="fs-6">Included <em>words</em>.<sup><a aria-label="Note 1"' in article
    text = site.text("docs/about/index.html")
    assert "An included note." in text
    assert "p: After." in text


def test_other_unknown_tags_are_reported(alone: Neighbourhood) -> None:
    page = "---\ntitle: About\n---\n{% include-makrdown 'x.md' %}\n"
    site = alone.build("include-markdown", files={"src/docs/about.md": page})
    assert len(site.warnings) == 1
