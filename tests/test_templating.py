"""Liquid: cases of tags, filters, objects and faults; limits and hostile paths; what is imported when.

A case is a small site: `file` sections are written to a folder, and `input` is the page `essay.md`. It is
rendered without Markdown, so `output` is what Liquid alone makes of it.
"""

from __future__ import annotations

import datetime
import random
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import casefile
import pytest
from growth import assert_linear

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site.model import Site, SitePage
from mkdocs_essay.site.scan import read_site
from mkdocs_essay.templating import filters, tags
from mkdocs_essay.templating.hooks import Hooks
from mkdocs_essay.templating.layouts import Layouts
from mkdocs_essay.templating.limits import Limits
from mkdocs_essay.templating.lines import line_map
from mkdocs_essay.templating.renderer import LiquidRenderer

NOW = datetime.datetime(2024, 5, 6, 7, 8, 9, tzinfo=datetime.UTC)


def paragraph(text: str) -> str:
    return f"<p>{text.strip()}</p>\n" if text.strip() else "\n"


def page_of(body: str, **matter: object) -> SitePage:
    return SitePage("docs/essay.md", "/docs/essay.html", "docs/essay.html", matter, body, 3)


def renderer_of(
    folder: Path, *pages: SitePage, config: dict[str, object] | None = None, limits: Limits | None = None
) -> tuple[LiquidRenderer, Diagnostics]:
    diagnostics = Diagnostics()
    site = Site(folder, config or {}, pages, ())
    renderer = LiquidRenderer(site, diagnostics, markdownify=paragraph, now=NOW, limits=limits)
    return renderer, diagnostics


def codes(diagnostics: Diagnostics) -> list[str]:
    return [each.code for each in diagnostics]


@pytest.mark.parametrize("path", casefile.files("templating"))
def test_case(path: Path, tmp_path: Path, rewrite: bool) -> None:
    sections = casefile.read(path)
    for name, text in sections.items():
        if name.startswith("file "):
            file = tmp_path / name.removeprefix("file ")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    (tmp_path / "essay.md").write_text("---\ntitle: Essay\n---\n" + sections["input"], encoding="utf-8")
    site = read_site(tmp_path, Diagnostics())
    page = next(each for each in site.pages if each.path == "essay.md")
    diagnostics = Diagnostics()
    output = LiquidRenderer(site, diagnostics, markdownify=paragraph, now=NOW).render(page)
    shown = "".join(f"{each}\n" for each in diagnostics)
    casefile.check(path, {"output": output, "diagnostics": shown}, rewrite)


LOOPS = {
    "one": "{% for a in (1..1000000000000) %}x{% endfor %}",
    "nested": "{% for a in (1..100000) %}{% for b in (1..100000) %}x{% endfor %}{% endfor %}",
    "filtered": "{{ (1..1000000000) | join: 'x' | size }}",
    "rows": "{% tablerow a in (1..1000000000) %}x{% endtablerow %}",
    "sorted": "{{ (1..1000000000) | sort | size }}",
}


@pytest.mark.parametrize("body", LOOPS.values(), ids=LOOPS)
def test_loops_end(body: str, tmp_path: Path) -> None:
    page = page_of(f"before {body} after")
    renderer, diagnostics = renderer_of(tmp_path, page, limits=Limits(iterations=2000))
    assert renderer.render(page) == "before  after"
    assert codes(diagnostics) == ["liquid-limit"]
    found = next(iter(diagnostics))
    assert (found.path, found.line) == ("docs/essay.md", 3)


TIMES = "{% for i in (1..64) %}"
GROWTH = {
    "append": "{% assign x = 'ab' %}" + TIMES + "{% assign x = x | append: x %}{% endfor %}",
    "capture": "{% assign x = 'ab' %}" + TIMES + "{% capture x %}{{ x }}{{ x }}{% endcapture %}{% endfor %}",
    "replace": "{% assign x = 'aaaa' %}" + TIMES + "{% assign x = x | replace: 'a', x %}{% endfor %}",
    "concat": "{% assign x = 'a b' | split: ' ' %}" + TIMES + "{% assign x = x | concat: x %}{% endfor %}",
    "output": "{% for i in (1..900) %}{{ '0123456789' | append: '0123456789' }}{{ i }}{% endfor %}",
    "number": "{% assign x = 99999999 %}" + TIMES + "{% assign x = x | times: x %}{% endfor %}",
}


@pytest.mark.parametrize("body", GROWTH.values(), ids=GROWTH)
def test_values_stop_growing(body: str, tmp_path: Path) -> None:
    page = page_of(f"before {body} after")
    renderer, diagnostics = renderer_of(tmp_path, page, limits=Limits(output=10_000, items=1000))
    assert renderer.render(page) == "before  after"
    assert codes(diagnostics) == ["liquid-limit"]


def test_the_work_of_filters_ends(tmp_path: Path) -> None:
    page = page_of(
        "before {% for i in (1..900) %}{% assign x = i | append: ' is a number' %}{% endfor %} after"
    )
    renderer, diagnostics = renderer_of(tmp_path, page, limits=Limits(filtered=10_000))
    assert renderer.render(page) == "before  after"
    assert codes(diagnostics) == ["liquid-limit"]
    assert "filters make more than 10000 characters" in next(iter(diagnostics)).message


WORK = {
    "nodes": "{% assign x = i %}" * 20,
    "filters": "{% assign x = i" + " | plus: 1" * 20 + " %}",
    "conditions": "{% if i" + " and i" * 20 + " %}{% endif %}",
    "names": "{{ a" + ".b" * 20 + " }}",
    "texts": "{% if text contains '?' %}{% endif %}",
    "items": "{% if items contains '?' %}{% endif %}",
    "cases": "{% case items %}{% when 'a', 'b' %}{% endcase %}",
    "turns": "{% cycle items: 'a' %}",
    "captures": "{% capture x %}{{ text }}{% endcapture %}",
}


@pytest.mark.parametrize("body", WORK.values(), ids=WORK)
def test_what_loops_do_ends(body: str, tmp_path: Path) -> None:
    """However much there is in a loop, and however little it prints."""
    page = page_of(
        "before {% assign text = '0123456789' | append: '0123456789' %}{% for i in (1..7) %}"
        "{% assign text = text | append: text %}{% endfor %}{% assign items = text | split: '' %}"
        "{% for i in (1..900) %}" + body + "{% endfor %} after"
    )
    renderer, diagnostics = renderer_of(tmp_path, page, limits=Limits(work=5000))
    assert renderer.render(page) == "before  after"
    assert codes(diagnostics) == ["liquid-limit"]
    assert "loops do more than 5000 things" in next(iter(diagnostics)).message


def test_markdown_counts_for_more_than_other_filters(tmp_path: Path) -> None:
    page = page_of("before {% for i in (1..9) %}{% assign x = i | append: ' word ' %}{% endfor %} after")
    marked = page_of(page.body.replace("' word '", "' word ' | markdownify"))
    renderer, diagnostics = renderer_of(tmp_path, page, marked, limits=Limits(filtered=500))
    assert renderer.render(page) == "before  after"
    assert codes(diagnostics) == []
    assert renderer.render(marked) == "before  after"
    assert codes(diagnostics) == ["liquid-limit"]


def test_lines_that_a_machine_wrote_go_without_colours(tmp_path: Path) -> None:
    """Some lexers take the square of a line's length; the rest of the page is as it was."""
    tag = "{{% highlight yaml %}}{}{{% endhighlight %}}"
    page = page_of(
        tag.format("a: 1") + tag.format("*" * 100_000) + "{% for i in (1..3) %}{{ i }}{% endfor %}"
    )
    rendered = renderer_of(tmp_path, page)[0].render(page)
    assert ">a<" in rendered
    assert "*" * 100_000 in rendered
    assert rendered.endswith("123")


def test_include_of_itself(tmp_path: Path) -> None:
    (tmp_path / "_includes").mkdir()
    (tmp_path / "_includes/a.html").write_text("a{% include b.html %}")
    (tmp_path / "_includes/b.html").write_text("b{% if true %}{% include a.html %}{% endif %}")
    page = page_of("before {% include a.html %} after")
    renderer, diagnostics = renderer_of(tmp_path, page)
    assert renderer.render(page) == "before  after"
    assert codes(diagnostics) == ["liquid-limit"]


def test_excerpts_of_one_another(tmp_path: Path) -> None:
    body = "{{ page.excerpt }}{% for p in site.posts %}{{ p.excerpt }}{% endfor %}x\n\nrest"
    paths = [f"_posts/2024-01-0{day}-a.md" for day in range(1, 6)]
    posts = [SitePage(path, f"/{path}", path, {}, body, 1, collection="posts") for path in paths]
    renderer, diagnostics = renderer_of(tmp_path, *posts)
    assert all(len(renderer.render(post)) < 10_000 for post in posts)
    assert codes(diagnostics) == []


def test_deep_blocks(tmp_path: Path) -> None:
    page = page_of("{% if true %}" * 5000 + "text")
    renderer, diagnostics = renderer_of(tmp_path, page)
    assert renderer.render(page).endswith("text")
    assert "liquid-limit" in codes(diagnostics)


def test_limits_leave_the_next_page_alone(tmp_path: Path) -> None:
    endless = page_of(LOOPS["nested"])
    page = page_of("{% for a in (1..3) %}{{ a }}{% endfor %}")
    renderer, _ = renderer_of(tmp_path, endless, page, limits=Limits(iterations=2000))
    renderer.render(endless)
    assert renderer.render(page) == "123"


HOSTILE = {
    "climbing": "{% include ../secret.txt %}",
    "absolute": "{% include /secret.txt %}",
    "inner": "{% include x/../../secret.txt %}",
    "variable": "{% assign f = '../secret.txt' %}{% include {{ f }} %}",
    "link": "{% include linked.txt %}",
    "linked folder": "{% include folder/secret.txt %}",
    "relative": "{% include_relative ../secret.txt %}",
    "relative link": "{% include_relative linked.txt %}",
    "backslash": "{% include ..\\secret.txt %}",
    "nul": "{% include a\0b %}",
    "cached": "{% include_cached ../secret.txt %}",
    "fifo": "{% include pipe.txt %}",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_paths(body: str, tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "_includes").mkdir(parents=True)
    (source / "docs").mkdir()
    (tmp_path / "secret.txt").write_text("SECRET")
    (source / "secret.txt").write_text("SECRET")
    (source / "_includes/linked.txt").symlink_to(tmp_path / "secret.txt")
    (source / "_includes/folder").symlink_to(tmp_path)
    (source / "docs/linked.txt").symlink_to(tmp_path / "secret.txt")
    (source / "_includes/pipe.txt").symlink_to("/dev/zero")
    page = page_of(f"before {body} after")
    renderer, diagnostics = renderer_of(source, page)
    rendered = renderer.render(page)
    assert "SECRET" not in rendered
    assert rendered.startswith("before ") and rendered.endswith(" after")
    assert codes(diagnostics)[0] in ("liquid-include-refused", "liquid-include-missing", "liquid-syntax")


LONG = {
    "open outputs": "{{ ",
    "open tags": "{% ",
    "closed by half": "{{ a } ",
    "raw": "{% raw %}",
    "comments": "{% comment %}",
    "ifs": "{% if a %}",
    "ends": "{% endif %}",
    "unknown": "{% foo %}",
    "captures": "{% capture a %}",
    "braces": "{",
    "filters": "{{ a | b | c }}",
    "includes": "{% include a b=c %}",
    "brackets in one": "[",
    "ranges in one": "(1..",
    "script": "{{ '<script <!-- <style <' | strip_html }}",
}


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG)
def test_time_is_linear(piece: str, tmp_path: Path) -> None:
    def rendering(count: int) -> Callable[[], object]:
        text = piece * count + "x"
        page = page_of(text if "{" in piece else f"{{{{ {text} }}}}")
        renderer, _ = renderer_of(tmp_path, page)
        renderer.render(page_of("{{ 1 }}"))
        return lambda: renderer.render(page)

    assert_linear(rendering, 2000, times=4)


def test_markup_is_linear(tmp_path: Path) -> None:
    for markup in (
        "{{ " + "a | b: c, " * 5000 + "}}",
        "{% if " + "a and " * 5000 + "%}{% endif %}",
        "{{ '" + '"' * 9000 + "}}",
    ):
        page = page_of(markup)
        renderer, _ = renderer_of(tmp_path, page)
        start = time.process_time()
        renderer.render(page)
        assert time.process_time() - start < 2


def test_liquid_is_imported_by_the_first_page_that_has_some() -> None:
    program = """
import sys
from pathlib import Path
from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.site.model import Site, SitePage
from mkdocs_essay.templating.renderer import LiquidRenderer
def page(body): return SitePage("a.md", "/a.html", "a.html", {}, body, 1)
renderer = LiquidRenderer(Site(Path("."), {}, (), ()), Diagnostics(), markdownify=str)
assert renderer.render(page("no { braces }")) == "no { braces }"
assert "mkdocs_essay.templating.engine" not in sys.modules
assert renderer.render(page("{{ 1 | plus: 1 }}")) == "2"
assert "mkdocs_essay.templating.filters.arithmetic" in sys.modules
assert "mkdocs_essay.templating.filters.strings" not in sys.modules
assert "mkdocs_essay.templating.tags.assign" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_tables_of_tags_and_filters_agree_with_the_files() -> None:
    said = {(file, kind): name for name, (file, kind) in tags.TAGS.items()}
    found = {}
    for module in iter_modules(tags.__path__, f"{tags.__name__}."):
        for kind, value in vars(import_module(module.name)).items():
            if kind.endswith("Tag") and value.__module__ == module.name:
                found[module.name.rpartition(".")[2], kind] = value.name
    assert found == said
    assert all(name in tags.TagTable() for name in said.values())
    families = {
        module.name: list(family)
        for module in iter_modules(filters.__path__)
        if (family := vars(import_module(f"{filters.__name__}.{module.name}")).get("FILTERS"))
    }
    assert families == {family: names.split() for family, names in filters.FAMILIES.items()}
    everything = [name for names in families.values() for name in names]
    assert len(everything) == len(set(everything))


def test_liquid_switched_off(tmp_path: Path) -> None:
    own, other = page_of("{{ 1 }}", render_with_liquid=False), page_of("{{ 1 }}")
    site = Site(tmp_path, {}, (own, other), ())
    renderer = LiquidRenderer(site, Diagnostics(), markdownify=paragraph)
    assert (renderer.render(own), renderer.render(other)) == ("{{ 1 }}", "1")
    never = LiquidRenderer(site, Diagnostics(), markdownify=paragraph, enabled=lambda page: False)
    assert never.render(other) == "{{ 1 }}"


def test_sample_is_the_same_in_every_build(tmp_path: Path) -> None:
    page = page_of("{{ (1..1000) | reverse | sample: 5 | join: ' ' }}")
    drawn = {renderer_of(tmp_path, page)[0].render(page) for _ in range(5)}
    assert len(drawn) == 1 and len(drawn.pop().split()) == 5


def test_include_cached_renders_once(tmp_path: Path) -> None:
    (tmp_path / "_includes").mkdir()
    (tmp_path / "_includes/title.html").write_text("{{ include.a }}{{ page.title }}")
    bodies = [f"{{% include_cached title.html a={value} %}}" for value in ("1", "1", "'1'")]
    pages = [
        SitePage(f"{n}.md", f"/{n}", f"{n}.html", {"title": f"T{n}"}, body, 1)
        for n, body in enumerate(bodies)
    ]
    renderer, _ = renderer_of(tmp_path, *pages)
    assert [renderer.render(page) for page in pages] == ["1T0", "1T0", "1T2"]


@pytest.mark.parametrize("mode", ["lax", "warn", "strict"])
def test_error_modes(mode: str, tmp_path: Path) -> None:
    page = page_of("{{ 'a' | upcase | }}")
    renderer, diagnostics = renderer_of(tmp_path, page, config={"liquid": {"error_mode": mode}})
    expected = {"lax": ("A", []), "warn": ("A", ["liquid-lenient"]), "strict": (page.body, ["liquid-syntax"])}
    assert (renderer.render(page), codes(diagnostics)) == expected[mode]


def test_strict_variables_and_filters(tmp_path: Path) -> None:
    page = page_of("[{{ nothing }}][{{ site.nothing }}][{{ 'a' | nothing }}]")
    config = {"liquid": {"strict_variables": True, "strict_filters": True}}
    renderer, diagnostics = renderer_of(tmp_path, page, config=config)
    assert renderer.render(page) == "[][][]"
    assert codes(diagnostics) == ["liquid-undefined", "liquid-undefined", "liquid-unknown-filter"]


def test_what_github_knows_is_named_once(tmp_path: Path) -> None:
    page = page_of("{{ site.github.owner }}{% for c in site.github.contributors %}{{ c }}{% endfor %}")
    renderer, diagnostics = renderer_of(tmp_path, page)
    assert renderer.render(page) == ""
    assert codes(diagnostics) == ["liquid-unsupported"]


def test_line_map() -> None:
    source = "one\n{% for i in x %}\nitem\n{% endfor %}\ntwo\nthree\n{% comment %}\nc\n{% endcomment %}\nfour"
    rendered = "one\n\nitem\n\nitem\n\nitem\n\ntwo\nthree\n\nfour"
    find = line_map(source, rendered)
    assert [find(line) for line in (1, 9, 10, 12)] == [1, 5, 6, 10]
    assert 2 <= find(5) <= 4


def test_line_map_of_texts_without_anchors() -> None:
    find = line_map("{{ x }}", "a\nb\nc")
    assert [find(line) for line in (1, 2, 3)] == [1, 1, 1]


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def test_layouts_wrap(tmp_path: Path) -> None:
    files = {
        "_layouts/chapter.html": "---\nlayout: book\nkind: a\n---\n<h2>{{ page.title }}</h2>{{ content }}",
        "_layouts/book.html": "---\nlayout: default\nkind: b\n---\n<div>{{ layout.kind }}{{ content }}</div>",
    }
    write(tmp_path, files)
    page = page_of("", title="One", layout="chapter")
    renderer, diagnostics = renderer_of(tmp_path, page)
    layouts = Layouts(renderer.site, diagnostics, renderer)
    assert layouts.wrap(page, "<p>{{ x }}</p>") == "<div>a<h2>One</h2><p>{{ x }}</p></div>"
    assert codes(diagnostics) == []


def test_a_page_sees_its_layout(tmp_path: Path) -> None:
    write(tmp_path, {"_layouts/chapter.html": "---\nkind: long\n---\n{{ content }}"})
    page = page_of("{{ layout.kind }}", layout="chapter")
    assert renderer_of(tmp_path, page)[0].render(page) == "long"


@pytest.mark.parametrize(
    ("files", "layout", "expected"),
    [
        ({}, "default", []),
        ({}, None, []),
        ({}, "none", []),
        ({}, "absent", ["layout-missing"]),
        ({}, "../../etc/passwd", []),
        ({"_layouts/a.html": "<html>{{ content }}</html>"}, "a", ["layout-not-used"]),
        ({"_layouts/a.html": "no content"}, "a", ["layout-not-used"]),
        ({"_layouts/default.html": "<!DOCTYPE html>{{ content }}"}, "default", ["layout-not-used"]),
        ({"_layouts/a.html": "---\nlayout: a\n---\n<b>{{ content }}</b>"}, "a", ["layout-not-used"]),
    ],
)
def test_layouts_that_are_not_used(
    files: dict[str, str], layout: str | None, expected: list[str], tmp_path: Path
) -> None:
    write(tmp_path, files)
    page = page_of("", layout=layout)
    renderer, diagnostics = renderer_of(tmp_path, page)
    layouts = Layouts(renderer.site, diagnostics, renderer)
    assert layouts.wrap(page, "text") == "text"
    assert codes(diagnostics) == expected


def test_hooks(tmp_path: Path) -> None:
    files = {
        "_includes/head_custom.html": '<meta name="x" content="{{ site.title }}">',
        "_includes/footer_custom.html": "<p>{{ page.title }}</p>",
        "_includes/header_custom.html": " {% comment %} none {% endcomment %} ",
        "_includes/other.html": "other",
    }
    write(tmp_path, files)
    one, two = page_of("", title="One"), SitePage("b.md", "/b.html", "b.html", {"title": "Two"}, "", 1)
    renderer, diagnostics = renderer_of(tmp_path, one, two, config={"title": "T"})
    hooks = Hooks(renderer.site, diagnostics, renderer)
    meta = '<meta name="x" content="T">'
    assert hooks.render(one) == {"head_custom": meta, "footer_custom": "<p>One</p>"}
    assert hooks.render(two) == {"head_custom": meta, "footer_custom": "<p>Two</p>"}


PIECES = (
    *(
        "{% if a == b %}",
        "{% if %}",
        "{% else %}",
        "{% endif %}",
        "{% unless a contains 1 %}",
        "{% endunless %}",
    ),
    *(
        "{% for x in (1..9) %}",
        "{% for x in page limit: a %}",
        "{% endfor %}",
        "{% break %}",
        "{% continue %}",
    ),
    *(
        "{% case a %}",
        "{% when 1 or a %}",
        "{% endcase %}",
        "{% capture a %}",
        "{% endcapture %}",
        "{% raw %}",
    ),
    *(
        "{% endraw %}",
        "{% comment %}",
        "{% endcomment %}",
        "{% assign a = site | jsonify %}",
        "{{ a | sort }}",
    ),
    *(
        "{{ page.a[b].c }}",
        "{{ 1 | divided_by: a }}",
        "{{",
        "}}",
        "{%",
        "%}",
        "text\n",
        "{{- x -}}",
        "{{ 'q }}",
    ),
    *(
        "{% include a.html x=1 %}",
        "{% link a %}",
        "{% highlight c %}",
        "{% endhighlight %}",
        "{% cycle 1, a %}",
    ),
    *(
        "{% tablerow x in site cols: 0 %}",
        "{% endtablerow %}",
        "{% unknown %}",
        "{{ a | date: '%s' | size }}",
    ),
    *("{{ site.pages | where_exp: 'p', 'p.a >' }}", "{{ page | map: 'a' | group_by: 'b' | join }}"),
)


@pytest.mark.parametrize("seed", range(5))
def test_every_page_comes_out(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        page = page_of("".join(chance.choices(PIECES, k=20)) + "\nend")
        renderer, _ = renderer_of(tmp_path, page, limits=Limits(iterations=5000, output=100_000))
        assert isinstance(renderer.render(page), str)
