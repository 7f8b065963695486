"""`redirect_from` and `redirect_to` as jekyll-redirect-from means them: old addresses lead to new ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site.model import Redirect, SitePage
from mkdocs_essay.site.permalinks import Address, address_of, extension_of, fault_of

_WHOLE_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|//")
_SCRIPT = re.compile(r"\s*(?:javascript|data|vbscript)\s*:", re.IGNORECASE)


def read_redirects(
    pages: Iterable[SitePage], taken: Iterable[str], has_plugin: bool, diagnostics: Diagnostics
) -> tuple[Redirect, ...]:
    """The redirects that `pages` ask for.

    `redirect_from` (a text or a list) names addresses that lead to the page; `redirect_to` says where the
    page itself leads. An address at which something stands already (`taken`: the files of the site) stays
    what it is. Without the plugin (`has_plugin`) a page that has a text of its own keeps it: then its
    `redirect_to` is for the site's own templates.
    """
    found: dict[str, Redirect] = {}
    away: list[Redirect] = []
    occupied = set(taken)
    for page in pages:
        target = redirect_target(page)
        if target is not None and (has_plugin or not page.body.strip()):
            away.append(Redirect(page.url, page.dest, target, page.path, replaces_page=True))
        for value in _listed(page.front_matter.get("redirect_from")):
            redirect = _redirect_from(value, page, diagnostics)
            if redirect is None or redirect.dest == page.dest:
                continue
            if redirect.dest in occupied or (
                redirect.dest in found and found[redirect.dest].path != page.path
            ):
                rival = found[redirect.dest].path if redirect.dest in found else "a page"
                message = f"redirect_from {value}: {rival} has this address already"
                diagnostics.add("redirect-conflict", message, page.path, page.key_lines.get("redirect_from"))
                continue
            found[redirect.dest] = redirect
    return (*found.values(), *away)


def _listed(value: Any) -> list[str]:
    """Texts, numbers as texts; a text is a list of one."""
    values = value if isinstance(value, list) else [value]
    return [str(item).strip() for item in values if isinstance(item, (str, int, float)) and str(item).strip()]


def _redirect_from(value: str, page: SitePage, diagnostics: Diagnostics) -> Redirect | None:
    fault = fault_of(value)
    if fault is not None:
        message = f"redirect_from {value!r} {fault}: there is no redirect"
        diagnostics.add("redirect-refused", message, page.path, page.key_lines.get("redirect_from"))
        return None
    address = redirect_address(value)
    return Redirect(address.url, address.dest, redirect_target(page) or page.url, page.path)


def redirect_address(value: str) -> Address:
    """Where a redirect is written: `/old/` is a folder's index; `/old` is `/old.html`."""
    return address_of(value, extension_of(value) or ".html")


def redirect_target(page: SitePage) -> str | None:
    """Where the page itself leads, by its `redirect_to`: an address of the site or a whole URL. None where
    it does not.
    """
    targets = _listed(page.front_matter.get("redirect_to"))
    if not targets or _SCRIPT.match(targets[0]):
        return None
    target = targets[0]
    return target if _WHOLE_URL.match(target) or target.startswith("/") else f"/{target}"
