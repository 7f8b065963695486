"""The tree, the series and what templates are told, asserted as text; a case is a small site."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import casefile
import jinja2
import pytest
import yaml
from growth import assert_linear

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.navigation.node import Kind, Node
from mkdocs_essay.navigation.outline import outline_of
from mkdocs_essay.navigation.page_view import Gap, PageView
from mkdocs_essay.navigation.series import Rule, find_series
from mkdocs_essay.navigation.tree import Tree, build_tree
from mkdocs_essay.navigation.views import Views, address_of
from mkdocs_essay.site.model import Site, SitePage
from mkdocs_essay.translations import languages, words

OVERRIDES = Path(__file__).parent.parent / "theme_overrides"
FRONT_MATTER = re.compile(r"---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)


def read_page(path: str, text: str) -> SitePage:
    """A page as the site room reads it, with addresses as `permalink: pretty` gives them."""
    match = FRONT_MATTER.match(text)
    front_matter: dict[str, Any] = {}
    body, line, key_lines = text, 1, {}
    if match:
        front_matter = yaml.safe_load(match[1]) or {}
        body, line = text[match.end() :], match[0].count("\n") + 1
        key_lines = {
            key.partition(":")[0]: at for at, key in enumerate(match[1].split("\n"), start=2) if ":" in key
        }
    url = "/" + re.sub(r"(?:^|(?<=/))index$", "", path.rpartition(".")[0]).rstrip("/")
    url = url if url.endswith("/") else url + "/"
    collection = path.partition("/")[0][1:] if path.startswith("_") else None
    return SitePage(path, url, url[1:] + "index.html", front_matter, body, line, key_lines, collection)


def read_site(sections: Mapping[str, str]) -> Site:
    """The site of a case: `config`, `file …` sections, and `pages` with a line of front matter for each."""
    config = yaml.safe_load(sections.get("config", "")) or {}
    pages = [
        read_page(name.removeprefix("file "), text)
        for name, text in sections.items()
        if name.startswith("file ")
    ]
    for line in sections.get("pages", "").splitlines():
        path, _, front_matter = line.partition(" ")
        pages.append(read_page(path, "---\n" + "\n".join(front_matter.strip(" {}").split("; ")) + "\n---\n"))
    return Site(Path(), config, tuple(pages), ())


def outline(tree: Tree) -> str:
    """The navigation as text, an entry a line."""
    return "".join(line(node, depth) for node, depth in walk(tree.top, 0))


def walk(nodes: list[Node] | tuple[Node, ...], depth: int) -> list[tuple[Node, int]]:
    return [pair for node in nodes for pair in [(node, depth), *walk(node.children, depth + 1)]]


def line(node: Node, depth: int) -> str:
    where = node.page.url if node.page else node.url or ""
    kind = (
        ""
        if node.kind in (Kind.PAGE, Kind.LINK)
        else f"[{node.kind.value}{' folded' if node.folded else ''}]"
    )
    flags = " new tab" * node.new_tab + " no icon" * (not node.icon)
    return "  " * depth + " ".join(filter(None, [node.title, kind, where])) + flags + "\n"


@pytest.mark.parametrize("path", casefile.files("navigation/tree"))
def test_tree(path: Path, rewrite: bool) -> None:
    diagnostics = Diagnostics()
    tree = build_tree(read_site(casefile.read(path)), diagnostics)
    said = "".join(f"{diagnostic}\n" for diagnostic in diagnostics)
    casefile.check(path, {"tree": outline(tree), "diagnostics": said}, rewrite)


def sketch(view: PageView) -> str:
    """What a page shows of its place, a thing a line."""
    lines = [" > ".join([*(crumb.title for crumb in view.breadcrumbs), view.title])]
    for child in view.children:
        lines.append(f"child {child.title} {child.url}" + (f" | {child.summary}" if child.summary else ""))
        lines += [
            f"  {part.number}. {part.title} {part.url}"
            for part in (child.series.parts if child.series else ())
        ]
    if view.own_series:
        lines.append(f"series of {view.own_series.count} parts, {view.own_series.minutes} min")
    for entry in view.parts:
        summary = f" | {entry.summary}" if entry.summary else ""
        lines.append(
            f"{entry.part.number}. {entry.part.title} {entry.part.url} {entry.part.minutes} min{summary}"
        )
    if view.place:
        place = view.place
        series = place.series
        lines.append(view.words("part_of", number=place.number, count=series.count, series=series.title))
        lines.append(f"{place.percent}%, table at the {place.table}")
        lines += [
            f"  {row.first} to {row.last} left out"
            if isinstance(row, Gap)
            else f"  {row.number}. {row.title}"
            for row in place.rows
        ]
        lines += [f"previous: {place.previous.title}"] if place.previous else []
        lines += [f"next: {place.next.title}"] if place.next else []
    return "\n".join(lines)


@pytest.mark.parametrize("path", casefile.files("navigation/views"))
def test_views(path: Path, rewrite: bool) -> None:
    sections = casefile.read(path)
    site = read_site(sections)
    options = yaml.safe_load(sections.get("options", "")) or {}
    tree = build_tree(site, Diagnostics())
    views = Views(
        tree,
        find_series(tree, Rule(options.get("series", "auto"))),
        language=options.get("language"),
        table=options.get("table", "end"),
        content=lambda page: page.body,
    )
    wanted = [name for name in sections if name.startswith("view ")]
    pages = {f"view {page.path}": page for page in site.pages}
    casefile.check(path, {name: sketch(views.of(pages[name])) for name in wanted}, rewrite)


@pytest.mark.parametrize("path", casefile.files("navigation/outline"))
def test_outline(path: Path, rewrite: bool) -> None:
    """The HTML of the navigation as each page shows it; `<own>` is where the template draws the page."""
    sections = casefile.read(path)
    site = read_site(sections)
    options = yaml.safe_load(sections.get("options", "")) or {}
    tree = build_tree(site, Diagnostics())
    nearest = options.pop("nearest", None)
    outline = outline_of(tree, words("en"), address_of, **options)
    shown = {}
    for page in site.pages:
        if f"nav {page.path}" in sections:
            navigation = outline.of(page.path, address_of(page), nearest)
            own = f"<own {navigation.own.title}>\n" if navigation.own else ""
            shown[f"nav {page.path}"] = navigation.before + own + navigation.after
            if navigation.tabs:
                shown[f"tabs {page.path}"] = navigation.tabs
    casefile.check(path, shown, rewrite)


def test_a_page_outside_the_site_shows_what_is_at_the_top() -> None:
    site = tree_of(400, 16)
    tree = build_tree(site, Diagnostics())
    navigation = Views(tree, find_series(tree), features=()).outside("404", "/sub/").navigation
    assert navigation is not None
    assert navigation.own is None
    assert navigation.before.count("<li") == 1
    assert 'href="/sub/"' in navigation.before


def tree_of(size: int, children: int) -> Site:
    """A site of a tree with so many children a node."""
    pages = []
    for page in range(size):
        front_matter = {"title": f"P{page:05}"} | (
            {"parent": f"P{(page - 1) // children:05}"} if page else {}
        )
        dest = f"p{page:05}/index.html" if page else "index.html"
        pages.append(SitePage(f"p{page:05}.md", "/" + dest[:-10], dest, front_matter, "", 1))
    return Site(Path(), {}, tuple(pages), ())


@pytest.mark.parametrize("children", [1, 2, 16, 2000])
def test_a_page_costs_the_same_in_a_large_site(children: int) -> None:
    """Bytes of the navigation of a page, the page with the longest list of children apart."""
    sizes = []
    for size in (1000, 2000):
        site = tree_of(size, children)
        views = Views(build_tree(site, Diagnostics()), find_series(Tree(())), features=())
        shown = [views.of(page).navigation for page in site.pages[size // 2 :]]
        sizes.append(sum(len(one.before) + len(one.after) for one in shown if one) / len(shown))
    assert sizes[1] < 1.15 * sizes[0]


Matter = Callable[[int, int], dict[str, object]]
ODD_TREES: dict[str, Matter] = {
    "one title": lambda page, size: {"title": "Same"},
    "one title, its own parent": lambda page, size: {"title": "Same", "parent": "Same"},
    "one title below one page": lambda page, size: {"title": "Same", "parent": "Top"}
    if page
    else {"title": "Top"},
    "one title with all keys": lambda page, size: {
        "title": "Same", "parent": "Same", "grand_parent": "Same", "ancestor": "Same"
    },
    "a circle": lambda page, size: {"title": f"P{page}", "parent": f"P{(page + 1) % size}"},
    "a chain": lambda page, size: {"title": f"P{page}", "parent": f"P{page - 1}"},
    "a chain with ancestors": lambda page, size: {
        "title": f"P{page}", "parent": f"P{page - 1}", "ancestor": "P0"
    },
    "two titles in turn": lambda page, size: {"title": f"P{page % 2}", "parent": f"P{(page + 1) % 2}"},
    "no parent": lambda page, size: {"title": f"P{page}", "parent": f"lost {page}"},
    "parts of one series": lambda page, size: {"title": f"An Essay Part {page}", "parent": "An Essay"}
    if page
    else {"title": "An Essay"},
}  # fmt: skip


@pytest.mark.parametrize("matter", ODD_TREES.values(), ids=ODD_TREES)
def test_odd_trees_take_linear_time(matter: Matter) -> None:
    """No page is lost and nothing goes round for ever, however titles recur."""

    def building(size: int) -> Callable[[], object]:
        pages = tuple(
            SitePage(f"p{page}.md", f"/p{page}/", f"p{page}/index.html", matter(page, size), "", 1)
            for page in range(size)
        )
        site = Site(Path(), {}, pages, ())

        def build() -> None:
            tree = build_tree(site, Diagnostics())
            views = Views(tree, find_series(tree), features=())
            assert all(views.of(page).title for page in pages[:3] + pages[-3:])

        return build

    assert_linear(building, 1250, times=4)


def test_a_long_list_shows_what_is_around_the_page() -> None:
    pages = tuple(
        SitePage(f"p{page}.md", f"/p{page}/", f"p{page}/index.html", {"title": f"P {page:03}"}, "", 1)
        for page in range(300)
    )
    tree = build_tree(Site(Path(), {}, pages, ()), Diagnostics())
    views = Views(tree, find_series(tree), features=())

    def shown(page: SitePage) -> list[str]:
        navigation = views.of(page).navigation
        assert navigation is not None
        return re.findall(r">(P \d+|All[^<>]*)<", navigation.before + navigation.after)

    titles = [f"P {page:03}" for page in range(300)]
    around = shown(pages[150])
    assert around[0] == around[-1] == "All 300 entries"
    assert len(around) < 150
    assert set(around[1:-1]) < set(titles[75:226])
    assert shown(pages[0])[-1] == "All 300 entries"
    assert "All 300 entries" not in shown(pages[0])[:-1]


@pytest.mark.parametrize("path", casefile.files("navigation/partials"))
def test_partials(path: Path, rewrite: bool) -> None:
    """What the templates make of a view: each partial of the case, for the page it names."""
    sections = casefile.read(path)
    site = read_site(sections)
    options = yaml.safe_load(sections.get("options", "")) or {}
    views = Views(
        tree := build_tree(site, Diagnostics()),
        find_series(tree),
        language=options.get("language"),
        content=lambda page: page.body,
        table=options.get("table", "end"),
    )
    pages = {page.path: page for page in site.pages}
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(OVERRIDES), trim_blocks=False)
    environment.filters["url"] = lambda url: "../" + url
    made = {}
    for name in sections:
        kind, _, rest = name.partition(" ")
        if kind == "partial":
            partial, page, place = [*rest.split(), "end"][:3]
            template = environment.get_template(f"partials/essay/{partial}.html")
            html = template.render(essay=views.of(pages[page]), essay_place=place, features=())
            made[name] = (
                "".join(f"{line.strip()}\n" for line in html.splitlines() if line.strip()) or "nothing\n"
            )
    casefile.check(path, made, rewrite)


def test_every_language_has_the_same_words() -> None:
    english = words("en").texts
    names = re.compile(r"\{\w+\}")
    assert {"en", "de", "fr", "es", "pt", "zh", "ja"} <= set(languages())
    for language in languages():
        texts = words(language).texts
        assert list(texts) == list(english), language
        for key, text in texts.items():
            assert sorted(names.findall(text)) == sorted(names.findall(english[key])), (language, key)


@pytest.mark.parametrize(
    ("language", "found"), [("de", "de"), ("pt-BR", "pt"), ("zh-TW", "zh-Hant"), ("nl", "en"), (None, "en")]
)
def test_language_falls_back(language: str | None, found: str) -> None:
    assert words(language).language == found
