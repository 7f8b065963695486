"""The layouts of a site as files: `_layouts`, and what their front matter says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site.model import Site
from mkdocs_essay.source import read_source

NO_LAYOUT = ("none", "null", "nil", "")
THEME_LAYOUTS = frozenset(
    ("default", "home", "page", "post", "minimal", "about", "table_wrappers", "vendor/compress", *NO_LAYOUT)
)
CONTENT = re.compile(r"\{[{%][^{}]*\bcontent\b")
DOCUMENT = re.compile(r"<!doctype\b|<html\b|<head\b|<body\b", re.IGNORECASE)
NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_./ -]*")
ENDINGS = (".html", ".md", ".markdown", ".htm", ".liquid")


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout of the site: its file, its front matter, and its text, which begins at `first_line` of the
    file.
    """

    name: str
    path: str
    data: Mapping[str, Any]
    text: str
    first_line: int

    @property
    def parent(self) -> str | None:
        """The layout that this one is put into."""
        name = self.data.get("layout")
        return name if isinstance(name, str) else None

    @property
    def is_document(self) -> bool:
        """Whether it is a whole HTML page."""
        return DOCUMENT.search(self.text) is not None

    @property
    def shows_content(self) -> bool:
        """Whether it does something with `content`; one that shows front matter only need not."""
        return CONTENT.search(self.text) is not None


class LayoutFiles:
    """Reads a layout when it is asked for, each once."""

    def __init__(self, site: Site, diagnostics: Diagnostics) -> None:
        self.site = site
        self.diagnostics = diagnostics
        self.read: dict[str, Layout | None] = {}

    def load(self, name: str) -> Layout | None:
        """The layout of the site called `name`; None where the theme has it, or nobody."""
        if name not in self.read:
            self.read[name] = self.find(name)
        return self.read[name]

    def find(self, name: str) -> Layout | None:
        setting = self.site.config.get("layouts_dir")
        folder = self.site.source / (setting if isinstance(setting, str) and setting else "_layouts")
        if not NAME.fullmatch(name) or ".." in name:
            return None
        for ending in ENDINGS:
            file = folder / f"{name}{ending}"
            if is_inside(file, folder, self.site.source):
                return self.load_file(name, file)
        if name not in THEME_LAYOUTS:
            self.diagnostics.add(
                "layout-missing",
                f"There is no layout {name!r}; pages that ask for it have Material's look.",
                *self.place_asking(name),
            )
        return None

    def place_asking(self, name: str) -> tuple[str | None, int | None]:
        """File and line of the first page that asks for the layout; of `defaults` where no page does."""
        for page in self.site.pages:
            if "layout" in page.key_lines and page.front_matter.get("layout") == name:
                return page.path, page.key_lines["layout"]
        return self.site.config_places.get("defaults", (None, None))

    def load_file(self, name: str, file: Path) -> Layout:
        path = file.relative_to(self.site.source).as_posix()
        read = read_source(file, path, self.diagnostics)
        return Layout(name, path, read.front_matter, read.body, read.body_line)


def is_inside(file: Path, folder: Path, source: Path) -> bool:
    """Whether there is such a file, and it does not lead out of the folder and the source."""
    try:
        return file.is_file() and file.resolve().is_relative_to(folder.resolve()) and within(folder, source)
    except (OSError, RuntimeError, ValueError):
        return False


def within(folder: Path, source: Path) -> bool:
    return folder.resolve().is_relative_to(source.resolve())
