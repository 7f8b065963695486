"""The whole way: our build's pages -> a folder of Markdown that plain MkDocs builds to the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_essay.bridge.build import Build
from mkdocs_essay.bridge.pages import EssayPage
from mkdocs_essay.bridge.view import says_title
from mkdocs_essay.config import EssayConfig
from mkdocs_essay.eject import (
    configuration,
    extensions,
    files,
    front_matter,
    mathjax,
    navigation,
    stylesheet,
    theme_folder,
    yaml_text,
)
from mkdocs_essay.eject.addresses import Addresses
from mkdocs_essay.eject.building import Progress, bare_files, build_pages
from mkdocs_essay.eject.cleaning import clean
from mkdocs_essay.eject.equality import NO_TITLE
from mkdocs_essay.eject.numbering import number_notes
from mkdocs_essay.eject.page_lists import has_list, page_list
from mkdocs_essay.eject.redirects import moved_pages, redirects
from mkdocs_essay.eject.rendering import PlainMarkdown
from mkdocs_essay.eject.result import Ejected, WrittenPage
from mkdocs_essay.eject.rewriting import Rewriter
from mkdocs_essay.eject.tree import Node
from mkdocs_essay.navigation.node import Node as Entry
from mkdocs_essay.site.theme_settings import carried_settings


def eject(
    config: MkDocsConfig,
    options: EssayConfig,
    own: Mapping[str, Any],
    progress: Progress,
    *,
    lists: bool = False,
) -> Ejected:
    """Rewrite the site that `config` builds; `own` is the user's mkdocs.yml as it stands. With `lists` pages
    end with the list of their series' parts or of the pages below them.
    """
    nav, custom_dir, has_notes_pages = own.get("nav"), config.theme.custom_dir, options.notes.page
    markdown = PlainMarkdown(*extensions.for_python(_extensions(config)))
    build, pages = build_pages(config, options, progress)
    replaced = {redirect.dest for redirect in build.site.redirects if redirect.replaces_page}
    shown = [
        page
        for page in pages
        if page.file.dest_uri not in replaced and page.file.dest_uri != theme_folder.ERROR_PAGE
    ]
    bare = dict(bare_files(build))
    statics = {file.dest: file.source for file in build.site.static_files}
    dests = [page.file.dest_uri for page in shown]
    addresses = Addresses.of(dests, _heads(build), {*statics, *bare})
    result = Ejected(addresses)
    _lists(result, build, shown, written=lists)
    if has_notes_pages:
        _notes_pages(result, build)
    around = theme_folder.surroundings(
        build, shown, addresses, own_main=theme_folder.has_main(custom_dir), lists=lists
    )
    result.elsewhere += around.elsewhere
    result.lost += around.lost
    _write_pages(result, build, shown, markdown, progress, around.metas)
    for dest, text in bare.items():
        result.texts[f"docs/{dest}"] = text
    files.copy_files(result, statics)
    for name, text in moved_pages(addresses).items():
        result.texts.setdefault(name, text)
    result.redirects, texts = redirects(build, addresses, {*result.texts, *result.copies})
    result.texts.update(texts)
    files.write_feed(result, build, config.site_url)
    theme_folder.write_theme(result, around, pages, custom_dir)
    if sheet := stylesheet.stylesheet(result.classes, build.site.config.get("callouts")):
        result.texts.setdefault(f"docs/{stylesheet.NAME}", sheet)
    if result.has_formulas:
        result.texts[f"docs/{mathjax.SETTINGS_FILE}"] = mathjax.SETTINGS
    by_path = {page.site_page.path: addresses.sources[page.file.dest_uri] for page in shown}
    entries = navigation.mapped(nav, by_path) if nav else _nav(result, build, by_path)
    _configure(result, build, own, entries)
    if config.config_file_path:
        files.copy_hooks(result, own.get("hooks"), Path(config.config_file_path).parent)
    return result


def _configure(result: Ejected, build: Build, own: Mapping[str, Any], entries: list[Any]) -> None:
    """Write mkdocs.yml, and what has to be installed for it."""
    site = build.site
    carried = carried_settings(site.config, site.config_places, {file.dest for file in site.static_files})
    result.left_out += [str(diagnostic) for diagnostic in carried.diagnostics]
    settings = configuration.configuration(
        {**own, "hooks": files.hook_paths(own["hooks"])} if own.get("hooks") else own,
        carried,
        entries,
        result.redirects,
        directory_urls=result.addresses.directory_urls,
        has_formulas=result.has_formulas,
        custom_dir=theme_folder.FOLDER if theme_folder.has_theme(result) else None,
        style_sheets=[stylesheet.NAME] if f"docs/{stylesheet.NAME}" in result.texts else [],
        features=_features(build),
        excluded=files.unexcluded(result),
    )
    result.texts["mkdocs.yml"] = yaml_text.write(settings)
    plugins = "mkdocs-redirects\n" if result.redirects else ""
    result.texts["requirements.txt"] = f"mkdocs-material\n{plugins}"


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
    result: Ejected,
    build: Build,
    written: list[EssayPage],
    markdown: PlainMarkdown,
    progress: Progress,
    metas: Mapping[str, Mapping[str, str]],
) -> None:
    addresses = result.addresses
    roots = {page.file.dest_uri: _tree(page, addresses) for page in written}
    result.linked = {node.get("href") for root in roots.values() for node in root.walk() if node.tag == "a"}
    for page in progress(written):
        dest = page.file.dest_uri
        root = roots[dest]
        own = f"/{quote(dest)}#"
        number_notes(root, {href.partition("#")[2] for href in result.linked if href.startswith(own)})
        rewriter = Rewriter(root, markdown.render)
        rewriter.run()
        result.has_formulas |= any(node.tag.startswith("x-formula") for node in root.walk())
        result.classes |= {
            name for node in root.walk() for name in (*node.classes, *node.get("kind").split())
        }
        new = WrittenPage(page.site_page.path, addresses.sources[dest], rewriter)
        if not rewriter.equal:
            new.problems.append("not equal: {} became {}".format(*rewriter.difference()))
        new.says_title = "<h1" not in (page.content or "") and says_title(
            page.content or "", str(page.title or "")
        )
        result.pages.append(new)
        view = build.view(page)
        meta = front_matter.for_material(
            page.meta, str(page.meta.get("title") or ""), revised=view.last_modified if view else None
        )
        if _is_dated_by_build(page):
            meta.pop("date", None)
        write_page(result, new, {**meta, **metas.get(dest, {})})


def _is_dated_by_build(page: EssayPage) -> bool:
    """Whether the page's date is that of the build: Jekyll gives it to documents that say none."""
    site_page = page.site_page
    return site_page.collection != "posts" and "date" not in site_page.key_lines


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


def _nav(result: Ejected, build: Build, by_path: Mapping[str, str]) -> list[Any]:
    addresses = result.addresses
    targets = {each.path: each.target for each in build.site.redirects if each.replaces_page}

    def link(entry: Entry) -> str | None:
        if entry.page is None:
            return entry.url
        target = targets.get(entry.page.path)
        found = build.addresses.resolve(target, entry.page) if target else None
        return addresses.sources.get(found.dest, found.dest) if found else target

    result.elsewhere += [
        f"{entry.title}: in the navigation it stands below itself, since Material lets no page but an index"
        " head a section."
        for entry in build.tree.walk()
        if entry.page is not None and entry.children and not _is_index(by_path.get(entry.page.path))
    ]
    return navigation.navigation(build.tree, by_path, link)


def _is_index(source: str | None) -> bool:
    return source is None or PurePosixPath(source).stem in ("index", "README")


def _lists(result: Ejected, build: Build, pages: Iterable[EssayPage], *, written: bool) -> None:
    """Put the lists that the plugin shows into the pages, or say that the navigation has them."""
    having = [page for page in pages if has_list(build, page)]
    if written:
        for page in having:
            page.content = (page.content or "") + page_list(build, page)
    elif having:
        result.elsewhere.append(
            f"lists of a series' parts and of the pages below a page (on {len(having)}): the navigation has"
            " them; --lists page writes them at the pages' ends."
        )


def _notes_pages(result: Ejected, build: Build) -> None:
    count = sum(
        each.series is not None and any(found.notes for found in each.matched.found)
        for each in build.notes.sequences
    )
    if count:
        result.elsewhere.append(
            f"pages of all notes of a series ({count}): each page has its own notes at its foot."
        )


def _features(build: Build) -> list[str]:
    """Material's features that stand for what the plugin shows around a page's text."""
    nested = any(entry.page is not None and entry.children for entry in build.tree.walk())
    # Breadcrumbs, and the links to the parts before and after.
    wanted = {"navigation.path": nested, "navigation.footer": bool(build.series.by_part)}
    return [name for name, is_wanted in wanted.items() if is_wanted]
