"""Jekyll's tags: the table says which there are, one file each."""

from __future__ import annotations

from mkdocs_essay.templating.parser import JekyllTag
from mkdocs_essay.templating.tags.assign import AssignTag
from mkdocs_essay.templating.tags.capture import CaptureTag
from mkdocs_essay.templating.tags.case import CaseTag
from mkdocs_essay.templating.tags.comment import CommentTag, InlineCommentTag
from mkdocs_essay.templating.tags.counters import DecrementTag, IncrementTag
from mkdocs_essay.templating.tags.cycle import CycleTag
from mkdocs_essay.templating.tags.echo import EchoTag
from mkdocs_essay.templating.tags.for_loop import ForTag
from mkdocs_essay.templating.tags.highlight import HighlightTag
from mkdocs_essay.templating.tags.if_block import IfTag, UnlessTag
from mkdocs_essay.templating.tags.ifchanged import IfChangedTag
from mkdocs_essay.templating.tags.include import IncludeTag
from mkdocs_essay.templating.tags.include_cached import IncludeCachedTag
from mkdocs_essay.templating.tags.include_relative import IncludeRelativeTag
from mkdocs_essay.templating.tags.interrupts import BreakTag, ContinueTag
from mkdocs_essay.templating.tags.link import LinkTag
from mkdocs_essay.templating.tags.nothing import FeedMetaTag, SeoTag
from mkdocs_essay.templating.tags.post_url import PostUrlTag
from mkdocs_essay.templating.tags.raw import RawTag
from mkdocs_essay.templating.tags.tablerow import TableRowTag

TAGS: tuple[type[JekyllTag], ...] = (
    # Text that is not looked at.
    RawTag,
    CommentTag,
    InlineCommentTag,
    # Variables.
    AssignTag,
    CaptureTag,
    IncrementTag,
    DecrementTag,
    EchoTag,
    # Control flow.
    IfTag,
    UnlessTag,
    CaseTag,
    ForTag,
    TableRowTag,
    CycleTag,
    IfChangedTag,
    BreakTag,
    ContinueTag,
    # Jekyll's own.
    IncludeTag,
    IncludeCachedTag,
    IncludeRelativeTag,
    LinkTag,
    PostUrlTag,
    HighlightTag,
    # What plugins print in the head of a page, where Material has its own.
    SeoTag,
    FeedMetaTag,
)
