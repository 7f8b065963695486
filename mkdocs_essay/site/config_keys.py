"""Every key of `_config.yml` that Jekyll, just-the-docs or a plugin of GitHub Pages knows, and what becomes
of it here.

A key that stands in no table is the site's own: Liquid sees it as `site.key`, and nothing else is asked of
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mkdocs_essay.diagnostics import Diagnostic

HONOURED = frozenset(
    {
        # Jekyll: which files there are, where they stand, what Liquid sees
        *(
            "baseurl",
            "collections",
            "collections_dir",
            "data_dir",
            "defaults",
            "encoding",
            "exclude",
            "future",
        ),
        *(
            "include",
            "includes_dir",
            "kramdown",
            "layouts_dir",
            "liquid",
            "markdown_ext",
            "permalink",
            "plugins",
        ),
        *("show_drafts", "timezone", "unpublished", "csv_reader", "tsv_reader", "optional_front_matter"),
        *("readme_index", "titles_from_headings", "relative_links", "date_format", "excerpt_separator"),
        # just-the-docs: navigation, callouts, what a page shows
        *(
            "just_the_docs",
            "nav_external_links",
            "nav_sort",
            "nav_error_report",
            "callouts",
            "callouts_level",
        ),
        *("last_edit_timestamp", "last_edit_time_format"),
    }
)
"""Keys that mean here what they mean in Jekyll."""

MAPPED = frozenset(
    {
        *(
            "title",
            "description",
            "url",
            "author",
            "lang",
            "repository",
            "logo",
            "favicon_ico",
            "color_scheme",
        ),
        *(
            "aux_links",
            "aux_links_new_tab",
            "footer_content",
            "back_to_top",
            "heading_anchors",
            "ga_tracking",
        ),
        *("gh_edit_link", "gh_edit_repository", "gh_edit_branch", "gh_edit_source", "gh_edit_view_mode"),
        *("enable_copy_code_button", "mermaid", "nav_enabled", "search_enabled"),
        *("search.tokenizer_separator",),
    }
)
"""Keys that become a setting of MkDocs or Material; see theme_settings."""

IDLE = frozenset(
    {
        *(
            "source",
            "destination",
            "plugins_dir",
            "cache_dir",
            "disable_disk_cache",
            "safe",
            "whitelist",
            "gems",
        ),
        *("quiet", "verbose", "trace", "host", "port", "livereload", "livereload_port", "detach", "open_url"),
        *(
            "watch",
            "incremental",
            "profile",
            "show_dir_listing",
            "strict_front_matter",
            "lsi",
            "config",
            "ignore",
        ),
        *("sass", "compress_html", "markdown", "highlighter", "theme", "remote_theme", "exclude_from_search"),
        *(
            "ga_tracking_anonymize_ip",
            "webrick",
            "ssl_cert",
            "ssl_key",
            "strict",
            "error_mode",
            "environment",
        ),
        *("search", "compress", "whitespace", "google_site_verification", "webmaster_verifications"),
    }
)
"""Keys that steer how Jekyll works, on which no page's text or place hangs."""

_SEARCH = "Material's search has its own"
LOST: Mapping[str, str] = {
    "keep_files": "MkDocs empties its output folder before each build",
    "limit_posts": "all posts are built",
    "paginate": "lists of posts are not paged",
    "paginate_path": "lists of posts are not paged",
    "pagination": "lists of posts are not paged",
    "back_to_top_text": "Material's button has its own text, in the site's language",
    "gh_edit_link_text": "Material's button has its own text, in the site's language",
    "search.heading_level": _SEARCH,
    "search.previews": _SEARCH,
    "search.preview_words_before": _SEARCH,
    "search.preview_words_after": _SEARCH,
    "search.rel_url": _SEARCH,
    "search.button": _SEARCH,
    "search.focus_shortcut_key": "Material's search opens with F, S or a slash",
}
"""Keys that have an effect in Jekyll which they do not have here, each with the reason."""

# What the theme's own template for `_config.yml` sets: a site that has it has not asked for anything.
_USUAL: Mapping[str, Any] = {
    "back_to_top_text": "Back to top",
    "gh_edit_link_text": "Edit this page on GitHub",
    "search.heading_level": 2,
    "search.previews": (2, 3),
    "search.preview_words_before": (3, 5),
    "search.preview_words_after": (3, 10),
    "search.rel_url": True,
    "search.button": False,
    "search.focus_shortcut_key": "k",
    "keep_files": ([".git", ".svn"],),
}

KNOWN_PLUGINS = frozenset(
    {
        *("github-pages", "just-the-docs", "jekyll-coffeescript", "jekyll-default-layout", "jekyll-feed"),
        *("jekyll-gist", "jekyll-github-metadata", "jekyll-include-cache", "jekyll-optional-front-matter"),
        *("jekyll-paginate", "jekyll-readme-index", "jekyll-redirect-from", "jekyll-relative-links"),
        *("jekyll-remote-theme", "jekyll-sass-converter", "jekyll-seo-tag", "jekyll-sitemap"),
        *(
            "jekyll-titles-from-headings",
            "jekyll-watch",
            "jekyll-commonmark-ghpages",
            "jekyll-last-modified-at",
        ),
        *("webrick", "rouge", "kramdown", "kramdown-parser-gfm", "jemoji"),
    }
)
"""Plugins whose work is done here, or is none for a site of MkDocs."""


def name_lost_keys(config: Mapping[str, Any], places: Mapping[str, tuple[str, int]]) -> Iterator[Diagnostic]:
    """A diagnostic for each key and plugin of the site's own configuration that has no effect here.

    `config`: the configuration; `places`: file and line of each key that the site sets itself. A value that
    the theme's template sets for everybody is not named.
    """
    for key, (path, line) in places.items():
        for name, value in _with_parts(key, config.get(key)):
            reason = LOST.get(name)
            if reason is not None and not _is_usual(name, value):
                message = f"`{name}` is not carried over: {reason}"
                yield Diagnostic("config-key-not-carried-over", message, path, line)
    plugins_path, plugins_line = places.get("plugins", (None, None))
    for plugin in config.get("plugins") or []:
        if str(plugin) not in KNOWN_PLUGINS:
            message = f"the plugin {plugin} is Ruby and does not run here: what it makes is missing"
            yield Diagnostic("plugin-not-carried-over", message, plugins_path, plugins_line)


def _with_parts(key: str, value: Any) -> Iterator[tuple[str, Any]]:
    yield key, value
    if isinstance(value, dict):
        for part, inner in value.items():
            yield f"{key}.{part}", inner


def _is_usual(name: str, value: Any) -> bool:
    usual = _USUAL.get(name)
    choices = usual if isinstance(usual, tuple) else (usual,)
    return value is None or value in choices
