"""What MkDocs is given for the site: its files, a page for each that is one, and the navigation, as far as no
other plugin and no user has a say in them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mkdocs_essay.bridge import neighbours
from mkdocs_essay.bridge.files import EssayFile, bare_files, page_files, replace_files, static_files
from mkdocs_essay.bridge.navigation import Shape, adopt_navigation, build_navigation, shape_of
from mkdocs_essay.bridge.pages import EssayPage
from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.navigation.tree import Tree
from mkdocs_essay.site.model import Site

MakePage = Callable[[EssayFile, str | None], EssayPage]


class Placement:
    """The site among MkDocs' files and in its navigation.

    `pages` are MkDocs' pages by their source path, `bare` the files, still without content, of what is
    rendered and gets no theme. `added` are the addresses, relative to the site's folder, of everybody else's
    files. `own_navigation` says whether the navigation is Jekyll's, `draws_navigation` whether it is so to
    the last entry, that the plugin may draw it. `make_page` makes a page, by a title if the navigation has
    one.
    """

    def __init__(
        self, site: Site, config: MkDocsConfig, diagnostics: Diagnostics, make_page: MakePage
    ) -> None:
        self.pages: dict[str, EssayPage] = {}
        self.bare: dict[str, EssayFile] = {}
        self.added: tuple[str, ...] = ()
        self.own_navigation = True
        self.draws_navigation = False
        self._site = site
        self._files = Files([])
        self._docs_dir = Path(config.docs_dir)
        self._diagnostics = diagnostics
        self._make_page = make_page
        self._shape: Shape = ()

    def show_source(self, config: MkDocsConfig) -> None:
        """Make the source MkDocs' folder, unless another plugin has put one of its own there."""
        if Path(config.docs_dir) == self._docs_dir:
            config.docs_dir = str(self._site.source)

    def hide_source(self, config: MkDocsConfig) -> None:
        """Give MkDocs back its own folder."""
        if Path(config.docs_dir) == self._site.source:
            config.docs_dir = str(self._docs_dir)

    def put_files(self, files: Files, config: MkDocsConfig) -> None:
        """Put the site's files in the place of those that MkDocs found, and make a page for each that is
        one, unless the navigation comes from elsewhere: MkDocs makes them then, with the titles given there.
        """
        self._files = files
        self.bare = bare_files(self._site, config)
        own = [*page_files(self._site, config), *self.bare.values(), *static_files(self._site, config)]
        for_navigation = neighbours.navigation_files(self._site, config)
        replace_files(files, [*own, *for_navigation], self._docs_dir, Path(config.docs_dir))
        owner = neighbours.navigation_owner(config)
        if owner is not None:
            self._leave_navigation(owner)
            return
        for file in own:
            if file.site_page is not None:
                self.pages[file.src_uri] = self._make_page(file, None)
        # MkDocs would make a tree of the folders, and link its pages in that order.
        config.nav = []

    def review_files(self, files: Files, config: MkDocsConfig) -> None:
        """Look at the files again when all plugins have added theirs: their pages get a place of their own
        after the site's.
        """
        self._files = files
        theirs = (file.dest_uri for file in files if not isinstance(file, EssayFile))
        self.added = (*theirs, *neighbours.redirected_addresses(config))
        if self.own_navigation and config.nav:
            self._leave_navigation("another plugin")
        elif self.own_navigation:
            config.nav = neighbours.added_navigation(files)

    def navigate(self, nav: Navigation, config: MkDocsConfig, tree: Tree) -> Navigation:
        """The navigation that Jekyll shows, unless there is one from elsewhere."""
        if not self.own_navigation:
            return adopt_navigation(nav, self._files, self._adopt)
        config.nav = None
        self.pages = {path: page for path, page in self.pages.items() if page.file.page is page}
        built = build_navigation(tree, self.pages, nav)
        self._shape = shape_of(built)
        self.draws_navigation = not nav.items
        return built

    def review_navigation(self, nav: Navigation) -> None:
        """Look at the navigation again when all plugins have seen it: one that they have added to is left to
        Material to draw.
        """
        self.draws_navigation = self.draws_navigation and shape_of(nav) == self._shape

    def _leave_navigation(self, owner: str) -> None:
        self.own_navigation = False
        neighbours.announce_navigation(owner, self._diagnostics)

    def _adopt(self, file: EssayFile, page: Page | None) -> EssayPage:
        own = self._make_page(file, page.__dict__.get("title") if page else None)
        self.pages[file.src_uri] = own
        return own
