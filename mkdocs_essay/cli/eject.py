"""`mkdocs-essay eject`: the site as plain Markdown for Material, for good."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from mkdocs_essay.bridge.pages import EssayPage
from mkdocs_essay.cli.configuration import configuration, defaults, file_of
from mkdocs_essay.cli.outcome import FINDINGS, FINE, CannotRun
from mkdocs_essay.cli.progress import steps
from mkdocs_essay.config import EssayConfig
from mkdocs_essay.eject import checking, output, yaml_text
from mkdocs_essay.eject.ejecting import eject as rewrite
from mkdocs_essay.eject.ejecting import write_page
from mkdocs_essay.eject.result import Ejected
from mkdocs_essay.site.merging import deep_merge

EXAMPLE = """\b
Examples:
  mkdocs-essay eject ../my-essays-plain
  mkdocs-essay eject ../plain --source ../my-essays --liquid keep
"""


@click.command(short_help="Rewrite the site as plain Markdown, for good.", epilog=EXAMPLE)
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--source",
    "-s",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    show_default=True,
    help="The folder with mkdocs.yml, or a Jekyll site without one.",
)
@click.option(
    "--config-file",
    "-f",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Another mkdocs.yml.",
)
@click.option(
    "--liquid",
    type=click.Choice(("resolve", "keep")),
    default="resolve",
    show_default=True,
    help="Whether pages get what their Liquid gives, or keep it as text.",
)
@click.option(
    "--lists",
    type=click.Choice(("nav", "page")),
    default="nav",
    show_default=True,
    help="Whether the parts of a series and the pages below a page are left to the navigation, or listed at"
    " the ends of pages.",
)
@click.option("--force", is_flag=True, help="Write into OUT though it holds other files, which stay.")
@click.pass_context
def eject(
    ctx: click.Context,
    out: Path,
    source: Path,
    config_file: Path | None,
    liquid: str,
    lists: str,
    force: bool,
) -> None:
    """Rewrite the site as plain Markdown for Material in the folder OUT.

    OUT needs neither this plugin nor Jekyll any more: MkDocs with Material builds it, and so does Zensical.
    Each page is rendered by plain MkDocs and compared with what the plugin makes of its source. Ends with 1
    where one differs, or where something that the plugin shows is nowhere in OUT. The sources stay as they
    are.
    """
    try:
        config, options, own = _configuration(source, config_file)
    except MkDocsException as error:
        raise CannotRun(str(error)) from error
    if liquid == "keep":
        options.liquid.enabled = False
    folder = config_file.parent if config_file else source
    jekyll = folder / options.source if options.source else Path(config.docs_dir)
    try:
        output.check(out, (jekyll, folder), force)
        result = rewrite(config, options, own, _progress, lists=lists == "page")
    except output.NotOursError as error:
        raise CannotRun(str(error)) from error
    except Abort as error:
        raise CannotRun(f"the configuration cannot be read; {error}") from error
    except MkDocsException as error:
        raise CannotRun(str(error)) from error
    with output.staging(out.resolve()) as staged:
        output.fill(staged, result.texts, result.copies)
        try:
            checking.check(staged, result)
        except Abort as error:
            raise CannotRun(f"MkDocs cannot use the new mkdocs.yml; {error}") from error
        for page in result.unequal:
            write_page(result, page)
        again = [f"docs/{page.source}" for page in result.unequal]
        output.fill(staged, {name: result.texts[name] for name in again}, {})
        output.write_list(staged, {*result.texts, *result.copies})
        output.put_in_place(staged, out.resolve())
    _report(result, out)
    ctx.exit(FINDINGS if result.unequal or result.lost else FINE)


def _progress(pages: list[EssayPage]) -> Iterator[EssayPage]:
    return steps(pages, "Pages")


def _report(result: Ejected, out: Path) -> None:
    """Say what was written, and what is not as it was."""
    equal = len(result.pages) - len(result.unequal)
    click.echo(f"{out}: {equal} of {len(result.pages)} pages come out equal without the plugin.")
    for page in result.unequal:
        for problem in page.problems:
            click.echo(f"{page.source}: {problem}")
    html = [(page.source, block) for page in result.pages for block in page.rewriter.html_blocks()]
    if html:
        click.echo(f"{_count(len(html), 'block')} became HTML:")
        for where, block in html:
            click.echo(f"  {where}: {block.excerpt}")
    moved = result.addresses.moved()
    if moved:
        click.echo(f"{_count(len(moved), 'address')} changed, each with a redirect:")
        for dest, source in moved.items():
            click.echo(f"  /{dest} -> /{result.addresses.destination(source).removesuffix('index.html')}")
    _list("Stands elsewhere now:", result.elsewhere)
    _list("Lost, though the plugin shows it:", result.lost)
    _list("Left out:", result.left_out)
    click.echo(f"Next: pip install -r {out}/requirements.txt, and `mkdocs build` there.")


def _count(number: int, what: str) -> str:
    plural = f"{what}es" if what.endswith("s") else f"{what}s"
    return f"{number} {what if number == 1 else plural}"


def _list(heading: str, lines: list[str]) -> None:
    if lines:
        click.echo(heading)
        for line in lines:
            click.echo(f"  {line}")


def _configuration(
    folder: Path, config_file: Path | None
) -> tuple[MkDocsConfig, EssayConfig, dict[str, Any]]:
    """MkDocs' configuration, the plugin's options, and mkdocs.yml as it stands; raises CannotRun."""
    file = file_of(folder, config_file)
    if file is None:
        return *defaults(folder), {}
    return *configuration(folder, file), _own(file)


def _own(file: Path) -> dict[str, Any]:
    """What a mkdocs.yml says, and the one that it inherits from below that."""
    own = yaml_text.read(file.read_text(encoding="utf-8"))
    parent = own.pop("INHERIT", None)
    return deep_merge(_own(file.parent / str(parent)), own) if parent else own
