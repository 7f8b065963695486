"""MkDocs' own settings: what they do to a site that we give."""

from __future__ import annotations

from typing import Any

import lxml.html
import pytest
from compatibility.neighbourhood import NAVIGATION, PAGES, SITE, Neighbourhood, check_site

NAV = [{"Start": "index.md"}, {"Texts": ["docs/essay.md", {"One": "docs/essay-1.md"}]}]


def test_a_nav_wins(alone: Neighbourhood) -> None:
    site = alone.build(settings={"nav": NAV})
    check_site(site)
    assert site.warnings == []
    assert site.navigation() == "Start .\nTexts -\n  An Essay docs/essay/\n  One docs/essay-1/"
    assert [line for line in alone.said if "`nav` in mkdocs.yml" in line]


def test_pages_outside_a_nav_are_built(alone: Neighbourhood) -> None:
    site = alone.build(settings={"nav": ["index.md"]})
    check_site(site)
    assert site.navigation() == "Home ."


@pytest.mark.parametrize("level", ["warn", "info", "ignore"])
def test_links_are_checked_once(alone: Neighbourhood, level: str) -> None:
    links = {key: level for key in ("not_found", "anchors", "absolute_links", "unrecognized_links") if level}
    dead = SITE["docs/about.md"] + "\n[Dead](/base/nowhere/) and [gone](missing.md) and [no](#nothing).\n"
    validation = {
        "links": links,
        "nav": {"omitted_files": level, "not_found": level, "absolute_links": level},
    }
    site = alone.build(files={"src/docs/about.md": dead}, settings={"validation": validation})
    assert len(site.warnings) == 3
    assert all("dead-" in line for line in site.warnings)


def test_links_relative_to_docs(alone: Neighbourhood) -> None:
    validation = {
        "links": {"absolute_links": "relative_to_docs"},
        "nav": {"absolute_links": "relative_to_docs"},
    }
    site = alone.build(settings={"validation": validation})
    check_site(site)
    assert site.warnings == []


def test_addresses_stay_without_directory_urls(alone: Neighbourhood) -> None:
    site = alone.build(settings={"use_directory_urls": False})
    check_site(site)
    assert site.warnings == []
    assert site.navigation() == NAVIGATION


def test_excluded_and_draft_pages(alone: Neighbourhood) -> None:
    files = {"src/secret.md": "---\ntitle: Secret\n---\nS.\n", "src/draft.md": "---\ntitle: Draft\n---\nD.\n"}
    site = alone.build(files=files, settings={"exclude_docs": "secret.md", "draft_docs": "draft.md"})
    check_site(site)
    assert not {"secret/index.html", "draft/index.html"} & set(site.pages())
    assert site.navigation() == NAVIGATION


def test_pages_not_in_nav(alone: Neighbourhood) -> None:
    site = alone.build(settings={"not_in_nav": "docs/about.md"})
    check_site(site)
    assert site.navigation() == NAVIGATION.replace("\nAbout who/", "")
    assert site.warnings == []


def test_hooks(alone: Neighbourhood) -> None:
    hook = """
import markdown

class Extension(markdown.extensions.Extension):
    def extendMarkdown(self, md):
        pass

def on_config(config):
    config.markdown_extensions.append(Extension())
    config.copyright = "From a hook"

def on_page_markdown(markdown, page, **rest):
    return markdown + "\\n\\nAdded by a hook.\\n{: .fs-2 }\\n"

def on_page_content(html, page, **rest):
    assert 'href="/base' not in html
    return html + "<p>Added to the HTML.</p>"
"""
    site = alone.build(files={"hook.py": hook}, settings={"hooks": ["hook.py"]})
    check_site(site)
    assert site.warnings == []
    for page in PAGES:
        assert '<p class="fs-2">Added by a hook.</p>' in site.article(page)
        assert "<p>Added to the HTML.</p>" in site.article(page)
    assert "From a hook" in site.read("index.html")


def test_the_users_templates_and_files_win(alone: Neighbourhood) -> None:
    files = {
        "theme/partials/content.html": "<p>The user's.</p>{{ page.content }}",
        "theme/assets/stylesheets/essay.css": "/* the user's */\n",
        "theme/main.html": '{% extends "base.html" %}{% block announce %}Announced.{% endblock %}',
    }
    site = alone.build(
        files=files, settings={"theme": {"name": "material", "font": False, "custom_dir": "theme"}}
    )
    assert not site.error
    for page in PAGES:
        assert "<p>The user's.</p>" in site.read(page)
        assert "Announced." in site.read(page)
    assert site.read("assets/stylesheets/essay.css") == "/* the user's */\n"


def test_the_users_styles_and_scripts_come_after_ours(alone: Neighbourhood) -> None:
    settings = {
        "extra_css": ["assets/own.css"],
        "extra_javascript": ["assets/own.js", {"path": "assets/own.mjs", "type": "module"}],
    }
    files = {f"src/assets/own.{ending}": "/* */" for ending in ("css", "js", "mjs")}
    site = alone.build(files=files, settings=settings)
    check_site(site)
    page = lxml.html.fromstring(site.read("index.html"))
    styles = [href.partition("?")[0] for href in page.xpath("//link[@rel='stylesheet']/@href")]
    assert styles[-1] == "assets/own.css"
    assert [href for href in styles if "essay" in href] == [href for href in styles[:-1] if "essay" in href]
    scripts = page.xpath("//script/@src")
    assert scripts[-2:] == ["assets/own.js", "assets/own.mjs"]
    assert any("essay" in source for source in scripts[:-2])
    assert page.xpath("//script[@src='assets/own.mjs']/@type") == ["module"]


NAMES = "tabs sections expand prune instant indexes path tracking footer top".split()
FEATURES = [
    [],
    *([f"navigation.{name}"] for name in NAMES),
    [f"navigation.{name}" for name in NAMES if name != "prune"],
    ["navigation.tabs", "navigation.prune", "toc.integrate"],
    ["navigation.sections", "navigation.tabs", "navigation.tabs.sticky"],
]


@pytest.mark.parametrize("features", FEATURES, ids=lambda features: "+".join(features) or "none")
def test_features(alone: Neighbourhood, features: list[str]) -> None:
    theme = {"name": "material", "font": False, "features": features}
    site = alone.build("search", settings={"theme": theme, "site_url": "https://example.org/base/"})
    check_site(site)
    assert site.warnings == []
    shown = site.navigation("docs/essay-1/index.html").splitlines()
    assert [line.strip().rpartition(" ")[0] for line in shown if "Part" in line] == [
        "An Essay Part 1",
        "An Essay Part 2",
    ]
    tops = [line.rpartition(" ")[0] for line in shown if not line.startswith(" ")]
    assert tops == ["Home", "An Essay", "About"]


@pytest.mark.parametrize(
    "palette",
    [
        {"scheme": "slate", "primary": "teal", "accent": "lime"},
        [{"scheme": "default"}, {"scheme": "slate"}],
        [
            {
                "media": "(prefers-color-scheme)",
                "toggle": {"icon": "material/weather-sunny", "name": "A"},
            },
            {
                "media": "(prefers-color-scheme: dark)",
                "scheme": "slate",
                "primary": "custom",
                "toggle": {"icon": "material/brightness-4", "name": "Light"},
            },
        ],
    ],
    ids=["one", "two", "three"],
)
def test_palettes(alone: Neighbourhood, palette: Any) -> None:
    site = alone.build(settings={"theme": {"name": "material", "font": False, "palette": palette}})
    check_site(site)
    assert site.warnings == []
    first = palette if isinstance(palette, dict) else palette[0]
    for name in ("scheme", "primary"):
        if name in first:
            assert f'data-md-color-{name}="{first[name]}"' in site.read("index.html")


@pytest.mark.parametrize("language", ["de", "ar", "zh-Hant"])
def test_languages(alone: Neighbourhood, language: str) -> None:
    site = alone.build(settings={"theme": {"name": "material", "font": False, "language": language}})
    check_site(site)
    assert f'<html lang="{language}"' in site.read("index.html")
