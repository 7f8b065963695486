"""`relative_url`, `absolute_url` and `strip_index`."""

# A filter is given the context, whether it needs it or not.
# ruff: noqa: ARG001

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from mkdocs_essay.templating.context import JekyllContext
from mkdocs_essay.templating.values import is_hash, to_s

SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
INDEX = re.compile(r"/index\.html?$", re.MULTILINE)
SEGMENT_SAFE = "-._~!$&'()*+,;=:@"
QUERY_SAFE = SEGMENT_SAFE + "/?%"


def address(value: Any) -> Any:
    """The address of a page that is given instead of one."""
    return value["url"] if is_hash(value) and "url" in value else value


def leading_slash(text: str) -> str:
    return text if not text or text.startswith("/") else f"/{text}"


def normalize(url: str) -> str:
    """The address with what may not stand in one as percent codes, and without `.` and `..`."""
    authority = ""
    if "://" in url:
        parts = urlsplit(url)
        authority = urlunsplit((parts.scheme.lower(), parts.netloc.lower(), "", "", ""))
        url = url[url.index("://") + 3 + len(parts.netloc) :] or "/"
    url, hash_mark, fragment = url.partition("#")
    path, question_mark, query = url.partition("?")
    segments = [
        quote(unicodedata.normalize("NFC", unquote(part)), safe=SEGMENT_SAFE) for part in path.split("/")
    ]
    text = authority + remove_dots(segments) + question_mark + quote(query, safe=QUERY_SAFE)
    return text + hash_mark + quote(fragment, safe=QUERY_SAFE)


def remove_dots(segments: list[str]) -> str:
    if "." not in segments and ".." not in segments:
        return "/".join(segments)
    kept: list[str] = []
    for segment in segments:
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)


def relative_url(context: JekyllContext, value: Any) -> Any:
    """The address below the site's `baseurl`; a whole URL stays as it is."""
    if value is None:
        return None
    target = address(value)
    if SCHEME.match(to_s(target)):
        return target
    baseurl = to_s(context.engine.site.config.get("baseurl")).removesuffix("/")
    return normalize(leading_slash(baseurl) + leading_slash(to_s(target)))


def absolute_url(context: JekyllContext, value: Any) -> Any:
    """The whole URL: `url` and `baseurl` of the site, and the address."""
    if value is None:
        return None
    target = address(value)
    if SCHEME.match(to_s(target)):
        return target
    host = to_s(context.engine.site.config.get("url"))
    path = relative_url(context, target)
    return normalize(host + path) if host else path


def strip_index(context: JekyllContext, value: Any) -> Any:
    if value is None or not to_s(value):
        return None
    return INDEX.sub("/", to_s(value), count=1)


FILTERS: dict[str, Callable[..., Any]] = {
    "relative_url": relative_url,
    "absolute_url": absolute_url,
    "strip_index": strip_index,
}
