"""The whole way: our build's pages -> a folder of Markdown that plain MkDocs builds to the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_essay.bridge.build import Build
from mkdocs_essay.bridge.pages import EssayPage
from mkdocs_essay.bridge.redirects import redirect_page
from mkdocs_essay.bridge.view import says_title
from mkdocs_essay.config import EssayConfig
from mkdocs_essay.eject import configuration, error_page, extensions, front_matter, navigation, yaml_text
from mkdocs_essay.eject.addresses import Addresses
from mkdocs_essay.eject.building import Progress, bare_files, build_pages
from mkdocs_essay.eject.cleaning import clean
from mkdocs_essay.eject.equality import NO_TITLE
from mkdocs_essay.eject.numbering import number_notes
from mkdocs_essay.eject.rendering import PlainMarkdown
from mkdocs_essay.eject.rewriting import Rewriter
from mkdocs_essay.eject.series_lists import series_list
from mkdocs_essay.eject.tree import Node
from mkdocs_essay.navigation.node import Node as Entry
from mkdocs_essay.site.addresses import relative
from mkdocs_essay.site.theme_settings import carried_settings

ERROR_PAGE = "404.html"
_MATHJAX = """window.MathJax = {
  tex: {
    inlineMath: [["\\\\(", "\\\\)"]],
    displayMath: [["\\\\[", "\\\\]"]],
    processEscapes: true,
    processEnvironments: true
  },
  options: {
    ignoreHtmlClass: ".*|",
    processHtmlClass: "arithmatex"
  }
};

document$.subscribe(() => {
  MathJax.startup.output.clearCache()
  MathJax.typesetClear()
  MathJax.texReset()
  MathJax.typesetPromise()
})
"""


@dataclass(slots=True)
class WrittenPage:
    """A page's way: `source` is its Markdown file, `path` what it was written from, both relative.
    `says_title`: its text has the page's title in a heading that is not of the first level.
    """

    path: str
    source: str
    rewriter: Rewriter
    says_title: bool = False
    problems: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Ejected:
    """What is to be written: texts and copies by their path in the new folder, and what there is to say."""

    addresses: Addresses
    pages: list[WrittenPage] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    copies: dict[str, Path] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    has_formulas: bool = False

    @property
    def unequal(self) -> list[WrittenPage]:
        """The pages that do not come out as our build has them."""
        return [page for page in self.pages if page.problems]


def eject(
    config: MkDocsConfig,
    options: EssayConfig,
    own: Mapping[str, Any],
    progress: Progress,
    *,
    series_lists: bool = False,
) -> Ejected:
    """Rewrite the site that `config` builds; `own` is the user's mkdocs.yml as it stands. With `series_lists`
    each page of a series ends with a list of its parts.
    """
    nav, custom_dir = own.get("nav"), config.theme.custom_dir
    markdown = PlainMarkdown(*extensions.for_python(_extensions(config)))
    build, pages = build_pages(config, options, progress)
    replaced = {redirect.dest for redirect in build.site.redirects if redirect.replaces_page}
    shown = [
        page for page in pages if page.file.dest_uri not in replaced and page.file.dest_uri != ERROR_PAGE
    ]
    bare = dict(bare_files(build))
    statics = {file.dest: file.source for file in build.site.static_files}
    dests = [page.file.dest_uri for page in shown]
    addresses = Addresses.of(dests, _heads(build), {*statics, *bare})
    result = Ejected(addresses)
    if series_lists:
        for page in shown:
            page.content = (page.content or "") + series_list(page.site_page, build.series)
    _write_pages(result, shown, markdown, progress)
    for dest, text in bare.items():
        result.texts[f"docs/{dest}"] = text
    _copy_files(result, statics)
    _redirect(result, build)
    overrides = _overrides(result, pages, custom_dir)
    by_path = {page.site_page.path: addresses.sources[page.file.dest_uri] for page in shown}
    entries = navigation.mapped(nav, by_path) if nav else _nav(build, addresses, by_path)
    site = build.site
    carried = carried_settings(site.config, site.config_places, set(statics))
    result.left_out += [str(diagnostic) for diagnostic in carried.diagnostics]
    settings = configuration.configuration(
        own,
        carried,
        entries,
        result.redirects,
        directory_urls=addresses.directory_urls,
        has_formulas=result.has_formulas,
        custom_dir=overrides,
        excluded=_unexcluded(result),
    )
    if result.has_formulas:
        result.texts[f"docs/{configuration.MATHJAX_SETTINGS}"] = _MATHJAX
    result.texts["mkdocs.yml"] = yaml_text.write(settings)
    plugins = "mkdocs-redirects\n" if result.redirects else ""
    result.texts["requirements.txt"] = f"mkdocs-material\n{plugins}"
    return result


def page_text(result: Ejected, page: WrittenPage) -> str:
    """The text of a page's file below its front matter."""
    addresses, source = result.addresses, page.source
    text = page.rewriter.markdown(
        lambda address: addresses.markdown_link(address, source),
        lambda address: addresses.html_link(address, source),
    )
    if page.says_title:
        text = f"{NO_TITLE}\n\n{text}"
    if not page.problems:
        return text
    notes = "\n".join(f"  {problem.replace('--', '- -')}" for problem in page.problems)
    return f"<!--\nNot quite the page that it was:\n{notes}\n-->\n\n{text}"


def _extensions(config: MkDocsConfig) -> dict[str, Mapping[str, Any]]:
    """The Markdown extensions that the user has besides us; `fenced_code` is MkDocs' own and gives way."""
    names = (name for name in config.markdown_extensions if name not in ("mkdocs_essay", "fenced_code"))
    return {name: (config.mdx_configs or {}).get(name) or {} for name in names}


def _tree(page: EssayPage, addresses: Addresses) -> Node:
    return clean(page.content or "", partial(addresses.resolve_old, dest=page.file.dest_uri))


def _write_pages(
    result: Ejected, pages: Iterable[EssayPage], markdown: PlainMarkdown, progress: Progress
) -> None:
    addresses = result.addresses
    written = list(pages)
    roots = {page.file.dest_uri: _tree(page, addresses) for page in written}
    linked = {node.get("href") for root in roots.values() for node in root.walk() if node.tag == "a"}
    for page in progress(written):
        dest = page.file.dest_uri
        root = roots[dest]
        number_notes(root, {href.partition("#")[2] for href in linked if href.startswith(f"/{quote(dest)}#")})
        rewriter = Rewriter(root, markdown.render)
        rewriter.run()
        result.has_formulas |= any(node.tag.startswith("x-formula") for node in root.walk())
        new = WrittenPage(page.site_page.path, addresses.sources[dest], rewriter)
        if not rewriter.equal:
            new.problems.append("not equal: {} became {}".format(*rewriter.difference()))
        new.says_title = "<h1" not in (page.content or "") and says_title(
            page.content or "", str(page.title or "")
        )
        result.pages.append(new)
        write_page(result, new, front_matter.for_material(page.meta, str(page.meta.get("title") or "")))


def write_page(result: Ejected, page: WrittenPage, meta: Mapping[str, Any] | None = None) -> None:
    """Put the page's text among the texts; without `meta` the front matter stays as it is there."""
    name = f"docs/{page.source}"
    if meta is not None:
        head = f"---\n{yaml_text.write(meta)}---\n\n" if meta else ""
    else:
        old = result.texts[name]
        head = old[: old.index("\n---\n\n") + 6] if old.startswith("---\n") else ""
    result.texts[name] = head + page_text(result, page)


def _heads(build: Build) -> set[str]:
    return {entry.page.dest for entry in build.tree.walk() if entry.page is not None and entry.children}


def _copy_files(result: Ejected, statics: Mapping[str, Path]) -> None:
    for dest, source in statics.items():
        if dest.lower().endswith((".md", ".markdown", ".mdown", ".mkdn", ".mkd")):
            result.left_out.append(
                f"{dest}: a Markdown file that was copied as it is; MkDocs would render it."
            )
        else:
            result.copies[f"docs/{dest}"] = source


def _redirect(result: Ejected, build: Build) -> None:
    addresses = result.addresses
    pages = {page.path: page for page in build.site.pages}
    for dest, source in addresses.moved().items():
        target = relative(dest, addresses.destination(source), addresses.directory_urls)
        result.texts.setdefault(f"docs/{dest}", redirect_page(target, target))
    for redirect in build.site.redirects:
        found = build.addresses.resolve(redirect.target, pages[redirect.path])
        target_source = addresses.sources.get(found.dest) if found else None
        old = _source_of(redirect.dest, addresses)
        if redirect.dest in addresses.sources or f"docs/{redirect.dest}" in (*result.texts, *result.copies):
            continue
        fragment = f"#{found.fragment}" if found and found.fragment else ""
        if old is not None and (found is None or target_source is not None):
            result.redirects[old] = f"{target_source}{fragment}" if target_source else redirect.target
            continue
        where = addresses.destination(target_source) if target_source else found.dest if found else ""
        target = relative(redirect.dest, where) + fragment if found else redirect.target
        result.texts[f"docs/{redirect.dest}"] = redirect_page(target, target)


def _source_of(dest: str, addresses: Addresses) -> str | None:
    """The Markdown file whose page would stand at `dest`, as mkdocs-redirects wants it; None without one."""
    candidates = [f"{dest.removesuffix('.html')}.md", f"{dest.removesuffix('/index.html')}.md"]
    for candidate in candidates:
        if dest.endswith(".html") and addresses.destination(candidate) == dest:
            return None if candidate in addresses.sources.values() else candidate
    return None


def _nav(build: Build, addresses: Addresses, by_path: Mapping[str, str]) -> list[Any]:
    targets = {each.path: each.target for each in build.site.redirects if each.replaces_page}

    def link(entry: Entry) -> str | None:
        if entry.page is None:
            return entry.url
        target = targets.get(entry.page.path)
        found = build.addresses.resolve(target, entry.page) if target else None
        return addresses.sources.get(found.dest, found.dest) if found else target

    return navigation.navigation(build.tree, by_path, link)


def _overrides(result: Ejected, pages: Iterable[EssayPage], custom_dir: str | None) -> str | None:
    """Copy the user's theme folder and write the site's error page; the folder's name where there is one."""
    before = len(result.texts) + len(result.copies)
    if custom_dir:
        root = Path(custom_dir)
        for path in sorted(root.rglob("*")):
            if path.is_file():
                result.copies[f"overrides/{path.relative_to(root).as_posix()}"] = path
    for page in pages:
        if page.file.dest_uri == ERROR_PAGE and f"overrides/{ERROR_PAGE}" not in result.copies:
            result.texts[f"overrides/{ERROR_PAGE}"] = error_page.template(
                page.content or "", result.addresses
            )
    return "overrides" if len(result.texts) + len(result.copies) > before else None


def _unexcluded(result: Ejected) -> list[str]:
    """Lines of `exclude_docs` that let in what MkDocs leaves out by itself."""
    names = [
        name.removeprefix("docs/") for name in (*result.texts, *result.copies) if name.startswith("docs/")
    ]
    lines = {"!/templates/" for name in names if name.startswith("templates/")}
    for name in names:
        lines |= {f"!{part}" for part in name.split("/") if part.startswith(".")}
    return sorted(lines)
