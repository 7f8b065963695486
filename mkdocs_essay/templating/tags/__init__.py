"""Jekyll's tags: the table says which there are, one file each. A file is imported when its tag is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_essay.templating.parser import JekyllTag

# A tag's name, the file and the class.
TAGS: dict[str, tuple[str, str]] = {
    # Text that is not looked at.
    "raw": ("raw", "RawTag"),
    "comment": ("comment", "CommentTag"),
    "#": ("comment", "InlineCommentTag"),
    # Variables.
    "assign": ("assign", "AssignTag"),
    "capture": ("capture", "CaptureTag"),
    "increment": ("counters", "IncrementTag"),
    "decrement": ("counters", "DecrementTag"),
    "echo": ("echo", "EchoTag"),
    # Control flow.
    "if": ("if_block", "IfTag"),
    "unless": ("if_block", "UnlessTag"),
    "case": ("case", "CaseTag"),
    "for": ("for_loop", "ForTag"),
    "tablerow": ("tablerow", "TableRowTag"),
    "cycle": ("cycle", "CycleTag"),
    "ifchanged": ("ifchanged", "IfChangedTag"),
    "break": ("interrupts", "BreakTag"),
    "continue": ("interrupts", "ContinueTag"),
    # Jekyll's own.
    "include": ("include", "IncludeTag"),
    "include_cached": ("include_cached", "IncludeCachedTag"),
    "include_relative": ("include_relative", "IncludeRelativeTag"),
    "link": ("link", "LinkTag"),
    "post_url": ("post_url", "PostUrlTag"),
    "highlight": ("highlight", "HighlightTag"),
    "gist": ("gist", "GistTag"),
    # What plugins print in the head of a page, where Material has its own.
    "seo": ("nothing", "SeoTag"),
    "feed_meta": ("nothing", "FeedMetaTag"),
}


class TagTable:
    """The tags that templates know, each made once."""

    def __init__(self) -> None:
        self._made: dict[str, JekyllTag] = {}

    def __contains__(self, name: str) -> bool:
        return name in TAGS

    def get(self, name: str) -> JekyllTag | None:
        """The tag of that name; None where there is none."""
        tag = self._made.get(name)
        if tag is None and name in TAGS:
            file, kind = TAGS[name]
            tag = self._made[name] = getattr(import_module(f"{__name__}.{file}"), kind)()
        return tag
