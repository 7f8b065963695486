"""What the manual shows of the commands: every option, and what verify and eject print for a small site."""

from __future__ import annotations

import inspect
import logging
import re
import shlex
import textwrap
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path

import click
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_essay.cli import VERBS, main

# A page as Jekyll and just-the-docs leave it, as far as the comparison looks at it.
OLD_PAGE = """\
<!doctype html><html><head><title>{title}</title><link rel="canonical" href="https://lamps.example{url}"></head>
<body><nav id="site-nav" class="site-nav"><ul class="nav-list">
<li class="nav-list-item"><a href="/" class="nav-list-link">Lamps</a><ul class="nav-list">
<li class="nav-list-item"><a href="/wick/" class="nav-list-link">The Wick</a></li></ul></li></ul></nav>
<div id="main-content" class="main-content"><main>{html}</main></div></body></html>
"""
OLD_SITE = {
    "index.html": (
        "Lamps",
        "/",
        '<h1 class="fs-9" id="lamps">Lamps</h1><p><a href="/wick/">The wick</a> is older than the glass.</p>',
    ),
    "wick/index.html": (
        "The Wick",
        "/wick/",
        '<h1 id="the-wick">The Wick</h1><p>Cotton, as a rule.</p><p>Trimmed <em>every</em> evening.</p>',
    ),
    "sources/index.html": ("Sources", "/sources/", '<h1 id="sources">Sources</h1><p>One book.</p>'),
}
# The repository by then: what check found is mended, but a sentence has lost its emphasis.
NEW_SITE = {
    "_config.yml": "title: Lamps\nurl: https://lamps.example\npermalink: pretty\n",
    "index.md": "---\ntitle: Lamps\n---\n\n# Lamps\n{: .fs-9 }\n\n"
    "[The wick](wick.md) is older than the glass.\n",
    "wick.md": "---\ntitle: The Wick\nparent: Lamps\n---\n\n# The Wick\n\nCotton, as a rule.\n\n"
    "Trimmed every evening.\n",
}
ACCEPTED = """\
- page: /sources/
  kind: missing-page
  reason: made by jekyll-scholar; the books are in the notes now
"""
CARE = """\
---
title: Care
parent: Lamps
---

# Care

{: .warning }
Let the glass cool.

1. Trim the wick:
   * straight across,
   * never short.
2. Wipe the glass
{: .steps }

A trimmed wick burns clear.[^trim]

[^trim]: And uses less oil.
"""
EJECTED = {
    **NEW_SITE,
    "_config.yml": NEW_SITE["_config.yml"]
    + "aux_links: {The makers: https://makers.example}\ncallouts: {warning: {title: Warning, color: red}}\n",
    "care.md": CARE,
}

COMMANDS_HEAD = """\
---
title: Commands
parent: Manual
nav_order: 44
summary: The four verbs of mkdocs-essay, with every option.
---

# Commands
{: .no_toc }

`mkdocs-essay` has four verbs, in the order of a move. `mkdocs-essay VERB --help` shows what stands here. All
of them end with 0 where all is well, with 1 where something was found, and with 2 where they could not run.

1. TOC
{:toc}

<!-- Written by tools/manual_pages.py from mkdocs_essay/cli -->
"""


def write_files(files: dict[str, str]) -> None:
    """Write files below the working folder."""
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def run(command: str) -> str:
    """What a command prints."""
    output = StringIO()
    with redirect_stdout(output), redirect_stderr(output), suppress(SystemExit):
        main(shlex.split(command)[1:], prog_name="mkdocs-essay")
    return output.getvalue()


def comparison(console: Callable[[str], str], fenced: Callable[[str, str], str]) -> dict[str, str]:
    """The parts of the page on verify, made in the working folder."""
    write_files(
        {f"_site/{path}": OLD_PAGE.format(title=t, url=u, html=h) for path, (t, u, h) in OLD_SITE.items()}
    )
    write_files({**NEW_SITE, "accepted.yml": ACCEPTED})
    run("mkdocs-essay init")
    logging.disable()
    build(load_config("mkdocs.yml"))
    logging.disable(logging.NOTSET)
    first = console("mkdocs-essay verify _site site --report report.html")
    write_files({"wick.md": NEW_SITE["wick.md"].replace("every", "*every*")})
    logging.disable()
    build(load_config("mkdocs.yml"))
    logging.disable(logging.NOTSET)
    accepted = console("mkdocs-essay verify _site site --accept accepted.yml")
    return {"verify": first, "accepted.yml": f"{fenced(ACCEPTED, 'yaml')}\n", "accept": accepted}


def leaving(console: Callable[[str], str], fenced: Callable[[str, str], str]) -> dict[str, str]:
    """The parts of the page on eject, made in the folder `lamps` below the working one."""
    write_files(EJECTED)
    run("mkdocs-essay init")
    said = console("mkdocs-essay eject ../lamps-plain")
    out = Path("../lamps-plain")
    files = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    page = (out / "docs/care.md").read_text(encoding="utf-8")
    return {
        "eject": said,
        "files": fenced("\n".join(name for name in files if not name.startswith(".")) + "\n", "text") + "\n",
        "source": fenced(CARE, "markdown") + "\n",
        "page": fenced(page, "markdown") + "\n",
    }


def commands_page(filled: Callable[..., str]) -> str:
    """The page of commands: usage, what it does, and each option."""
    parts = []
    for verb in VERBS:
        context = click.Context(main, info_name="mkdocs-essay")
        command = main.get_command(context, verb)
        assert command is not None
        own = click.Context(command, info_name=verb, parent=context)
        usage = " ".join(command.get_usage(own).removeprefix("Usage: ").split())
        text = inspect.cleandoc(command.help or "").replace("\b\n", "")
        paragraphs = [filled(" ".join(each.split())) for each in text.split("\n\n")]
        parts.append(
            "\n\n".join([f"## {verb}", f"```text\n{usage}\n```", *paragraphs, options(command, filled)])
        )
        if examples := example(command):
            parts.append(f"```sh\n{examples}\n```")
    return f"{COMMANDS_HEAD}\n" + "\n\n".join(parts) + "\n"


def options(command: click.Command, filled: Callable[..., str]) -> str:
    """The options as a list of definitions."""
    entries = []
    for option in command.params:
        if isinstance(option, click.Option):
            names = ", ".join((*option.opts, *option.secondary_opts))
            value = "" if option.is_flag else f" {value_of(option)}"
            default = (
                f" Without it, `{option.default}`." if option.show_default and not option.is_flag else ""
            )
            text = filled(f"{option.help}{default}", initial_indent=": ", subsequent_indent="  ")
            entries.append(f"`{names}{value}`\n{text}")
    return "\n\n".join(entries)


def value_of(option: click.Option) -> str:
    """What stands behind an option."""
    if isinstance(option.type, click.Choice):
        return "|".join(str(choice) for choice in option.type.choices)
    return str(option.metavar or option.type.name.upper())


def example(command: click.Command) -> str:
    """The lines of the help's end that call the command."""
    text = textwrap.dedent((command.epilog or "").replace("\b\n", ""))
    return "\n".join(line.strip() for line in calls(text))


def calls(text: str) -> Iterator[str]:
    """The lines that call something."""
    return (line for line in text.splitlines() if re.match(r"\s+(?:mkdocs-essay|bundle) ", line))
