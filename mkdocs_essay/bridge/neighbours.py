"""Other plugins in the same mkdocs.yml: who makes the navigation, what they need of us, what cannot work."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import replace
from posixpath import dirname, join
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import nest_paths

from mkdocs_essay.bridge.files import EssayFile
from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site.model import Site, SitePage

_SHELTERED = re.compile(r"\{%-?\s*+(raw|endraw|include-markdown)\b")

log = logging.getLogger("mkdocs.plugins.essay")

_CANNOT_WORK = {
    "i18n": "it makes every file anew at an address of its own, one for each language, and the pages of a "
    "Jekyll site keep theirs: take `i18n` out of `plugins`, and give each language an mkdocs.yml.",
}
# Plugins that make the navigation -> the option that names their files in the site's folders.
_NAVIGATION: Mapping[str, str | None] = {
    "awesome-nav": "filename",
    "awesome-pages": "filename",
    "literate-nav": None,
}
# A kramdown heading's id, `{#id}`, opens like a comment of Jinja.
_MACROS_COMMENTS = {"j2_comment_start_string": "{##", "j2_comment_end_string": "##}"}


def refuse(config: MkDocsConfig) -> None:
    """Raise PluginError where a plugin is there that cannot work beside this one."""
    for name in config.plugins:
        if name in _CANNOT_WORK:
            raise PluginError(f"mkdocs-essay does not work beside the plugin {name!r}: {_CANNOT_WORK[name]}")


def settle(config: MkDocsConfig) -> None:
    """Set what other plugins have to leave alone in a site that was written for kramdown; what the user has
    set stays.
    """
    macros = config.plugins.get("macros")
    if macros is None or any(macros.config.get(option) for option in _MACROS_COMMENTS):
        return
    macros.config.update(_MACROS_COMMENTS)
    log.info(
        "the plugin macros reads `{## … ##}` as its comments here, since `{#` opens a heading's id: set "
        "`j2_comment_start_string` and `j2_comment_end_string` for others."
    )


def navigation_owner(config: MkDocsConfig) -> str | None:
    """Who makes the navigation, as a phrase; None where nobody does, so that it is Jekyll's."""
    for name in _NAVIGATION:
        if name in config.plugins:
            return f"the plugin {name}"
    return None if config.nav is None else "`nav` in mkdocs.yml"


def announce_navigation(owner: str, diagnostics: Diagnostics) -> None:
    """Say that the site's own navigation is not shown."""
    diagnostics.add(
        "navigation-from-elsewhere",
        f"the navigation is that of {owner}; `parent` and `nav_order` make series and breadcrumbs only.",
    )


def navigation_files(site: Site, config: MkDocsConfig) -> list[EssayFile]:
    """The files in the site's folders that tell another plugin of the navigation, hidden ones included; they
    are not copied.
    """
    names = [
        str(config.plugins[plugin].config[option])
        for plugin, option in _NAVIGATION.items()
        if option is not None and plugin in config.plugins
    ]
    files = []
    for path in sorted(join(folder, name) for folder in _folders(site) for name in names):
        if (site.source / path).is_file():
            file = EssayFile(path, path, site.source, config)
            file.inclusion = InclusionLevel.EXCLUDED
            files.append(file)
    return files


def shelter(page: SitePage, config: MkDocsConfig) -> SitePage:
    """The page with what is meant for another plugin kept from Liquid: the tags of include-markdown look like
    Liquid's. Lines stay where they are.
    """
    plugin = config.plugins.get("include-markdown")
    if plugin is None or plugin.config.get("opening_tag") != "{%" or "include-markdown" not in page.body:
        return page
    pieces: list[str] = []
    done = 0
    raw = False
    for tag in _SHELTERED.finditer(page.body):
        if tag[1] != "include-markdown":
            raw = tag[1] == "raw"
            continue
        end = page.body.find("%}", tag.end())
        if end < 0:
            break
        if not raw:
            pieces += (
                page.body[done : tag.start()],
                "{% raw %}",
                page.body[tag.start() : end + 2],
                "{% endraw %}",
            )
            done = end + 2
    return replace(page, body="".join((*pieces, page.body[done:])))


def redirected_addresses(config: MkDocsConfig) -> list[str]:
    """Where the plugin redirects puts its pages, relative to the site's folder."""
    redirects = config.plugins.get("redirects")
    old = redirects.config.get("redirect_maps") or {} if redirects else {}
    return [File(path, "", "", config.use_directory_urls).dest_uri for path in old]


def _folders(site: Site) -> set[str]:
    found = {""}
    for page in site.pages:
        folder = dirname(page.path)
        while folder not in found:
            found.add(folder)
            folder = dirname(folder)
    return found


def added_navigation(files: Files) -> Any:
    """A navigation of the pages that other plugins have added and want in it, by their folders."""
    added = files.documentation_pages(inclusion=InclusionLevel.is_in_nav)
    return nest_paths(file.src_uri for file in added if not isinstance(file, EssayFile))
