"""What the site shows around its pages, as a folder that overrides Material's templates.

The links of the configuration's `aux_links` and the site's own includes (`head_custom.html` and its kind)
become small templates, which `main.html` puts into Material's blocks. An include that comes out otherwise
from page to page goes to the front matter of each page, and the template prints it from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from html import escape
from pathlib import Path

from mkdocs_essay.bridge.build import Build
from mkdocs_essay.bridge.links import replace_addresses
from mkdocs_essay.bridge.pages import EssayPage
from mkdocs_essay.bridge.view import aux_link
from mkdocs_essay.eject import error_page
from mkdocs_essay.eject.addresses import Addresses
from mkdocs_essay.eject.result import Ejected

FOLDER = "overrides"
ERROR_PAGE = "404.html"
MAIN = f"{FOLDER}/main.html"
_AUX = "aux_links"
_JINJA = re.compile(r"\{[{%#]")
_MARK = "\ue000{}\ue001"
_MARKED = re.compile("\ue000(\\d+)\ue001")

# What is carried over, with the block of Material's that shows it, before or after what stands there.
_BLOCKS: Mapping[str, tuple[str, str]] = {
    _AUX: ("announce", "after"),
    "head_custom": ("extrahead", "after"),
    "header_custom": ("hero", "after"),
    "footer_custom": ("content", "after"),
    "nav_footer_custom": ("footer", "before"),
}
# Blocks in which Material has something by itself.
_FILLED = ("content", "footer")
# The bar is dark in all palettes, and Material's links would hardly be seen on it.
_ON_DARK = 'style="--md-typeset-a-color: currentcolor"'
_GRID = '<div class="md-banner__inner md-grid md-typeset">'
_AROUND = {
    "header_custom": (_GRID, "</div>"),
    "footer_custom": ("<footer>", "</footer>"),
    "nav_footer_custom": (_GRID, "</div>"),
}
_ELSEWHERE = {
    _AUX: "stand in a bar above the header",
    "nav_footer_custom": "stands at the foot of the page, above Material's footer",
}
_NOWHERE = {
    "search_placeholder_custom": "Material's search field says what Material's language has for it",
    "toc_heading_custom": "plain Material has no list of the pages below a page; --lists page writes both",
}


@dataclass(slots=True)
class Surroundings:
    """`templates` by their path in the new folder; `metas`, keys that a page gets in its front matter, by the
    page's destination; what stands elsewhere now, and what nothing shows any more.
    """

    templates: dict[str, str] = field(default_factory=dict)
    metas: dict[str, dict[str, str]] = field(default_factory=dict)
    elsewhere: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def surroundings(
    build: Build, pages: Iterable[EssayPage], addresses: Addresses, *, own_main: bool, lists: bool
) -> Surroundings:
    """What `pages` show around their text. With `own_main` the user has a main.html, which stays as it is;
    with `lists` the lists of pages are written into the pages, their heading with them.
    """
    result = Surroundings()
    shown = _shown(build, list(pages), addresses)
    for name, by_dest in shown.items():
        if name in _NOWHERE:
            if not (lists and name == "toc_heading_custom"):
                result.lost.append(f"{build.hooks.path(name)}: {_NOWHERE[name]}.")
            continue
        place = name if name == _AUX else build.hooks.path(name)
        if name in _ELSEWHERE:
            result.elsewhere.append(f"{place}: {_ELSEWHERE[name]} ({_template(name)}).")
        texts = set(by_dest.values())
        if len(texts) == 1:
            result.templates[_template(name)] = _around(name, _for_all(texts.pop(), addresses))
            continue
        printed = _around(name, f"{{{{ page.meta.{name} | safe }}}}\n")
        result.templates[_template(name)] = (
            f"{{% if page and page.meta and page.meta.{name} %}}\n{printed}{{% endif %}}\n"
        )
        for dest, text in by_dest.items():
            link = partial(addresses.html_link, source=addresses.sources[dest])
            result.metas.setdefault(dest, {})[name] = replace_addresses(text, link).strip() + "\n"
    _add_main(result, [name for name in _BLOCKS if _template(name) in result.templates], own_main)
    return result


def _around(name: str, text: str) -> str:
    before, after = _AROUND.get(name, ("", ""))
    return f"{before}\n{text}{after}\n" if before else text


def _template(name: str) -> str:
    return f"{FOLDER}/partials/{name.replace('_', '-')}.html"


def _shown(build: Build, pages: list[EssayPage], addresses: Addresses) -> dict[str, dict[str, str]]:
    """What each page shows, by the piece's name and the page's destination; addresses are the same on all."""
    found: dict[str, dict[str, str]] = {}
    for page in pages:
        dest = page.file.dest_uri
        resolve = partial(addresses.resolve_old, dest=dest)
        pieces = dict(build.hooks.render(page.site_page))
        if build.aux_links:
            links = " ·\n  ".join(aux_link(link) for link in build.aux_links)
            label = escape(build.words("aux_links"))
            pieces[_AUX] = f'<nav aria-label="{label}" {_ON_DARK}>\n  {links}\n</nav>'
        for name, html in pieces.items():
            linked = build.links.rewrite(html, page.site_page, report=False)
            found.setdefault(name, {})[dest] = replace_addresses(linked, resolve)
    for by_dest in found.values():
        # A page without the piece that others have is a page that differs.
        if len(by_dest) < len(pages):
            by_dest.update({page.file.dest_uri: "" for page in pages if page.file.dest_uri not in by_dest})
    return {name: found[name] for name in (*_BLOCKS, *_NOWHERE) if name in found}


def _for_all(html: str, addresses: Addresses) -> str:
    """A template of HTML: links count from the site's root, wherever the page is."""
    links: list[str] = []

    def mark(address: str) -> str:
        path = addresses.html_link(address, "index.md")
        if path == address:
            return address
        links.append(path)
        return _MARK.format(len(links) - 1)

    text = _JINJA.sub(lambda found: f'{{{{ "{found[0]}" }}}}', replace_addresses(html, mark))
    return _MARKED.sub(lambda found: f"{{{{ '{links[int(found[1])]}' | url }}}}", text).strip() + "\n"


def _add_main(result: Surroundings, names: list[str], own_main: bool) -> None:
    """Write main.html, or say what the user's own has to have."""
    blocks: dict[str, dict[str, list[str]]] = {}
    for name in names:
        block, place = _BLOCKS[name]
        line = f'  {{% include "partials/{name.replace("_", "-")}.html" %}}'
        blocks.setdefault(block, {"before": [], "after": []})[place].append(line)
        if own_main:
            result.lost.append(
                f"{_template(name)}: your own {MAIN} stays as it is;"
                f" write {line.strip()} into its block {block}."
            )
    if own_main or not blocks:
        return
    lines = ['{% extends "base.html" %}']
    for block, places in blocks.items():
        usual = ["  {{ super() }}"] if block in _FILLED else []
        lines += ["", f"{{% block {block} %}}", *places["before"], *usual, *places["after"]]
        lines.append("{% endblock %}")
    result.templates[MAIN] = "\n".join(lines) + "\n"


def has_main(custom_dir: str | None) -> bool:
    """Whether the user's theme folder has a main.html."""
    return custom_dir is not None and Path(custom_dir, Path(MAIN).name).is_file()


def write_theme(
    result: Ejected, around: Surroundings, pages: Iterable[EssayPage], custom_dir: str | None
) -> None:
    """Copy the user's theme folder; write what stands around pages, and the site's error page."""
    if custom_dir:
        root = Path(custom_dir)
        for path in sorted(root.rglob("*")):
            if path.is_file():
                result.copies[f"{FOLDER}/{path.relative_to(root).as_posix()}"] = path
    result.texts.update({name: text for name, text in around.templates.items() if name not in result.copies})
    name = f"{FOLDER}/{ERROR_PAGE}"
    for page in pages:
        if page.file.dest_uri == ERROR_PAGE and name not in result.copies:
            result.texts[name] = error_page.template(page.content or "", result.addresses)


def has_theme(result: Ejected) -> bool:
    """Whether there is a theme folder now."""
    return any(name.startswith(f"{FOLDER}/") for name in (*result.texts, *result.copies))
