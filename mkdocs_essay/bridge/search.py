"""Lets the search plugin read each note where it is cited, and remembers what it has read of each page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from mkdocs_essay.bridge.page_keys import PageKeys
from mkdocs_essay.cache.describing import UnstableError
from mkdocs_essay.cache.store import Store
from mkdocs_essay.notes.search import notes_in_sections

# What Material's search plugin takes out of the content once it has read it.
_SEARCH_ATTRIBUTE = re.compile(r'\s?data-search-\w+="[^"]+"')

Handler = Callable[..., Any]
Entries = list[dict[str, Any]]


class SearchReading:
    """The search plugins of a build: MkDocs', Material's and those made from them.

    Each reads `page.content` when a page is about to be written, and is given it as `notes_in_sections` has
    it. Their handlers are wrapped one by one: what is swapped before one plugin's turn and put back after
    another's would be seen by those between them, and their changes would be lost. `store` gives the results
    of earlier builds that may be used, if any.
    """

    def __init__(self, config: MkDocsConfig, store: Callable[[], Store | None], keys: PageKeys) -> None:
        self._store = store
        self._keys = keys
        self._plugins: list[object] = []
        self._read: list[dict[str, Entries]] = []
        handlers = config.plugins.events["page_context"]
        for at, handler in enumerate(handlers):
            owner = getattr(handler, "__self__", None)
            if any(base.__name__ == "SearchPlugin" for base in type(owner).__mro__):
                handlers[at] = self._reading(handler, len(self._plugins))
                self._plugins.append(owner)
                self._read.append({})

    def put_in_order(self, pages: Iterable[Page]) -> None:
        """Let each index hold what was read last of each of `pages`, in their order."""
        listed = list(pages)
        for plugin, read in zip(self._plugins, self._read, strict=True):
            index = _index_of(plugin)
            if index is not None:
                index[:] = [entry for page in listed for entry in read.get(page.url, ())]

    def _reading(self, handler: Handler, number: int) -> Handler:
        def read(context: Any, *, page: Page, **event: Any) -> Any:
            index = _index_of(self._plugins[number])
            if index is None:
                return _read_notes(handler, context, page, event)
            first = len(index)
            result = self._recall(handler, context, page, event, number)
            self._read[number][page.url] = index[first:]
            return result

        return read

    def _recall(self, handler: Handler, context: Any, page: Page, event: dict[str, Any], number: int) -> Any:
        """Have a page read, unless an earlier build has read the same."""
        store, index = self._store(), _index_of(self._plugins[number])
        assert index is not None
        if store is None:
            return _read_notes(handler, context, page, event)
        shown = page.content or ""
        try:
            key = self._keys.of(page)
        except UnstableError:
            return _read_notes(handler, context, page, event)
        known = store.get(f"search {number}", page.url, key)
        if known is not None:
            index += known["entries"]
            page.content = known["content"] if known["content"] is not None else shown
            return None
        first = len(index)
        result = _read_notes(handler, context, page, event)
        left = page.content if page.content != shown else None
        store.put(f"search {number}", page.url, key, {"entries": index[first:], "content": left})
        return result


def _read_notes(handler: Handler, context: Any, page: Page, event: dict[str, Any]) -> Any:
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


def _index_of(plugin: object) -> Entries | None:
    """The entries that a plugin has made so far: Material's, MkDocs' own; None where it has another kind of
    index, or none.
    """
    index = getattr(plugin, "search_index", None)
    for name in ("entries", "_entries"):
        entries = getattr(index, name, None)
        if isinstance(entries, list):
            return entries
    return None
