"""Lets the search plugin read each note where it is cited."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from mkdocs_essay.notes.search import notes_in_sections

# What Material's search plugin takes out of the content once it has read it.
_SEARCH_ATTRIBUTE = re.compile(r'\s?data-search-\w+="[^"]+"')

Handler = Callable[..., Any]


def wrap_search(config: MkDocsConfig) -> None:
    """Give every search plugin the page's HTML as `notes_in_sections` has it, and nobody else.

    MkDocs' search plugin, Material's and those made from them read `page.content` when a page is about to be
    written. Their handlers are wrapped one by one: what is swapped before one plugin's turn and put back
    after another's would be seen by those between them, and their changes would be lost.
    """
    handlers = config.plugins.events["page_context"]
    for at, handler in enumerate(handlers):
        owner = getattr(handler, "__self__", None)
        if any(base.__name__ == "SearchPlugin" for base in type(owner).__mro__):
            handlers[at] = _reading_notes(handler)


def _reading_notes(handler: Handler) -> Handler:
    def read(context: Any, *, page: Page, **event: Any) -> Any:
        shown = page.content or ""
        given = notes_in_sections(shown)
        if given == shown:
            return handler(context, page=page, **event)
        page.content = given
        try:
            return handler(context, page=page, **event)
        finally:
            taken_out = "data-search-" in given and "data-search-" not in page.content
            page.content = _SEARCH_ATTRIBUTE.sub("", shown) if taken_out else shown

    return read
