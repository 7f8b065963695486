"""Filters that escape text for HTML, XML and addresses."""

# A filter is given the context, whether it needs it or not.
# ruff: noqa: ARG001

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, quote_plus, unquote_plus

from mkdocs_essay.templating.context import JekyllContext
from mkdocs_essay.templating.values import to_s

ONCE = re.compile(r"[\"><']|&(?!(?:[a-zA-Z]+|#[0-9]+);)")
ENTITIES = {"&": "&amp;", ">": "&gt;", "<": "&lt;", '"': "&quot;", "'": "&#39;"}
URI_SAFE = "-._~!$&'()*+,;=:@/?#[]"


def escape(context: JekyllContext, value: Any) -> str | None:
    return None if value is None else html.escape(to_s(value), quote=True).replace("&#x27;", "&#39;")


def escape_once(context: JekyllContext, value: Any) -> str:
    return ONCE.sub(lambda found: ENTITIES[found[0]], to_s(value))


def xml_escape(context: JekyllContext, value: Any) -> str:
    """As `escape`, with another code for single quotes."""
    return html.escape(to_s(value), quote=True).replace("&#x27;", "&apos;")


def cgi_escape(context: JekyllContext, value: Any) -> str:
    return quote_plus(to_s(value))


def url_encode(context: JekyllContext, value: Any) -> str | None:
    return None if value is None else cgi_escape(context, value)


def url_decode(context: JekyllContext, value: Any) -> str | None:
    return None if value is None else unquote_plus(to_s(value))


def uri_escape(context: JekyllContext, value: Any) -> str | None:
    return None if value is None else quote(to_s(value), safe=URI_SAFE)


FILTERS: dict[str, Callable[..., Any]] = {
    "escape": escape,
    "h": escape,
    "escape_once": escape_once,
    "xml_escape": xml_escape,
    "cgi_escape": cgi_escape,
    "url_encode": url_encode,
    "url_decode": url_decode,
    "uri_escape": uri_escape,
}
