"""Writes what the code knows best of the manual: the options, the codes, what commands print, the
options' JSON schema.

usage: manual_pages.py [--check]

The options' words are those of mkdocs_essay/config.py, the codes' those of mkdocs_essay/checks. `--check`
writes nothing, names the files that are not what the code gives, and ends with status 1 where there are any.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from manual_verbs import commands_page, comparison, leaving, run
from mkdocs.config import config_options as c
from mkdocs.config.base import BaseConfigOption, Config

from mkdocs_essay.checks.explanation import shortened
from mkdocs_essay.checks.fixes.table import may_be_mended
from mkdocs_essay.checks.rule import Rule
from mkdocs_essay.checks.table import GROUPS
from mkdocs_essay.cli.init_files import workflow
from mkdocs_essay.config import EssayConfig

SITE = Path(__file__).parent.parent / "example_site"
OPTIONS_PAGE = SITE / "docs/manual/moving-in-2.md"
PUBLISHING_PAGE = SITE / "docs/manual/moving-in-3.md"
CODES_PAGE = SITE / "docs/manual/codes.md"
SCHEMA_FILE = SITE / "assets/essay.schema.json"

FIRST_PAGE = SITE / "docs/manual/moving-in-1.md"
COMPARING_PAGE = SITE / "docs/manual/moving-on-1.md"
LEAVING_PAGE = SITE / "docs/manual/moving-on-2.md"
COMMANDS_PAGE = SITE / "docs/manual/commands.md"

BEGIN = "<!-- Written by tools/manual_pages.py: {} -->\n"
END = "<!-- End of what is written -->\n"
WIDTH = 118
UNBROKEN = re.compile(r"\[[^\]]*\]\([^)]*\)|`[^`]*`")
NO_BREAK = "\x00"

# What the manual says of an option beyond the code's own sentence.
MORE = {
    "series": "[Notes and Series]({{ site.baseurl }}/docs/manual/notes-and-series-3/) tells what reading "
    "order means.",
    "notes.style": "A page can choose for itself; see "
    "[Writing Notes]({{ site.baseurl }}/docs/manual/notes-and-series-1/#how-notes-are-shown).",
    "attribute_syntax": "See [Where Readings Collide]({{ site.baseurl }}/docs/manual/the-dialect-4/).",
    "kramdown": "`toc_levels: 2..3` or `parse_block_html: true` are examples; "
    "`input: kramdown` reads kramdown's own syntax instead of GFM.",
    "diagnostics.ignore": "[Codes]({{ site.baseurl }}/docs/manual/codes/) has them all.",
}

# The repository that the manual moves.
REPOSITORY = {
    "_config.yml": """\
title: Lamps
url: https://lamps.example
color_scheme: dark
permalink: pretty
plugins: [jekyll-redirect-from, jekyll-scholar]
back_to_top: true
""",
    "index.md": """\
---
title: Lamps
---

# Lamps
{: fs-9 }

[The wick](Wick.md) is older than [the glass](glass.md).
""",
    "wick.md": """\
---
title: The Wick
parent: lamps
---

# The Wick

Cotton, as a rule.
""",
}

CODES_HEAD = """\
---
title: Codes
parent: Manual
nav_order: 45
summary: Every code that a build or a check can name, what it means, and what to do.
---

# Codes
{: .no_toc }

Whatever `mkdocs build` or `mkdocs-essay check` finds in your sources bears a code, the file and the line.
This page has every code; `mkdocs-essay check --explain CODE` shows the same. A warning fails a build with
`--strict`, a remark does not. `diagnostics: {ignore: [CODE]}`, below `essay` in mkdocs.yml or in a page's
front matter, silences one. What `check --fix` can mend it mends only where there is one way to do so, and it
shows the change first.

1. TOC
{:toc}

{% raw %}
<!-- Written by tools/manual_pages.py from mkdocs_essay/checks -->
"""
CODES_FOOT = "{% endraw %}\n"


@dataclass(frozen=True, slots=True)
class Option:
    """An option: its name with dots, its declaration, and its sentences."""

    name: str
    declared: BaseConfigOption[Any]
    text: str


def options(config: type[Config], prefix: str = "") -> Iterator[Option]:
    """The options of a configuration in order, with those below each."""
    texts = docstrings(config)
    for name, declared in config._schema:
        yield Option(prefix + name, declared, texts[name])
        if isinstance(declared, c.SubConfig):
            yield from options(declared.config_class, f"{prefix}{name}.")


def docstrings(config: type[Config]) -> dict[str, str]:
    """The text below each assignment in the body of a class."""
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(config))).body
    assert isinstance(definition, ast.ClassDef)
    found = {}
    for one, other in zip(definition.body, definition.body[1:], strict=False):
        is_text = isinstance(other, ast.Expr) and isinstance(other.value, ast.Constant)
        if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name) and is_text:
            found[one.targets[0].id] = " ".join(str(other.value.value).split())
    return found


def default_of(declared: BaseConfigOption[Any]) -> Any:
    """What holds where nothing is said."""
    return None if isinstance(declared, c.Optional) else declared.default


def options_part() -> str:
    """The YAML of all options with their defaults, and a definition for each."""
    lines = ["```yaml", "plugins:", "  - essay:"]
    entries = []
    for option in options(EssayConfig):
        depth = option.name.count(".")
        key = option.name.rpartition(".")[2]
        if isinstance(option.declared, c.SubConfig):
            lines.append(f"{'  ' * (depth + 3)}{key}:")
            continue
        value = default_of(option.declared)
        shown = "" if value is None else value if isinstance(value, str) else json.dumps(value)
        lines.append(f"{'  ' * (depth + 3)}{key}: {shown}".rstrip())
        text = " ".join(filter(None, [option.text, MORE.get(option.name)]))
        wrapped = filled(text, initial_indent=": ", subsequent_indent="  ")
        entries.append(f"`{option.name}`\n{wrapped}\n")
    lines.append("```")
    return "\n".join(lines) + "\n\n" + "\n".join(entries)


def filled(text: str, **indents: str) -> str:
    """The text in lines that break in no link and no code."""
    whole = UNBROKEN.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
    return textwrap.fill(whole, WIDTH, break_long_words=False, break_on_hyphens=False, **indents).replace(
        NO_BREAK, " "
    )


def with_parts(page: Path, parts: Mapping[str, str]) -> str:
    """The page with what stands between the marks of each part put anew."""
    text = page.read_text(encoding="utf-8")
    for name, new in parts.items():
        before, mark, rest = text.partition(BEGIN.format(name))
        assert mark, f"{page} has no mark for {name}"
        text = f"{before}{mark}\n{new}\n{END}{rest.partition(END)[2]}"
    return text


def options_page() -> str:
    """The page of options."""
    return with_parts(OPTIONS_PAGE, {"options": options_part()})


def first_page() -> str:
    """The page on the first build, with what the commands print for a small repository."""
    with TemporaryDirectory() as folder, chdir(folder):
        for name, text in REPOSITORY.items():
            Path(name).write_text(text, encoding="utf-8")
        init = console("mkdocs-essay init")
        written = fenced(Path("mkdocs.yml").read_text(encoding="utf-8"), "yaml")
        check = console("mkdocs-essay check")
        fix = console("mkdocs-essay check --fix --yes")
    return with_parts(FIRST_PAGE, {"init": init, "mkdocs.yml": f"{written}\n", "check": check, "fix": fix})


def comparing_page() -> str:
    """The page on verify, with what it prints for a small site."""
    with TemporaryDirectory() as folder, chdir(folder):
        return with_parts(COMPARING_PAGE, comparison(console, fenced))


def leaving_page() -> str:
    """The page on eject, with what it prints and writes."""
    with TemporaryDirectory() as folder:
        Path(folder, "lamps").mkdir()
        with chdir(Path(folder, "lamps")):
            return with_parts(LEAVING_PAGE, leaving(console, fenced))


def publishing_page() -> str:
    """The page on publishing, with the workflow that `init` writes."""
    return with_parts(PUBLISHING_PAGE, {"workflow": fenced(workflow("site", site_url=False), "yaml") + "\n"})


def console(command: str) -> str:
    """A command and what it prints, as on a terminal."""
    return fenced(f"$ {command}\n{run(command)}", "console") + "\n"


def codes_page() -> str:
    """The page of codes."""
    groups = [
        f"## {title}\n\n" + "\n".join(code_entry(rule) for rule in rules) for title, rules in GROUPS.items()
    ]
    return f"{CODES_HEAD}\n" + "\n".join(groups) + f"\n{CODES_FOOT}"


def code_entry(rule: Rule) -> str:
    """A code's heading, sentences and example."""
    notes = []
    if rule.severity == "information":
        notes.append("A remark: it fails no build.")
    if may_be_mended(rule.code):
        notes.append("`check --fix` mends it where there is one way.")
    paragraphs = [
        f"### {rule.code}\n{{: .no_toc }}",
        filled(" ".join([rule.meaning, rule.advice, *notes])),
    ]
    for path, text in rule.example.items():
        paragraphs.append(f"`{path}`:")
        paragraphs.append(fenced(shortened(text)))
    return "\n\n".join(paragraphs) + "\n"


def fenced(text: str, language: str = "text") -> str:
    """A block of code whose fence is longer than any in it."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}{'' if text.endswith(chr(10)) or not text else chr(10)}{fence}"


def schema() -> dict[str, Any]:
    """A JSON schema of mkdocs.yml as far as the plugin goes; all else is free."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "mkdocs.yml with mkdocs-essay",
        "type": "object",
        "properties": {
            "plugins": {
                "anyOf": [
                    {"type": "array", "items": {"anyOf": [{"type": "string"}, plugin_entry()]}},
                    plugin_entry(),
                ]
            }
        },
        "definitions": {"essay": object_schema(EssayConfig, "The options of mkdocs-essay.")},
    }


def plugin_entry() -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {"essay": {"anyOf": [{"$ref": "#/definitions/essay"}, {"type": "null"}]}},
    }


def object_schema(config: type[Config], text: str) -> dict[str, Any]:
    texts = docstrings(config)
    return {
        "description": text,
        "type": "object",
        "additionalProperties": False,
        "properties": {name: option_schema(declared, texts[name]) for name, declared in config._schema},
    }


def option_schema(declared: BaseConfigOption[Any], text: str) -> dict[str, Any]:
    """The schema of one option; raises TypeError for a kind of option that it has no words for."""
    if isinstance(declared, c.SubConfig):
        return object_schema(declared.config_class, text)
    found = {"description": text, **value_schema(declared)}
    value = default_of(declared)
    return found if value is None else {**found, "default": value}


def value_schema(declared: BaseConfigOption[Any]) -> dict[str, Any]:
    if isinstance(declared, c.Optional):
        inner = value_schema(declared.option)
        return {**inner, "type": [inner["type"], "null"]}
    if isinstance(declared, c.Choice):
        return {"type": "string", "enum": list(declared.choices)}
    if isinstance(declared, c.ListOfItems):
        return {"type": "array", "items": value_schema(declared.option_type)}
    if isinstance(declared, c.Type):
        return {"type": TYPES[declared._type]}
    raise TypeError(f"there is no schema for {declared!r}")


TYPES = {str: "string", bool: "boolean", int: "integer", dict: "object", list: "array"}

FILES: Mapping[Path, Callable[[], str]] = {
    FIRST_PAGE: first_page,
    OPTIONS_PAGE: options_page,
    PUBLISHING_PAGE: publishing_page,
    COMPARING_PAGE: comparing_page,
    LEAVING_PAGE: leaving_page,
    COMMANDS_PAGE: lambda: commands_page(filled),
    CODES_PAGE: codes_page,
    SCHEMA_FILE: lambda: json.dumps(schema(), indent=2, ensure_ascii=False) + "\n",
}


def write(arguments: list[str]) -> int:
    """Write the files, or say which are not what they would be."""
    stale = [
        file
        for file, make in FILES.items()
        if not file.exists() or file.read_text(encoding="utf-8") != make()
    ]
    if "--check" in arguments:
        for file in stale:
            print(f"{file} is not what the code says; run tools/manual_pages.py")
        return 1 if stale else 0
    for file in stale:
        file.write_text(FILES[file](), encoding="utf-8")
        print(f"{file} written")
    return 0


if __name__ == "__main__":
    sys.exit(write(sys.argv[1:]))
