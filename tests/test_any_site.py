"""Sites made up by chance, as odd as people make them: each builds, says what is wrong in diagnostics, loses
no word of a page that is shown, and leaves no file outside its folder.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import yaml
from fuzz.invariants import check_balance
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st
from small_site import BuiltSite, build_site, write_files

PATHS = (
    "index.md", "README.md", "a.md", "A.md", "b/index.md", "b/a.md", "b/README.md", "b.md", "c.html",
    "c.md", "d e/ü.md", "b/c/d/e/f.md", "_essays/one.md", "_essays/two.md", "_essays/index.md",
    "_other/one.md", "_posts/2024-01-02-post.md", "_posts/2024-01-02-post.markdown", "_drafts/draft.md",
    "b/_posts/2023-12-31-x.md", "404.md", "a.b.md", "notes/index.md", "search/index.md", "assets/x.md",
)  # fmt: skip
HTML = re.compile("<|include|page.title")
TITLES = ("One", "Two", "Three", "7", "Ünder & <b>over</b>", "A: b")
TEXTS = st.sampled_from(TITLES)
ODD = st.sampled_from(
    [None, "", 0, 7, -1.5, True, False, [], ["a", "b"], {}, {"a": 1}, float("nan"), float("inf"), "x" * 300,
     " One ", "~", "10", "itrue", "2024-01-01", "\u202e", "{{ page.title }}", "<em>", "../x", "a\tb"]
)  # fmt: skip
ADDRESSES = st.sampled_from(
    ["/same/", "/same", "/same.html", "same/", "/", "", "/b/", "/:title/", "/:categories/:year/:title.html",
     "/:nothing/", "/../out/", "/%2e%2e/out/", "//host/x", "https://example.org/x", "/a b/", "/ü/", "/x?y#z",
     "/index.html", "/404.html", "/a.html/inner/", "/CON/", "pretty", "date", "/x//y/", "/./x/"]
)  # fmt: skip
MATTER = st.fixed_dictionaries(
    {},
    optional={
        "title": TEXTS | TEXTS | TEXTS | ODD,
        "parent": TEXTS | TEXTS | ODD,
        "grand_parent": TEXTS | ODD,
        "ancestor": TEXTS | ODD,
        "nav_order": st.integers(-3, 12) | st.floats() | ODD,
        "child_nav_order": st.sampled_from(["desc", "reversed"]) | ODD,
        "has_children": st.booleans() | ODD,
        "has_toc": st.booleans() | ODD,
        "nav_exclude": st.booleans() | ODD,
        "search_exclude": st.booleans() | ODD,
        "permalink": ADDRESSES | ODD,
        "redirect_from": st.lists(ADDRESSES, max_size=3) | ADDRESSES | ODD,
        "tags": st.lists(TEXTS, max_size=2) | ODD,
        "categories": TEXTS | ODD,
        "date": ODD,
        "last_modified_date": ODD,
        "summary": TEXTS | ODD,
        "description": TEXTS | ODD,
        "series": st.booleans() | ODD,
        "series_table": st.sampled_from(["start", "end", "none"]) | ODD,
        "layout": st.sampled_from(["default", "home", "page", "post", "mine", "nowhere"]) | ODD,
        "notes": st.sampled_from(["annotations", "footnotes", "sidenotes", "none"]) | ODD,
        "kramdown": ODD,
        "slug": TEXTS | ODD,
        "nav_enabled": ODD,
        "toc": ODD,
        **dict.fromkeys(["hide", "template", "icon", "search", "status", "subtitle", "author", "image"], ODD),
    },
)
PIECES = (
    "WORD", "WORD *WORD* `WORD`", "## WORD", "# WORD", "- WORD\n- WORD", "1. TOC\n{:toc}",
    "> WORD\n{: .note }", "{: .note-title }\n> WORD\n>\n> WORD", "WORD<sup>1</sup> WORD<sup>2</sup>",
    "WORD<sup>3</sup>", "***\n<sup>1</sup> WORD\n<sup>2</sup> WORD\n***",
    "---\n\n<sup>3</sup>. WORD\n\n---", "WORD[^1]", "[^1]: WORD", "[WORD](/same/)", "[WORD](a.md)",
    "[WORD](b/a.md#WORD)", "[WORD]({% link a.md %})", "![WORD](../../x.png)",
    "{% include one.html text='WORD' %}", "{% include gone.html %}", "{% include_relative a.md %}",
    "{{ page.title }}", "{{ site.data.list | jsonify }}",
    "{% for p in site.pages %}{{ p.url }}{% endfor %}", "{% raw %}WORD{% endraw %}", "{% unknown %} WORD",
    "{{ 'WORD' | nothing }}", "{% if true %}", "{% endif %}", "<div markdown='1'>\nWORD", "</div>",
    "<b>WORD", "| WORD | WORD |\n|---|---|\n| WORD | WORD |", "```\nWORD\n```", "term\n: WORD", "$$WORD$$",
    "*[HTML]: x", "WORD  \nWORD", "{:series_toc}\n- x", "{::comment}\nx\n{:/comment}", "<!-- x -->",
    "{:.x}",
)  # fmt: skip
CONFIG = st.fixed_dictionaries(
    {},
    optional={
        "title": TEXTS | ODD,
        "url": st.just("https://example.org") | ODD,
        "baseurl": st.just("/base") | ODD,
        "permalink": st.sampled_from(["pretty", "date", "none", "/:path/", "/:title.html"]) | ODD,
        "collections": st.sampled_from(
            [
                {"essays": {"output": True}},
                {"essays": {"output": True, "permalink": "/same/"}},
                ["essays", "other"],
            ]
        )
        | ODD,
        "defaults": st.just([{"scope": {"path": "b"}, "values": {"parent": "One"}}]) | ODD,
        "just_the_docs": st.just({"collections": {"essays": {"name": "Essays", "nav_fold": True}}}) | ODD,
        "plugins": st.just(["jekyll-redirect-from", "jekyll-feed"]) | ODD,
        "exclude": st.just(["b", "*.html"]) | ODD,
        "include": st.just(["_drafts"]) | ODD,
        "callouts": st.just({"note": {"title": "Note", "color": "blue"}}) | ODD,
        "kramdown": st.just({"toc_levels": "2..3", "parse_block_html": True}) | ODD,
        "nav_sort": st.just("case_insensitive") | ODD,
        "nav_external_links": st.just([{"title": "X", "url": "https://example.org"}, 3]) | ODD,
        "aux_links": st.just({"X": ["//example.org"], "Y": 3}) | ODD,
        "compress_html": st.just({"clippings": "all"}) | ODD,
        "future": ODD,
        "timezone": st.just("Europe/Berlin") | ODD,
    },
)
INCLUDES = ("{{ include.text }}", "*{{ include.text }}*", "{% include one.html %}", "{{ page.title")
OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "notes": st.fixed_dictionaries(
            {},
            optional={
                "style": st.sampled_from(["annotations", "footnotes", "sidenotes"]),
                "page": st.booleans(),
            },
        ),
        "series_table": st.sampled_from(["start", "end", "none"]),
        "series": st.sampled_from(["auto", "marked"]),
        "github_pages": st.booleans(),
        "toc": st.sampled_from(["page", "sidebar"]),
    },
)


@st.composite
def sites(draw: st.DrawFn) -> dict[str, str]:
    """The files of a site; the words in them are numbered, those of a page with the page's own number."""
    files = {}
    for number, path in enumerate(
        draw(st.lists(st.sampled_from(PATHS), min_size=1, max_size=7, unique=True))
    ):
        # HTML of pages of HTML is handed through, whole or not.
        pieces = [piece for piece in PIECES if path.endswith("md") or not HTML.search(piece)]
        body = "\n\n".join(draw(st.lists(st.sampled_from(pieces), max_size=8)))
        count = iter(range(10_000))
        body = re.sub("WORD", lambda _, number=number, count=count: f"w{number}q{next(count)}q", body)
        matter = draw(MATTER)
        head = yaml.safe_dump(matter, allow_unicode=True, width=1000)
        files[f"src/{path}"] = f"---\n{head}---\n{body}\n" if matter or draw(st.booleans()) else f"{body}\n"
    files["src/_includes/one.html"] = draw(st.sampled_from(INCLUDES))
    files["src/_layouts/mine.html"] = draw(st.sampled_from(["<b>{{ content }}</b>", "{{ content", "x"]))
    files["src/_data/list.yml"] = draw(
        st.sampled_from(["- a\n- b", "a: [", "", "x: !!python/object:os.system"])
    )
    files["src/_config.yml"] = yaml.safe_dump(draw(CONFIG), allow_unicode=True)
    options = {"source": "src", **draw(OPTIONS)}
    files["mkdocs.yml"] = yaml.safe_dump(
        {"site_name": "Case", "theme": {"name": "material"}, "plugins": [{"search": {}}, {"essay": options}]}
    )
    return files


def paths_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # Making a finding smaller would take minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(sites())
def test_any_site_builds(files: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "project"
        write_files(folder, {f"file {path}": text for path, text in files.items()})
        (folder / "docs").mkdir()
        before = paths_of(Path(name))
        site = build_site(folder)
        assert not site.error, site.error
        assert {
            path for path in paths_of(Path(name)) - before if not path.startswith("project/site")
        } == set()
        check(site, files)


def check(site: BuiltSite, files: dict[str, str]) -> None:
    """Each page of the site is whole, and no word of a page that is built is lost without a finding."""
    shown = {path: site.read(path) for path in site.pages() if (site.folder / path).is_file()}
    for html in shown.values():
        check_balance("", html)
    everything = "\n".join(shown.values())
    for path, text in files.items():
        words = set(re.findall(r"w\d+q\d+q", text))
        lost = {word for word in words if word not in everything}
        if not lost:
            continue
        if lost == words:
            event("a page is not built")
            continue
        named = path.removeprefix("src/")
        assert any(line.startswith(f"{named}:") for line in site.warnings), (
            path,
            sorted(lost),
            site.warnings,
        )
