"""The finished page: taken from an earlier build where all is the same that its templates are told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation as MkDocsNavigation
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from mkdocs_essay.bridge.fingerprint import is_trusted
from mkdocs_essay.bridge.page_keys import PageKeys
from mkdocs_essay.cache.describing import UnstableError, describe, digest
from mkdocs_essay.cache.store import Store
from mkdocs_essay.navigation.outline import Navigation
from mkdocs_essay.navigation.page_view import SeriesView

# What follows from the language, or from the series and the part's number in it.
_FOLLOWING = {"words", "rows", "inner", "previous", "next"}
# Names by which a template comes to other pages.
_OTHERS = re.compile(r"\b(?:pages|nav|files|\w+_page|parent|ancestors|children|homepage)\b")
_TIMES = ("build_date_utc", "now(")


class PageOutputs:
    """The pages that the templates make.

    `files` and `nav` are the build's. Material's templates and ours look at a page, its neighbours and the
    navigation. Those of the user may look at any other page: if they do, the key holds all of them.
    """

    def __init__(
        self, store: Store, files: Files, nav: MkDocsNavigation, config: MkDocsConfig, keys: PageKeys
    ) -> None:
        self._store = store
        self._keys = keys
        self._files = files
        self._nav = nav
        self._config = config
        self._series: dict[int, tuple[SeriesView, str]] = {}
        self._names: dict[type, tuple[str, ...]] = {}

    def render(self, template: str, context: Mapping[str, Any], make: Callable[[], str]) -> str:
        """The page that `make` renders from `template` with `context`."""
        page = context["page"]
        try:
            key = self._key(template, page, context.get("essay"))
        except UnstableError:
            return make()
        name = page.file.dest_uri
        known = self._store.get("output", name, key)
        if isinstance(known, str):
            return known
        return self._made(name, key, make)

    def _made(self, name: str, key: str, make: Callable[[], str]) -> str:
        output = make()
        self._store.put("output", name, key, output)
        return output

    def _key(self, template: str, page: Page, view: object) -> str:
        around = [
            template,
            type(page).__qualname__,
            page.is_homepage,
            page.canonical_url,
            page.edit_url,
            page.file.src_uri,
            [_link(other) for other in (page.previous_page, page.next_page) if other is not None],
            [_link(section) for section in page.ancestors],
            _link(self._nav.homepage) if self._nav.homepage else None,
        ]
        drawn = getattr(view, "navigation", None) is not None
        return digest(
            self._keys.of(page),
            describe(around),
            *self._of_view(view),
            "" if drawn else self._navigation,
            self._of_user_templates,
        )

    def _of_view(self, value: object) -> Iterator[str]:
        """A view as texts; a series, which all its parts share, is described once."""
        if isinstance(value, SeriesView):
            # Kept with the series, so that no other gets its identity.
            if id(value) not in self._series:
                self._series[id(value)] = (value, digest(describe(value)))
            yield self._series[id(value)][1]
        elif isinstance(value, Navigation):
            own = value.own
            yield from (value.before, value.after, value.tabs)
            yield repr((own.title, own.url) if own else None)
        elif names := self._names_of(type(value)):
            for name in names:
                yield name
                yield from self._of_view(getattr(value, name))
        elif isinstance(value, tuple):
            yield str(len(value))
            for item in value:
                yield from self._of_view(item)
        else:
            yield describe(value, is_trusted)

    def _names_of(self, kind: type) -> tuple[str, ...]:
        """The fields of a view's class that say anything by themselves; none of any other class."""
        if kind not in self._names:
            named = fields(kind) if is_dataclass(kind) else ()
            self._names[kind] = tuple(field.name for field in named if field.name not in _FOLLOWING)
        return self._names[kind]

    @cached_property
    def _navigation(self) -> str:
        """MkDocs' navigation, which Material draws where it is not the site's own tree."""
        return digest(*_entries(self._nav.items))

    @cached_property
    def _of_user_templates(self) -> str:
        """All pages, and the time of the build, as far as templates of the user may show them."""
        texts = _user_templates(self._config)
        if any(time in text for text in texts for time in _TIMES):
            raise UnstableError("the time of the build")
        if not any(map(_OTHERS.search, texts)):
            return ""
        pages = (file.page for file in self._files.documentation_pages())
        return digest(*(self._keys.of(page) for page in pages if page is not None))


def looks_around(config: MkDocsConfig) -> bool:
    """Whether a template of the user's may show more than its page, the configuration and the files."""
    return any(map(_OTHERS.search, _user_templates(config)))


def _user_templates(config: MkDocsConfig) -> list[str]:
    folder = config.theme.custom_dir
    files = sorted(Path(folder).rglob("*.html")) if folder else ()
    return [file.read_text(encoding="utf-8", errors="replace") for file in files]


class RememberedTemplate(jinja2.Template):
    """A template that asks `outputs` for a page before it renders it."""

    outputs: ClassVar[PageOutputs]

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The output for a context."""
        context: dict[str, Any] = dict(*args, **kwargs)
        if not isinstance(context.get("page"), Page):
            return super().render(context)
        make = super().render
        return self.outputs.render(str(self.name), context, lambda: make(context))


def remember_pages(env: jinja2.Environment, outputs: PageOutputs) -> None:
    """Let the templates of `env` ask `outputs`."""
    env.template_class = type("PageTemplate", (RememberedTemplate,), {"outputs": outputs})


def _link(item: StructureItem) -> tuple[str, str | None]:
    return str(item.title), getattr(item, "url", None)


def _entries(items: Iterable[StructureItem]) -> Iterator[str]:
    for item in items:
        yield describe([type(item).__qualname__, *_link(item), getattr(item, "meta", None)], is_trusted)
        if isinstance(item, Section):
            yield "("
            yield from _entries(item.children)
            yield ")"
