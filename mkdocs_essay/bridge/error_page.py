"""The site's own 404.html: a server shows it at any address, so that its relative addresses need a base."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page


def is_error_page(page: Page) -> bool:
    """Whether servers show `page` where they find nothing."""
    return page.file.dest_uri == "404.html"


def root(config: MkDocsConfig) -> str:
    """The address of the site's root on its server, as MkDocs counts for error pages; ends with a slash."""
    return urlsplit(config.site_url or "/").path.rstrip("/") + "/"


def rooted(html: str, config: MkDocsConfig) -> str:
    """The page with its base set to the site's root."""
    return html.replace("<head>", f'<head><base href="{escape(root(config))}">', 1)
