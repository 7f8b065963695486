"""Finds the files that include tags name, and keeps them parsed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from mkdocs_essay.site.model import Site
from mkdocs_essay.templating.environment import Template
from mkdocs_essay.templating.faults import Fault
from mkdocs_essay.templating.theme_includes import THEME_INCLUDES

Parse = Callable[[str, str], Template]
LARGEST = 8_000_000


def includes_folder(site: Site) -> str:
    """The folder of the files that pages may include, relative to the source."""
    folder = site.config.get("includes_dir")
    return folder if isinstance(folder, str) and folder else "_includes"


def include_texts(site: Site) -> dict[str, str]:
    """The texts in that folder and in `_layouts`, by their path; what is no text or too large is left out."""
    found: dict[str, str] = {}
    for folder in (includes_folder(site), "_layouts"):
        for file in sorted((site.source / folder).rglob("*")):
            with suppress(OSError, ValueError):
                if file.is_file() and file.stat().st_size <= LARGEST:
                    text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
                    found[file.relative_to(site.source).as_posix()] = text
    return found


class Includes:
    """`load` looks into `_includes` only, and then at the theme's own; `load_beside` into a page's folder and
    below. What lies elsewhere, by way of a symbolic link too, is refused.
    """

    def __init__(self, site: Site, parse: Parse) -> None:
        self.source = site.source
        self.folder = includes_folder(site)
        self.parse = parse
        self.templates: dict[str, Template] = {}
        self.refused: dict[str, Fault] = {}
        self.rendered: dict[object, str] = {}

    def load(self, name: str) -> Template:
        """The template of an include; raises `Fault` for what is not there or may not be read."""
        return self.template(PurePosixPath(self.folder), name, THEME_INCLUDES.get(name))

    def load_beside(self, name: str, page: str) -> Template:
        """The template of a file beside the page whose path is `page`."""
        return self.template(PurePosixPath(page).parent, name)

    def template(self, folder: PurePosixPath, name: str, otherwise: str | None = None) -> Template:
        path = (folder / name.lstrip("/")).as_posix()
        found = self.templates.get(path)
        if found is not None:
            return found
        try:
            if path in self.refused:
                raise Fault(self.refused[path].text, code=self.refused[path].code)
            text = self.read(folder, path, otherwise)
        except Fault as fault:
            self.refused[path] = fault
            raise
        found = self.templates[path] = self.parse(text, path)
        return found

    def read(self, folder: PurePosixPath, path: str, otherwise: str | None) -> str:
        """The text of the file; `otherwise`, if there is such a text, where there is no file."""
        file = self.source / path
        if not self.is_within(file, self.source / folder):
            raise Fault(
                f"{path!r} leads out of the folder {folder.as_posix()!r}", code="liquid-include-refused"
            )
        try:
            if not file.is_file():
                if otherwise is not None:
                    return otherwise
                raise Fault(f"there is no file {path!r} to include", code="liquid-include-missing")
            if file.stat().st_size > LARGEST:
                raise Fault(f"the file {path!r} is too large to include", code="liquid-limit")
            text = file.read_bytes().decode("utf-8-sig", errors="replace")
        except (OSError, ValueError) as error:
            raise Fault(
                f"the file {path!r} cannot be read: {error}", code="liquid-include-missing"
            ) from error
        return text.replace("\r\n", "\n")

    def is_within(self, file: Path, folder: Path) -> bool:
        try:
            real = file.resolve()
            return real.is_relative_to(folder.resolve()) or real.is_relative_to(
                self.source.resolve() / self.folder
            )
        except (OSError, ValueError, RuntimeError):
            return False
