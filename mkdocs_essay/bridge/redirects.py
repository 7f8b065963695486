"""Writes the pages that lead from an old address to the present one."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from urllib.parse import urljoin

from mkdocs_essay.site.addresses import Addresses, relative
from mkdocs_essay.site.model import Site, SitePage

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{target}</title>
<link rel="canonical" href="{canonical}">
<meta http-equiv="refresh" content="0; url={target}">
<meta name="robots" content="noindex">
<script>location.replace({script} + location.hash)</script>
</head>
<body>
<p><a href="{target}">{target}</a></p>
</body>
</html>
"""


def write_redirects(site_dir: Path, site: Site, addresses: Addresses, site_url: str | None) -> None:
    """Write the redirects' pages below `site_dir`.

    An address that leaves `site_dir` gets none, nor does one that another file has, unless it is that of the
    page that leads elsewhere itself (`redirect_to`).
    """
    root = site_dir.resolve()
    pages = {page.path: page for page in site.pages}
    for redirect in site.redirects:
        path = (root / redirect.dest).resolve()
        if not path.is_relative_to(root) or path == root or (path.exists() and not redirect.replaces_page):
            continue
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError):
            continue
        html = _html(redirect.dest, redirect.target, pages[redirect.path], addresses, site_url)
        path.write_text(html, encoding="utf-8")


def _html(dest: str, target: str, page: SitePage, addresses: Addresses, site_url: str | None) -> str:
    found = addresses.resolve(target, page)
    if found is None:
        return redirect_page(target, target)
    address = relative(dest, found.dest) + (f"#{found.fragment}" if found.fragment is not None else "")
    return redirect_page(
        address, urljoin(f"{site_url.rstrip('/')}/", found.url.lstrip("/")) if site_url else address
    )


def redirect_page(target: str, canonical: str) -> str:
    """The HTML of a page that leads to `target`, an address as a browser on that page reads it."""
    script = json.dumps(target).replace("<", "\\u003c")
    return _PAGE.format(canonical=escape(canonical), target=escape(target), script=script)
