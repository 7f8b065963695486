"""What `mkdocs serve` watches: the source's root without its subfolders, and each folder that belongs to
the site.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_essay.site.model import Site

if TYPE_CHECKING:
    # It loads a web server and a watcher of files, which only `mkdocs serve` needs.
    from mkdocs.livereload import LiveReloadServer


class Watch:
    """Keeps a server's watched folders in step with the site; one lives as long as the server.

    A folder is watched with its subfolders only if it belongs to the site: a cache or an output folder that
    is written by a build would make the server rebuild for ever.
    """

    def __init__(self, server: LiveReloadServer) -> None:
        self._server = server
        self._folders: dict[Path, bool] = {}

    def take_over(self, docs_dir: str, site: Site) -> None:
        """Let go of `docs_dir`, which MkDocs watches of its own accord, and watch the site instead."""
        self._server.unwatch(docs_dir)
        self.update(site)

    def update(self, site: Site) -> None:
        """Watch the site's folders as they are now."""
        folders = {**dict.fromkeys(site.flat_folders, False), **dict.fromkeys(site.folders, True)}
        for folder in self._folders.keys() - folders.keys():
            self._server.unwatch(str(folder))
        for folder, recursive in folders.items():
            if self._folders.get(folder) is recursive:
                continue
            if folder in self._folders:
                self._server.unwatch(str(folder))
            self._server.watch(str(folder), recursive=recursive)
        self._folders = folders
