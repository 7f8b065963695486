"""What a Jekyll repository has and this build cannot have: Ruby code and Sass. Each is said once, and the
build goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site.model import SitePage
from mkdocs_essay.site.walk import Walker

_SASS = (".scss", ".sass")


def without_sass(pages: Iterable[SitePage], diagnostics: Diagnostics) -> list[SitePage]:
    """The pages that are no style sheets in Sass; each of those is named."""
    kept = []
    for page in pages:
        if page.path.lower().endswith((*_SASS, ".coffee")):
            message = "this is not compiled here: put what it gives into a .css or .js file"
            diagnostics.add("sass-not-compiled", message, page.path)
        else:
            kept.append(page)
    return kept


def name_unsupported(walker: Walker, config: Mapping[str, Any], diagnostics: Diagnostics) -> None:
    """Name the site's own plugins and its changes of the theme's Sass."""
    plugins = str(config.get("plugins_dir") or "_plugins").strip("/")
    if _has_files(walker, plugins, (".rb",)):
        message = "Jekyll's plugins are Ruby and do not run here: what they make is missing"
        diagnostics.add("plugins-not-run", message, plugins)
    if _has_files(walker, "_sass", _SASS):
        message = "Sass is not compiled here: put your own rules into a CSS file and name it in extra_css"
        diagnostics.add("sass-not-compiled", message, "_sass")


def _has_files(walker: Walker, folder: str, endings: tuple[str, ...]) -> bool:
    if not walker.is_folder(folder):
        return False
    return any(
        entry.name.lower().endswith(endings) and entry.file.stat().st_size > 0
        for entry in walker.files(folder, lambda entry: not entry.name.startswith("."))
    )
