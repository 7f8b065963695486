"""Titles that come from the heading that a page opens with: the rules of jekyll-titles-from-headings, which
GitHub Pages switches on by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from mkdocs_essay.site.model import SitePage

# Longer ones are no headings; the patterns below are quadratic in a line's length at worst.
_LONGEST_HEADING = 500
_HEADING = re.compile(r" {0,3}#{1,3}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*\Z")
_SETEXT = re.compile(r" {0,3}(?:=+|-+)[ \t]*\Z")
_INLINE = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)|\{:[^}\n]*\}|<[^>\n]*>|[*_`]")


@dataclass(frozen=True, slots=True)
class HeadingTitles:
    """What the key `titles_from_headings` of `_config.yml` says, where the plugin is at work.

    `strips`: the heading is taken out of the text. `in_collections`: documents get titles too, and lose their
    own to them, since the plugin takes each for one that Jekyll made of the file's name.
    """

    enabled: bool
    strips: bool = False
    in_collections: bool = False

    @classmethod
    def of(cls, settings: object, *, at_work: bool) -> HeadingTitles:
        """The key's value read; `at_work`: whether the site has the plugin."""
        given: Mapping[str, Any] = settings if isinstance(settings, dict) else {}
        enabled = at_work and given.get("enabled") is not False
        return cls(enabled, given.get("strip_title") is True, given.get("collections") is True)

    def entitle(self, page: SitePage) -> SitePage:
        """The page with the title that its text gives, if it takes one."""
        if not self.enabled or not page.is_markdown:
            return page
        if not self.in_collections if page.collection else page.title is not None:
            return page
        title, end = opening_heading(page.body)
        if title is None:
            return page
        front_matter = {**page.front_matter, "title": title}
        strips = page.front_matter.get("strip_title", self.strips) is True
        # The lines stay where they are, for what is found in them.
        body = "\n" * page.body.count("\n", 0, end) + page.body[end:] if strips else page.body
        return replace(page, front_matter=front_matter, body=body)


def opening_heading(body: str) -> tuple[str | None, int]:
    """The text of the heading that a body opens with, its marks taken away, and where the heading ends; None
    where it opens with something else.
    """
    start = len(body) - len(body.lstrip("\n"))
    end = _line_end(body, start)
    match = _HEADING.match(body[start:end]) if end - start <= _LONGEST_HEADING else None
    heading = match[1] if match else None
    if heading is None and body[start:end].strip():
        underline = _line_end(body, end + 1)
        if underline - end <= _LONGEST_HEADING and _SETEXT.match(body[end + 1 : underline]):
            heading, end = body[start:end].strip(), underline
    if heading is None or not (text := _INLINE.sub(lambda found: found[1] or "", heading).strip()):
        return None, 0
    return text, end


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)
