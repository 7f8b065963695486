"""What an author can set of notes, site-wide or in a page's front matter.

notes: footnotes                            # short for the style
notes: {style: sidenotes, match: page, title: Endnotes}
notes: {match: {26: docs/part-2.md}}        # the page whose note 26 is meant
notes: false                                # leave all superscripts as they are
notes: {page: false}                        # on a series' own page: no page of all its notes
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from mkdocs_essay.notes.model import STYLES, Match, Style


@dataclass(frozen=True, slots=True)
class NotesOptions:
    """The style, the author's word on matching, the title of the list at the foot (None: in the theme's
    language), and whether the series that this page leads gets a page of its notes."""

    style: Style = "annotations"
    match: Match = field(default_factory=Match)
    title: str | None = None
    page: bool = True


def read_options(value: object, base: NotesOptions | None = None) -> tuple[NotesOptions, tuple[str, ...]]:
    """The options that `value` sets over `base`, and a sentence for each part of it that could not be
    read."""
    options = base if base is not None else NotesOptions()
    if value is None or value is True:
        return options, ()
    if value is False:
        return replace(options, match=Match("none")), ()
    if isinstance(value, str):
        value = {"style": value}
    if not isinstance(value, Mapping):
        return options, (f"notes: {value!r} is neither a style nor a mapping of options",)
    problems: list[str] = []
    for key, each in value.items():
        options = _set(options, str(key), each, problems)
    return options, tuple(problems)


def _set(options: NotesOptions, key: str, value: Any, problems: list[str]) -> NotesOptions:
    if key == "style":
        for style in STYLES:
            if value == style:
                return replace(options, style=style)
        problems.append(f"notes.style: {value!r} is none of {', '.join(STYLES)}")
    elif key == "title":
        return replace(options, title=None if value is None else str(value))
    elif key == "page":
        if isinstance(value, bool):
            return replace(options, page=value)
        problems.append(f"notes.page: {value!r} is neither true nor false")
    elif key == "match":
        return replace(options, match=_read_match(value, problems))
    else:
        problems.append(f"notes.{key}: there is no such option; known are style, match, title and page")
    return options


def _read_match(value: Any, problems: list[str]) -> Match:
    if value is False:
        return Match("none")
    if isinstance(value, Mapping):
        return Match("series", {str(label): str(path) for label, path in value.items()})
    if value in ("series", "page", "none"):
        return Match(value)
    problems.append(
        f"notes.match: {value!r} is neither series, page, none nor a mapping from numbers to source files"
    )
    return Match()
