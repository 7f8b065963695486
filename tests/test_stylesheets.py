"""The styles' own rules: the grid is what its generator gives, and every name that is ours says so."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STYLESHEETS = ROOT / "theme_overrides/assets/stylesheets"

AUTHORS = re.compile(
    r"(fs|fw|lh|ls|text|bg|float|flex-justify|v-align|label|btn|[mp][trblxy]?|mxn|d)-[a-z0-9-]+|list-style-none|sr-only"
    r"|no_anchor|label|btn|code-example|dont-break-out|disabled"
)
MATERIAL = re.compile(
    r"md-[\w-]+|admonition(-title)?|headerlink|footnote|highlight(table)?|arithmatex|tabbed-[\w-]+"
)


def test_the_grid_of_classes_is_what_its_generator_writes() -> None:
    tool = ROOT / "tools/utility_classes.py"
    assert subprocess.run([sys.executable, str(tool), "--check"], check=False).returncode == 0


@pytest.mark.parametrize("path", sorted(STYLESHEETS.glob("*.css")), ids=lambda path: path.name)
def test_a_class_is_an_authors_or_materials_or_ours(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/|\"[^\"]*\"|url\([^)]*\)", "", path.read_text(encoding="utf-8"), flags=re.S)
    selectors = re.findall(r"(?:^|[{}])([^{};]*)\{", text)
    names = {name for selector in selectors for name in re.findall(r"\.([a-zA-Z_][\w-]*)", selector)}
    strange = {
        name
        for name in names
        if not (name.startswith("essay-") or AUTHORS.fullmatch(name) or MATERIAL.fullmatch(name))
    }
    assert strange == set()


@pytest.mark.parametrize("path", sorted(STYLESHEETS.glob("*.css")), ids=lambda path: path.name)
def test_a_stylesheet_asks_nothing_of_another_host(path: Path) -> None:
    fetched = re.findall(
        r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)", path.read_text(encoding="utf-8")
    )
    assert [address for pair in fetched for address in pair if re.match(r"https?:|//", address)] == []


def test_every_class_of_the_theme_that_authors_write_has_a_rule() -> None:
    text = "".join(
        (STYLESHEETS / name).read_text(encoding="utf-8")
        for name in ("essay-classes.css", "essay-utilities.css")
    )
    hues = ("grey-lt", "grey-dk", "purple", "blue", "green", "yellow", "red")
    wanted = [
        *(f"fs-{size}" for size in range(1, 11)),
        *(f"fw-{weight}" for weight in (300, 400, 500, 700)),
        *("lh-0", "lh-tight", "lh-default", "ls-0", "ls-5", "ls-10"),
        *(f"text-{name}" for name in ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "small", "mono")),
        *(f"text-{name}" for name in ("left", "center", "right", "uppercase")),
        *(
            f"{what}-{hue}-{step}"
            for what in ("text", "bg")
            for hue in hues
            for step in ("000", "100", "200", "300")
        ),
        *(
            f"{kind}{side}-{screen}{size}"
            for kind in "mp"
            for side in ("", "x", "y", "t", "r", "b", "l")
            for screen in ("", "xs-", "sm-", "md-", "lg-", "xl-")
            for size in range(9)
        ),
        *(
            "mx-auto",
            "mxn-4",
            "mxn-lg-4",
            "float-left",
            "float-right",
            "list-style-none",
            "sr-only",
            "no_anchor",
        ),
        *(
            f"d-{screen}{how}"
            for screen in ("", "sm-", "xl-")
            for how in ("block", "flex", "inline", "inline-block")
        ),
        *(f"flex-justify-{how}" for how in ("start", "end", "between", "around")),
        *(f"v-align-{how}" for how in ("baseline", "bottom", "middle", "text-bottom", "text-top", "top")),
        *("label", "label-blue", "label-green", "label-purple", "label-yellow", "label-red", "code-example"),
        *("btn", "btn-primary", "btn-purple", "btn-blue", "btn-green", "btn-outline"),
    ]
    missing = [name for name in wanted if not re.search(rf"\.{re.escape(name)}(?![\w-])", text)]
    assert missing == []
