"""`mkdocs-essay check`: every diagnostic that a build knows, without writing a site."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

import click

from mkdocs_essay.checks.explanation import explain
from mkdocs_essay.checks.table import RULES, severity_of
from mkdocs_essay.cli.check_build import Inspection, inspect
from mkdocs_essay.cli.check_fixing import mend
from mkdocs_essay.cli.check_formats import FORMATS, Finding, printable
from mkdocs_essay.cli.outcome import FINDINGS, FINE
from mkdocs_essay.diagnostics import Diagnostic

EXAMPLE = """\b
Examples:
  mkdocs-essay check
  mkdocs-essay check ../my-essays --ignore 'liquid-*'
  mkdocs-essay check --explain dead-link
  mkdocs-essay check --fix
"""


def _read_codes(ctx: click.Context, parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """Codes or patterns of codes, parted by commas; raises BadParameter for one that fits no code."""
    patterns = [pattern.strip() for value in values for pattern in value.split(",") if pattern.strip()]
    for pattern in patterns:
        if not any(fnmatchcase(code, pattern) for code in RULES):
            raise click.BadParameter(_unknown(pattern), ctx, parameter)
    return tuple(patterns)


def _unknown(code: str) -> str:
    close = difflib.get_close_matches(code, RULES, n=1)
    hint = f"did you mean {close[0]}?" if close else "`check --explain all` lists them."
    return f"no finding has the code {code!r}; {hint}"


def _explain(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    """Print what a code means and end."""
    if value is None or ctx.resilient_parsing:
        return
    if value == "all":
        for rule in RULES.values():
            click.echo(f"{rule.code}: {rule.meaning}")
    elif value in RULES:
        click.echo(explain(RULES[value]), nl=False)
    else:
        raise click.BadParameter(_unknown(value), ctx, parameter)
    ctx.exit(FINE)


@click.command(short_help="Say what is wrong with the sources.", epilog=EXAMPLE)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
@click.option(
    "-f",
    "--config-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The site's mkdocs.yml; by default the one in FOLDER, if there is one.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How findings are written.",
)
@click.option(
    "--select", multiple=True, callback=_read_codes, help="Show these codes only; * stands for anything."
)
@click.option(
    "--ignore", multiple=True, callback=_read_codes, help="Leave these codes out; * stands for anything."
)
@click.option("--fix", is_flag=True, help="Show as a diff what can be mended without a choice, and ask.")
@click.option("-y", "--yes", is_flag=True, help="With --fix: write the changes without asking.")
@click.option(
    "--explain",
    metavar="CODE",
    callback=_explain,
    expose_value=False,
    is_eager=True,
    help="Say what a code means and what to do; `all` lists them.",
)
@click.pass_context
def check(
    ctx: click.Context,
    folder: Path,
    config_file: Path | None,
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,
    yes: bool,
) -> None:
    """Say what is wrong with the site in FOLDER, a line for each finding: `file:line:column: code message`.

    Finds what `mkdocs build` warns of, and writes no site. Ends with 1 where it found something to mend.
    """
    inspection = inspect(folder, config_file)
    found = _chosen(inspection.findings, select, ignore)
    if fix and _fixed(inspection, found, yes):
        inspection = inspect(folder, config_file)
        found = _chosen(inspection.findings, select, ignore)
    click.echo(FORMATS[form]([Finding(each, _shown(inspection, each.path)) for each in found]), nl=False)
    faults = sum(severity_of(each.code) == "warning" for each in found)
    click.echo(_summary(faults, len(found) - faults, inspection.page_count), err=True)
    ctx.exit(FINDINGS if faults else FINE)


def _chosen(findings: Iterable[Diagnostic], select: Sequence[str], ignore: Sequence[str]) -> list[Diagnostic]:
    def fits(code: str, patterns: Sequence[str]) -> bool:
        return any(fnmatchcase(code, pattern) for pattern in patterns)

    return [
        each for each in findings if (not select or fits(each.code, select)) and not fits(each.code, ignore)
    ]


def _fixed(inspection: Inspection, findings: Iterable[Diagnostic], yes: bool) -> bool:
    """Show what would change, and change it if that is wanted; whether it was."""
    mended = list(mend(inspection, findings))
    for each in mended:
        click.echo(each.diff(printable(_relative(each.file))), nl=False, err=True)
    if not mended:
        click.echo("There is nothing that can be mended without a choice.", err=True)
        return False
    if not yes and not sys.stdin.isatty():
        click.echo("Nothing was written: add --yes to write these changes.", err=True)
        return False
    if not yes and not click.confirm(f"Change {_count(len(mended), 'file')}?", err=True):
        return False
    for each in mended:
        each.write()
    return True


def _shown(inspection: Inspection, path: str | None) -> str | None:
    return None if path is None else _relative(inspection.source / path)


def _relative(file: Path) -> str:
    """The path from the working folder, with forward slashes; the whole path where that lies elsewhere."""
    try:
        return Path(os.path.relpath(file)).as_posix()
    except ValueError:  # another drive
        return file.as_posix()


def _summary(faults: int, remarks: int, pages: int) -> str:
    counted = _count(faults, "fault") if faults else "No fault"
    more = f" and {_count(remarks, 'remark')}" if remarks else ""
    return f"{counted}{more} in {_count(pages, 'page')}."


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")
