"""MkDocs' environment of templates, made quicker: most of a small site's build is spent on it.

Material has some fifty templates, which Jinja compiles anew at each build, and over ten thousand icons in a
hidden folder, which MkDocs walks through only to leave them out.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache
from mkdocs.theme import Theme

_BELOW = "essay-below:"


class TemplateLoader(jinja2.FileSystemLoader):
    """Loads templates as Jinja does; what it lists leaves out hidden files and folders, as MkDocs would.

    A template of ours can stand around the one that it hides: `essay-below:NAME` is the template NAME in the
    folders after `own`.
    """

    def __init__(self, folders: Sequence[str], own: str) -> None:
        super().__init__(folders)
        below = folders[folders.index(own) + 1 :] if own in folders else folders
        self._below = jinja2.FileSystemLoader(below)

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, its file, and whether it is still that."""
        if template.startswith(_BELOW):
            return self._below.get_source(environment, template.removeprefix(_BELOW))
        return super().get_source(environment, template)

    def list_templates(self) -> list[str]:
        """The names of all templates, sorted."""
        found: set[str] = set()
        for folder in self.searchpath:
            for path, folders, files in os.walk(folder):
                folders[:] = [name for name in folders if not name.startswith(".")]
                below = os.path.relpath(path, folder).replace(os.sep, "/")
                prefix = "" if below == "." else f"{below}/"
                found.update(prefix + name for name in files if not name.startswith("."))
        return sorted(found)


class TemplateCache(FileSystemBytecodeCache):
    """Keeps compiled templates in the user's own folder for temporary files, if it can write there."""

    def __init__(self) -> None:
        super().__init__(pattern="mkdocs_essay_%s.cache")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep one compiled template."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def quicken(theme: Theme, own: str) -> None:
    """Let `theme` make environments with our loader and cache; `own` is the folder of our templates."""
    make = theme.get_env

    def get_env() -> jinja2.Environment:
        env = make()
        env.loader = TemplateLoader(theme.dirs, own)
        # Without a safe folder for temporary files there is no cache.
        with suppress(OSError, RuntimeError):
            env.bytecode_cache = TemplateCache()
        return env

    theme.get_env = get_env  # type: ignore[method-assign]
