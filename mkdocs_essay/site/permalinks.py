"""Addresses as Jekyll makes them: from a file's path and the site's permalink style, or from a page's own
`permalink`.

An `Address` is a URL (starts with `/`, without baseurl) and the file that it is served from, relative to the
site folder.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

POST_STYLES = {
    "none": "/:categories/:title:output_ext",
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
}
HTML_ENDINGS = frozenset({".html", ".xhtml", ".htm"})
# What file systems allow for a path and for a name in it, with room for the site folder and for an ending.
LONGEST_PATH = 1000
LONGEST_NAME = 240
_KEPT_IN_PATHS = "-._~!$&'()*+,;=:@/?"
_TOKEN = re.compile(r":([a-z_]+)")
_SLASHES = re.compile(r"/{2,}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_SCHEME = re.compile(r"/?[A-Za-z][A-Za-z0-9+.-]*:(?://|\\)|/?[A-Za-z]:(?:[/\\]|\Z)")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page is served (`url`) and which file it is (`dest`)."""

    url: str
    dest: str


class UnknownTokenError(ValueError):
    """A permalink that has a token which Jekyll does not know. `token` is its name."""

    def __init__(self, token: str) -> None:
        super().__init__(token)
        self.token = token


def escape_path(path: str) -> str:
    """`path` as it stands in a URL; what has a meaning in paths stays."""
    return quote(path, safe=_KEPT_IN_PATHS)


def extension_of(path: str) -> str:
    """The ending of the last part of `path` with its dot, as Ruby's `File.extname` sees it."""
    name = path.rstrip("/").rsplit("/", 1)[-1].lstrip(".")
    head, dot, tail = name.rpartition(".")
    return f"{dot}{tail}" if head and dot else ""


def split_name(path: str) -> tuple[str, str]:
    """`path` without its ending and without dots before that, and the ending."""
    ending = extension_of(path)
    return path[: len(path) - len(ending)].rstrip("."), ending


def add_suffix(template: str, style: str) -> str:
    """`template` with the end that the site's permalink style asks for."""
    if style == "pretty" or style.endswith("/"):
        return f"{template}/"
    if style in ("date", "ordinal", "none") or style.endswith(":output_ext"):
        return f"{template}:output_ext"
    return template


def page_template(basename: str, output_ext: str, style: str) -> str:
    """The template for a page without a permalink of its own."""
    if output_ext not in HTML_ENDINGS:
        return "/:path/:basename:output_ext"
    if basename == "index":
        return "/:path/"
    return add_suffix("/:path/:basename", style)


def fill_in_order(template: str, placeholders: Mapping[str, str]) -> str:
    """Replace each placeholder in turn, as Jekyll does for pages: an unknown token stays as it is."""
    for name, value in placeholders.items():
        template = template.replace(f":{name}", escape_path(value))
    return template


def fill_tokens(template: str, placeholders: Mapping[str, str]) -> str:
    """Replace the tokens of `template`, as Jekyll does for documents. `:title_` is `:title` before an
    underscore.

    Raises UnknownTokenError.
    """

    def value_of(match: re.Match[str]) -> str:
        name = match[1]
        for key in (name, name.removesuffix("_")):
            if key in placeholders:
                return escape_path(placeholders[key]) + name[len(key) :]
        raise UnknownTokenError(name)

    return _TOKEN.sub(value_of, template)


def sanitize(url: str) -> str:
    """`url` with one slash in front and no dots that climb."""
    return _SLASHES.sub("/", f"/{url}".replace("..", "/").replace("./", ""))


def address_of(url: str, output_ext: str, is_document: bool = False) -> Address:
    """The address for a filled template or permalink. Dots that are written as `%2e` climb no higher than
    the site.
    """
    url = sanitize(url)
    path = posixpath.normpath("/" + unquote(url)).strip("/")
    if url.endswith("/"):
        ending = ".html" if is_document else output_ext
        return Address(url, posixpath.join(path, f"index{ending}"))
    return Address(url, path if path.endswith(output_ext) else path + output_ext)


def output_extension(source_ext: str, permalink: str | None, markdown_extensions: frozenset[str]) -> str:
    """The ending of the file that comes out: the permalink's, where that has one."""
    if permalink and not permalink.endswith("/") and (own := extension_of(permalink)):
        return own
    if source_ext.lower() in markdown_extensions:
        return ".html"
    return {".scss": ".css", ".sass": ".css", ".coffee": ".js"}.get(source_ext.lower(), source_ext)


def fault_of(permalink: str) -> str | None:
    """Why `permalink` is not used: it leaves the site folder, or is no path. None where it may be used."""
    once = unquote(permalink)
    if len(once) > LONGEST_PATH or any(len(part.encode()) > LONGEST_NAME for part in once.split("/")):
        return "is longer than a file's path may be"
    for text in (permalink, once, unquote(once)):
        if _CONTROL.search(text):
            return "has a control character"
        if "\\" in text:
            return "has a backslash"
        if _SCHEME.match(text):
            return "is not a path in this site"
        if _climbs_out(text):
            return "leaves the site folder"
    return None


def _climbs_out(path: str) -> bool:
    depth = 0
    for part in path.split("/"):
        if part == "..":
            depth -= 1
        elif part not in ("", "."):
            depth += 1
        if depth < 0:
            return True
    return False
