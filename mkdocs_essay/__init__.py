"""Jekyll's just-the-docs sites, built by MkDocs with Material as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs_essay.extension import EssayExtension

__version__ = "0.1.0"
__all__ = ["__version__", "makeExtension"]


def makeExtension(**kwargs: Any) -> EssayExtension:
    """The Markdown extension, for `markdown_extensions: [mkdocs_essay]` where entry points are not read.

    Takes the options of `mkdocs_essay.extension.EssayExtension`.
    """
    from mkdocs_essay.extension import EssayExtension

    return EssayExtension(**kwargs)
