"""`site`: the configuration, and all that was read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from mkdocs_essay.site.documents import in_order
from mkdocs_essay.site.model import Site, SitePage
from mkdocs_essay.templating.objects.documents import Document
from mkdocs_essay.templating.objects.drop import Drop
from mkdocs_essay.templating.objects.files import file_object
from mkdocs_essay.templating.objects.github import github_object
from mkdocs_essay.templating.objects.pages import Clock, page_object
from mkdocs_essay.templating.values import inspect, is_hash, to_s

RELATED = 10


class SiteObjects:
    """Makes the objects of a site, each once. `excerpt` gives the beginning of a document as HTML, `rendered`
    all of a page as HTML, `placed` that in its layouts. `missing` is called with the name of what only GitHub
    knows.
    """

    def __init__(
        self,
        site: Site,
        now: Clock,
        excerpt: Callable[[SitePage], str],
        rendered: Callable[[SitePage], str],
        placed: Callable[[SitePage], str],
        missing: Callable[[str], None],
    ) -> None:
        self.site = site
        folder = to_s(site.config.get("collections_dir")).strip("/")
        self.collections_dir = f"{folder}/" if folder else ""
        self.now = now
        self.excerpt = excerpt
        self.rendered = rendered
        self.placed = placed
        self.missing = missing
        self.objects: dict[str, Mapping[str, Any]] = {}
        self.by_label: dict[str, list[Any]] | None = None
        self.places: dict[str, int] = {}
        self.places_in_order: dict[str, int] = {}
        self.current: SitePage | None = None
        self.read_elsewhere: set[str] = set()
        self.drop = self.make_site()

    def of(self, page: SitePage) -> Mapping[str, Any]:
        """The page or document as templates see it."""
        found = self.objects.get(page.path)
        if found is None:
            in_collection = page.collection is not None
            content = partial(self.content, page)
            found = (
                Document(
                    page,
                    page.path.removeprefix(self.collections_dir),
                    self.now,
                    self.neighbour,
                    self.excerpt,
                    content,
                    partial(self.output, page),
                )
                if in_collection
                else page_object(page, self.now, content)
            )
            self.objects[page.path] = found
        return found

    def content(self, page: SitePage) -> str:
        """The body of a page as another one sees it: as HTML where Jekyll has rendered it by then, which goes
        through the collections first; else as it is written.
        """
        self.note(page)
        return self.rendered(page) if self.is_done(page) else page.body

    def output(self, page: SitePage) -> str | None:
        """A document in its layouts, where Jekyll has rendered it by then."""
        self.note(page)
        return self.placed(page) if self.is_done(page) else None

    def is_done(self, page: SitePage) -> bool:
        """Whether Jekyll has rendered a page before the one that is being rendered."""
        current = self.current
        if current is None or current.path == page.path or not page.is_html:
            return False
        order = self.order()
        return order.get(page.path, 0) < order.get(current.path, 0)

    def note(self, page: SitePage) -> None:
        """Remember that a page's text is looked at, if it is another one than the one that is rendered."""
        if self.current is None or self.current.path != page.path:
            self.read_elsewhere.add(page.path)

    def order(self) -> dict[str, int]:
        """The places of all pages in the order in which Jekyll renders them."""
        if not self.places_in_order:
            documents = [each.page for row in self.documents().values() for each in row]
            pages = [page for page in self.site.pages if page.collection is None]
            self.places_in_order = {page.path: place for place, page in enumerate([*documents, *pages])}
        return self.places_in_order

    def documents(self) -> dict[str, list[Any]]:
        """The documents of every collection, in its order."""
        if self.by_label is None:
            labels = ["posts", *(collection.label for collection in self.site.collections)]
            found: dict[str, list[SitePage]] = {label: [] for label in labels}
            for page in (*self.site.pages, *self.site.unwritten):
                if page.collection is not None:
                    found.setdefault(page.collection, []).append(page)
            sorted_by_label: dict[str, list[Any]] = {}
            for label, pages in found.items():
                documents = sorted_by_label[label] = [self.of(page) for page in in_order(pages)]
                self.sort_by_config(label, documents)
                self.places.update({document.page.path: place for place, document in enumerate(documents)})
            self.by_label = sorted_by_label
        return self.by_label

    def sort_by_config(self, label: str, documents: list[Any]) -> None:
        """A collection's `sort_by` or `order`, where `_config.yml` gives one."""
        settings = self.site.config.get("collections")
        setting = settings.get(label) if is_hash(settings) else None
        if not is_hash(setting):
            return
        if isinstance(setting.get("order"), list):
            ranks = {f"_{label}/{name}": rank for rank, name in enumerate(setting["order"])}
            documents.sort(key=lambda document: ranks.get(document.path, len(ranks)))
        elif isinstance(setting.get("sort_by"), str):
            key = setting["sort_by"]
            documents.sort(key=lambda document: (document.get(key) is None, sort_key(document.get(key))))

    def neighbour(self, document: Document, step: int) -> Any:
        row = self.documents().get(document.page.collection or "", [])
        place = self.places.get(document.page.path, -1) + step
        return row[place] if 0 <= place < len(row) and document.page.path in self.places else None

    def labelled(self, label: str) -> list[Any]:
        return self.documents()[label]

    def posts(self) -> list[Any]:
        return self.documents()["posts"][::-1]

    def pages(self) -> list[Any]:
        return [self.of(page) for page in self.site.pages if page.collection is None]

    def static_files(self) -> list[Any]:
        return [
            file_object(file, self.now) for file in sorted(self.site.static_files, key=lambda file: file.path)
        ]

    def html_pages(self) -> list[Any]:
        endings = (".html", ".htm", "/", ".xhtml")
        return [
            self.of(page)
            for page in self.site.pages
            if page.collection is None and html_address(page, endings)
        ]

    def collections(self) -> list[Any]:
        return [self.collection(label) for label in sorted(self.documents())]

    def collection(self, label: str) -> Drop:
        settings = self.site.config.get("collections")
        setting = settings.get(label) if is_hash(settings) else None
        output = label == "posts" or any(
            each.label == label and each.output for each in self.site.collections
        )
        own: dict[str, Callable[[], Any]] = {
            "label": lambda: label,
            "docs": lambda: self.documents()[label],
            "files": list,
            "relative_directory": lambda: f"_{label}",
            "directory": lambda: str(self.site.source / f"{self.collections_dir}_{label}"),
            "output": lambda: output,
        }
        return Drop(own, setting if is_hash(setting) else {}, inspect(label))

    def related(self) -> Any:
        """The newest posts but for the current one; nil on a page that is no document."""
        if self.current is None or self.current.collection is None:
            return None
        return [post for post in self.posts() if post.page.path != self.current.path][:RELATED]

    def grouped(self, key: str) -> dict[str, list[Any]]:
        """Posts by tag or category, the newest first; the word that was used first leads."""
        found: dict[str, list[Any]] = {}
        for post in self.documents()["posts"]:
            for word in post[key]:
                found.setdefault(word, []).append(post)
        return {word: posts[::-1] for word, posts in found.items()}

    def make_site(self) -> Drop:
        own: dict[str, Callable[[], Any]] = {
            "data": lambda: self.site.data,
            "time": lambda: self.now,
            "pages": self.pages,
            "html_pages": self.html_pages,
            "posts": self.posts,
            "documents": lambda: [each for label in self.documents() for each in self.documents()[label]],
            "static_files": self.static_files,
            "collections": self.collections,
            "tags": lambda: self.grouped("tags"),
            "categories": lambda: self.grouped("categories"),
            "config": lambda: None,
            "github": lambda: github_object(self.site.config, self.missing),
        }
        for collection in self.site.collections:
            own.setdefault(collection.label, partial(self.labelled, collection.label))
        changing = {"related_posts": self.related}
        return Drop(own, self.site.config, "Jekyll::Drops::SiteDrop", changing)


def html_address(page: SitePage, endings: tuple[str, ...]) -> bool:
    return page.dest.endswith(endings) or page.url.endswith(endings)


def sort_key(value: Any) -> tuple[int, Any]:
    return (0, value) if isinstance(value, int | float) else (1, str(value))
