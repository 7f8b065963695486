"""Whole sites with what has hurt programs like this one: the build goes on, says what is wrong, reads nothing
outside the source, writes nothing outside the site, and takes time that grows with the text and not faster.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import lxml.html
import pytest
from small_site import BuiltSite, build_site, write_files

SECRET = "the-keepers-secret"
GOOD = "---\ntitle: Good\n---\nThe lamp burns.\n"


def built(folder: Path, files: dict[str, str]) -> BuiltSite:
    """The built site of `files` below src, a good page among them."""
    write_files(
        folder, {"file src/good.md": GOOD, **{f"file src/{name}": text for name, text in files.items()}}
    )
    site = build_site(folder)
    assert not site.error, site.error
    assert "The lamp burns." in site.read("good.html")
    return site


def codes(site: BuiltSite, path: str) -> set[str]:
    """The codes of what was said of a file."""
    return {line.split(" ")[1] for line in site.warnings if line.startswith(f"{path}:")}


RUNS = ("[", "*", "_", ">", "-", "<![", "<!--", "{:", "(1)", "`", "(", "^", "~", "'", '" ', "!", "[^1] ")
TEXTS = {
    "brackets": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "references": lambda size: "a[^1] " * (size // 6) + "\n\n[^1]: note\n",
    "printed-notes": lambda size: "a<sup>1</sup> " * (size // 14) + "\n\n<sup>1</sup> note\n",
    "many-notes": lambda size: "".join(
        f"a<sup>{number}</sup>\n\n---\n\n<sup>{number}</sup> note\n\n---\n\n" for number in range(size // 50)
    ),
    "deep-list": lambda size: "".join(f"{'  ' * (number % 60)}- a\n" for number in range(size // 60)),
    "deep-quote": lambda size: ("> " * 100 + "a\n") * (size // 202),
    "long-line": lambda size: "word " * (size // 5),
    "wide-table": lambda size: "| a " * (size // 4) + "|\n" + "|---" * (size // 4) + "|\n",
    "open-div": lambda size: '<div markdown="1">\n' + "a line\n" * (size // 7),
    "open-comment": lambda size: "<!-- \n" + "a line\n" * (size // 7),
    "smart-quotes": lambda size: "'a' \"b\" " * (size // 8),
    "callouts": lambda size: "{: .note }\n> a\n\n" * (size // 17),
    **{f"run-{number}": (lambda size, run=run: run * (size // len(run))) for number, run in enumerate(RUNS)},
}


def seconds_of(folder: Path, size: int) -> float:
    pages = {f"{name}.md": f"---\ntitle: {name}\n---\n{text(size)}\n" for name, text in TEXTS.items()}
    start = time.process_time()
    site = built(folder, pages)
    spent = time.process_time() - start
    assert {f"{name}.html" for name in TEXTS} <= set(site.pages())
    return spent


def test_time_grows_with_the_text(tmp_path: Path) -> None:
    """A build of nearly nothing first, which pays for what is loaded once."""
    for name in ("warm", "short", "long"):
        (tmp_path / name).mkdir()
    seconds_of(tmp_path / "warm", 100)
    short, long = seconds_of(tmp_path / "short", 10_000), seconds_of(tmp_path / "long", 20_000)
    assert long <= 2.5 * short + 0.5


OUTSIDE = {
    "permalink.md": "---\ntitle: A\npermalink: /../../escaped-permalink/\n---\nText.\n",
    "encoded.md": "---\ntitle: B\npermalink: /%2e%2e/%2e%2e/escaped-encoded/\n---\nText.\n",
    "backslash.md": '---\ntitle: C\npermalink: "/..\\\\..\\\\escaped-backslash/"\n---\nText.\n',
    "nul.md": '---\ntitle: D\npermalink: "/a\\0b/"\n---\nText.\n',
    "redirect.md": "---\ntitle: E\nredirect_from: [../../escaped, /../escaped.html]\n---\nText.\n",
    "include.md": "---\ntitle: F\n---\nBefore {% include ../../secret.txt %} after.\n",
    "absolute.md": "---\ntitle: G\n---\nBefore {% include ROOT/secret.txt %} after.\n",
    "relative.md": "---\ntitle: H\n---\nBefore {% include_relative ../secret.txt %} after.\n",
    "link.md": "---\ntitle: I\n---\nBefore {% link ../secret.txt %} after.\n",
    "variable.md": "---\ntitle: J\nf: ../../secret.txt\n---\nBefore {% include {{ page.f }} %} after.\n",
}


def test_nothing_outside_is_read_or_written(tmp_path: Path) -> None:
    root = tmp_path / "root" / "project"
    root.mkdir(parents=True)
    (root / "secret.txt").write_text(SECRET)
    (root.parent / "secret.txt").write_text(SECRET)
    (root / "src" / "_includes").mkdir(parents=True)
    (root / "src_internal").mkdir()
    (root / "src_internal" / "secret.txt").write_text(SECRET)
    (root / "src" / "linked.md").symlink_to(root / "secret.txt")
    (root / "src" / "folder").symlink_to(root / "src_internal")
    (root / "src" / "_includes" / "linked.txt").symlink_to(root / "secret.txt")
    (root / "src" / "_data").symlink_to(root / "src_internal")
    pages = {name: text.replace("ROOT", str(root)) for name, text in OUTSIDE.items()}
    pages["include-link.md"] = "---\ntitle: K\n---\nBefore {% include linked.txt %} after.\n"
    pages["data.md"] = "---\ntitle: L\n---\nBefore {{ site.data | jsonify }} after.\n"
    before = paths_outside(tmp_path)
    site = built(root, pages)
    assert paths_outside(tmp_path) - before == {root / "mkdocs.yml", root / "docs"} | {
        root / "src" / name for name in [*pages, "good.md"]
    }
    for path in site.folder.rglob("*"):
        assert path.is_dir() or SECRET not in path.read_text(encoding="utf-8", errors="replace"), path
        assert not path.is_symlink()
    for name in OUTSIDE:
        assert codes(site, name), name
    assert codes(site, "include-link.md")
    for name in (*OUTSIDE, "include-link.md", "data.md"):
        html = next(path for path in site.pages() if path.startswith(name.removesuffix(".md")))
        article = site.article(html)
        assert "Text." in article or ("Before" in article and "after." in article), name


def paths_outside(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if "site" not in path.relative_to(folder).parts}


FRONT_MATTER = {
    "python.md": "title: !!python/object/apply:os.system ['touch escaped']",
    "bomb.md": "a: &a [x, x, x, x, x, x, x, x]\n"
    + "\n".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "\ntitle: *i",
    "tabs.md": "title:\tT\n\tparent: x",
    "twice.md": "title: One\ntitle: Two",
    "list.md": "title: [a, b]",
    "number.md": "title: 7\nparent: 7\nnav_order: .nan",
    "infinite.md": "title: I\nnav_order: .inf",
    "own-parent.md": "title: Self\nparent: Self",
    "mapping.md": "title: {a: b}\nparent: {c: d}\nnav_order: [1]\nlayout: [x]\npermalink: {}\n"
    "redirect_from: {a: 1}",
    "nulls.md": "title:\nparent:\nnav_order:\npermalink:\nredirect_from:\ntags:\nlayout:",
    "quotes.md": "title: \"unclosed\nparent: 'x",
    "date.md": "title: D\ndate: 2024-99-99\nlast_modified_date: no",
    "deep.md": "title: " + "[" * 500 + "]" * 500,
    "others.md": "title: O\nhide: 7\nsearch: yes\nstatus: [a]\ntemplate:\nauthor: {a: b}\nicon: " + "x" * 300,
}


def test_front_matter(tmp_path: Path) -> None:
    pages = {name: f"---\n{block}\n---\nText of it.\n" for name, block in FRONT_MATTER.items()}
    pages["endless.md"] = "---\ntitle: Endless\n\nText of it.\n"
    pages["crlf.md"] = "---\r\ntitle: Lines\r\n---\r\nText of it.\r\n"
    pages["mark.md"] = "\ufeff---\ntitle: Mark\n---\nText of it.\n"
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "latin.md").write_bytes("---\ntitle: Größe\n---\nText of it.\n".encode("latin-1"))
    site = built(tmp_path, pages)
    for name in [*pages, "latin.md"]:
        assert "Text of it." in site.read(name.replace(".md", ".html")), name
    for name in ("python.md", "bomb.md", "quotes.md", "deep.md", "latin.md"):
        assert codes(site, name), name
    assert not list(tmp_path.rglob("escaped*"))


LIQUID = {
    "endless.md": "{% for a in (1..100000000) %}{% for b in (1..100000000) %}x{% endfor %}{% endfor %}",
    "itself.md": "{% include itself.html %}",
    "each-other.md": "{% include one.html %}",
    "huge.md": "{% assign a = 'xxxxxxxxxx' %}"
    + "{% for i in (1..40) %}{% assign a = a | append: a %}{% endfor %}{{ a }}",
    "deep.md": "{% if true %}" * 3000 + "x" + "{% endif %}" * 3000,
    "open.md": "{% if true %}{% for a in b %}{{ a",
    "tag.md": "{% nothing %} {{ 'a' | nothing }} {% endfor %}",
}


def test_liquid(tmp_path: Path) -> None:
    pages = {name: f"---\ntitle: T\n---\nBefore.\n\n{text}\n" for name, text in LIQUID.items()}
    pages["_includes/itself.html"] = "{% include itself.html %}"
    pages["_includes/one.html"] = "{% include two.html %}{% include two.html %}"
    pages["_includes/two.html"] = "{% include one.html %}{% include one.html %}"
    site = built(tmp_path, pages)
    for name in LIQUID:
        assert "Before." in site.read(name.replace(".md", ".html")), name
        assert any(code.startswith("liquid") for code in codes(site, name) | include_codes(site)), name
        assert (site.folder / name.replace(".md", ".html")).stat().st_size < 40_000_000


def include_codes(site: BuiltSite) -> set[str]:
    return {line.split(" ")[1] for line in site.warnings if line.startswith("_includes/")}


EVIL = "\"'></script><script>evil()</script><img src=x onerror=evil()>"
QUOTES = 'Lamp " onmouseover="evil()" x=\''


def test_text_stays_text(tmp_path: Path) -> None:
    """Settings, titles and notes' numbers may hold anything; none of it becomes an attribute or a script."""
    evil, quotes = EVIL.replace("'", "''"), QUOTES.replace("'", "''")
    config = (
        f"description: '{quotes}'\nplugins: [jekyll-feed]\n"
        "callouts:\n"
        f"  note: {{title: '{quotes}', color: 'red;}} </style><script>evil()</script>', opacity: '{evil}'}}\n"
        f"aux_links:\n  '{quotes}': ['javascript:evil()']\n  Other: ['//example.org/{quotes}']\n"
    )
    notes = (
        '{: .note }\n> a<sup>1"</sup> b<sup>2</sup>\n\n---\n\n<sup>1"</sup> one\n\n<sup>2</sup> two\n\n---\n'
    )
    site = built(
        tmp_path,
        {
            "_config.yml": config,
            "index.md": f"---\ntitle: '{quotes}'\nsummary: '{quotes}'\n---\nHome.\n",
            "part.md": f"---\ntitle: 'Part {quotes}'\nparent: '{quotes}'\n"
            f"description: '{quotes}'\n---\n{notes}",
            "old.md": f"---\ntitle: Old\nredirect_to: '/x{evil}'\n---\n",
            "head.md": f"---\ntitle: 'The </title><script>evil()</script>'\nauthor: '{quotes}'\n---\nText.\n",
            "away.md": "---\ntitle: Away\nredirect_to: 'javascript:evil()'\n---\nText.\n",
            "_posts/2024-01-01-post.md": f"---\ntitle: '{quotes}'\n---\nA post.\n",
        },
    )
    for path in site.pages():
        tree = lxml.html.fromstring(site.read(path))
        assert not tree.xpath("//*[@onerror or @onmouseover]"), path
        assert not tree.xpath("//@*[contains(., 'javascript:evil')]"), path
        scripts = tree.xpath("//script[not(@type)]/text()")
        assert not [script for script in scripts if script.strip().startswith("evil()")], path


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_unreadable_files(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "closed.md").write_text(GOOD)
    (tmp_path / "src" / "closed.md").chmod(0)
    assert codes(built(tmp_path, {}), "closed.md") == {"unreadable"}


def test_addresses_that_exclude_each_other(tmp_path: Path) -> None:
    site = built(
        tmp_path,
        {
            "one.md": "---\ntitle: One\npermalink: /same/\n---\nText one.\n",
            "two.md": "---\ntitle: Two\npermalink: /same/\n---\nText two.\n",
            "three.md": "---\ntitle: Three\npermalink: /four.html/inner/\n---\nText three.\n",
            "four.md": "---\ntitle: Four\n---\nText four.\n",
        },
    )
    said = [line for line in site.warnings if "address-conflict" in line]
    assert any("one.md" in line and "two.md" in line for line in said)
    assert any("three.md" in line and "four.md" in line for line in said)
    shown = "".join(site.read(path) for path in site.pages() if (site.folder / path).is_file())
    assert all(f"Text {name}." in shown for name in ("one", "two", "three", "four"))
