"""`include_relative`: a file that lies beside the page or below it."""

# Nodes and tags are all called alike.

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_essay.templating.context import JekyllContext
from mkdocs_essay.templating.tags.include import IncludeNode, IncludeTag

if TYPE_CHECKING:
    from mkdocs_essay.templating.environment import Template


class IncludeRelativeNode(IncludeNode):
    __slots__ = ()

    def template(self, context: JekyllContext) -> Template:
        return context.engine.includes.load_beside(self.file_name(context), context.engine.page_path(context))


class IncludeRelativeTag(IncludeTag):
    name = "include_relative"
    node = IncludeRelativeNode
