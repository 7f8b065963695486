"""Pages: files with front matter outside of collections, and their addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site import permalinks
from mkdocs_essay.site.defaults import Defaults
from mkdocs_essay.site.jekyll_config import JekyllConfig, markdown_extensions
from mkdocs_essay.site.merging import deep_merge
from mkdocs_essay.site.model import SitePage
from mkdocs_essay.site.permalinks import Address
from mkdocs_essay.site.walk import Entry
from mkdocs_essay.source import SourceText, read_source

_LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Rules:
    """What of the configuration decides over pages and their addresses."""

    config: Mapping[str, Any]
    defaults: Defaults
    style: str
    markdown: frozenset[str]

    @classmethod
    def of(cls, config: JekyllConfig, diagnostics: Diagnostics) -> Rules:
        """The rules of `config`; entries of `defaults` that are none are diagnostics."""
        defaults, broken = Defaults.of(config.values)
        path, line = config.places.get("defaults", (None, None))
        for number in broken:
            diagnostics.add(
                "config-value", f"entry {number} of `defaults` needs `scope` and `values`", path, line
            )
        style = config.values.get("permalink")
        return cls(
            config.values,
            defaults,
            "date" if style is None else str(style),
            markdown_extensions(config.values),
        )


def read_page(entry: Entry, rules: Rules, diagnostics: Diagnostics) -> SitePage | None:
    """The page in the file `entry`; None where it is not published or cannot be read."""
    try:
        text = read_source(entry.file, entry.path, diagnostics)
    except OSError as error:
        diagnostics.add("unreadable", f"this file cannot be read: {error.strerror}", entry.path)
        return None
    if text.front_matter.get("published") is False and not rules.config.get("unpublished"):
        return None
    return make_page(entry, text, rules, diagnostics)


def make_page(entry: Entry, text: SourceText, rules: Rules, diagnostics: Diagnostics) -> SitePage:
    """The page that `text` is, at the address that Jekyll gives it."""
    front_matter = deep_merge(rules.defaults.values_for(entry.path, "pages"), text.front_matter)
    permalink = own_permalink(front_matter, entry.path, text.key_lines, diagnostics)
    address = page_address(entry.path, permalink, rules)
    return SitePage(
        path=entry.path,
        url=address.url,
        dest=address.dest,
        front_matter=front_matter,
        body=text.body,
        body_line=text.body_line,
        key_lines=text.key_lines,
        has_front_matter=text.has_front_matter,
        markdown_extensions=rules.markdown,
    )


def own_permalink(
    front_matter: Mapping[str, Any], path: str, key_lines: Mapping[str, int], diagnostics: Diagnostics
) -> str | None:
    """The permalink that the front matter sets, None where there is none that may be used."""
    value = front_matter.get("permalink")
    if value is None:
        return None
    permalink = str(value)
    fault = "is empty" if not permalink.strip() else permalinks.fault_of(permalink)
    if fault is None and isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return permalink
    shown = permalink if len(permalink) <= _LONGEST_SHOWN else f"{permalink[:_LONGEST_SHOWN]}…"
    message = f"the permalink {shown!r} {fault or 'is no text'}: the page keeps the address of its file"
    diagnostics.add("permalink-refused", message, path, key_lines.get("permalink"))
    return None


def page_address(path: str, permalink: str | None, rules: Rules) -> Address:
    """The address of the page at `path`, which is relative to the source."""
    folder, _, name = path.rpartition("/")
    basename, source_ext = permalinks.split_name(name)
    output_ext = permalinks.output_extension(source_ext, permalink, rules.markdown)
    template = permalink or permalinks.page_template(basename, output_ext, rules.style)
    placeholders = {"path": f"/{folder}" if folder else "", "basename": basename, "output_ext": output_ext}
    return permalinks.address_of(permalinks.fill_in_order(template, placeholders), output_ext)
