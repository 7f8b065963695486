"""Material's tags: written as Jekyll takes them, a list or words in a row."""

from __future__ import annotations

import pytest
from compatibility.neighbourhood import NAVIGATION, Neighbourhood, check_site


def test_tags(beside: Neighbourhood) -> None:
    index = "---\ntitle: Tags\nnav_exclude: true\n---\n# Tags\n\n<!-- material/tags -->\n"
    site = beside.build("tags", files={"src/tags.md": index})
    check_site(site)
    assert site.warnings == []
    assert site.navigation() == NAVIGATION
    assert "An Essay Part 2" in site.text("tags/index.html")
    assert 'href="../docs/essay-1/"' in site.article("tags/index.html")
    assert "md-tag" in site.read("docs/essay-2/index.html")


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("one two", ["one", "two"]),
        ("[1, 2024-05-31, yes]", ["1", "2024-05-31", "true"]),
        ("", []),
        ("[]", []),
        ("7", ["7"]),
        ("[a b, null, a b]", ["a b"]),
    ],
)
def test_tags_as_jekyll_takes_them(alone: Neighbourhood, written: str, tags: list[str]) -> None:
    page = f"---\ntitle: About\ntags: {written}\n---\nAbout.\n"
    site = alone.build("tags", files={"src/docs/about.md": page})
    assert not site.error
    assert site.warnings == []
    shown = [line for line in site.article("docs/about/index.html").splitlines() if '"md-tag"' in line]
    assert shown == [f'<span class="md-tag">{tag}</span>' for tag in sorted(tags)]
