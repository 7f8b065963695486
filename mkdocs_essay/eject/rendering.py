"""Markdown as plain MkDocs reads it, with the extensions that the written mkdocs.yml names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import markdown


class PlainMarkdown:
    """Renders texts with one instance; nothing of a text stays."""

    def __init__(self, extensions: Sequence[str], settings: Mapping[str, Mapping[str, Any]]) -> None:
        self._markdown = markdown.Markdown(
            extensions=list(extensions),
            extension_configs={name: dict(options) for name, options in settings.items()},
        )

    def render(self, text: str) -> str:
        """The HTML of a text."""
        self._markdown.reset()
        return self._markdown.convert(text)
