"""A Markdown extension of a user's own, of which nobody knows what it reads."""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension


class ReadingExtension(Extension):
    """Does nothing that is seen."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register nothing."""


def makeExtension(**settings: object) -> ReadingExtension:
    return ReadingExtension(**settings)
