"""The page for addresses that lead nowhere, as a template of the theme."""

from __future__ import annotations

from mkdocs_essay.eject.addresses import Addresses
from mkdocs_essay.eject.blocks.html import raw_html
from mkdocs_essay.eject.cleaning import clean
from mkdocs_essay.eject.style import Style

_TEMPLATE = """{{% extends "main.html" %}}
{{% block content %}}
{{% raw %}}{content}{{% endraw %}}
{{% endblock %}}
"""


def template(html: str, addresses: Addresses) -> str:
    """The template; links count from the site's root, since the page is shown at any address."""
    links: list[str] = []

    def mark(address: str) -> str:
        if not address.startswith("/"):
            return address
        links.append(addresses.html_link(address, "index.md"))
        return f"link-{len(links)}-of-the-error-page"

    root = clean(html, lambda href: addresses.resolve_old(href, "404.html"))
    text = raw_html(root, Style(mark, mark), lambda *_: []).replace("{%", "&#123;%")
    for number, link in enumerate(links, 1):
        shown = f"{{% endraw %}}{{{{ '{link}' | url }}}}{{% raw %}}"
        text = text.replace(f"link-{number}-of-the-error-page", shown)
    return _TEMPLATE.format(content=text)
