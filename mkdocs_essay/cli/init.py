"""`mkdocs-essay init`: the few files that make a Jekyll repository one of MkDocs too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from mkdocs_essay.cli.init_files import Target, other_workflows, targets
from mkdocs_essay.cli.init_survey import FATES, Row, Survey, rows, survey
from mkdocs_essay.cli.outcome import FINDINGS, FINE

EXAMPLE = """\b
Examples:
  mkdocs-essay init
  mkdocs-essay init ../my-essays --dry-run
"""
CONFIGURATION = "Configuration, carried over anew by each build; what mkdocs.yml sets itself wins"
NEXT = """\
Next:
  mkdocs-essay check     says what is wrong with the sources
  mkdocs serve           shows the site while you work
In the repository's settings, under Pages, choose GitHub Actions as the source. The workflow
builds with --strict: it publishes what `mkdocs-essay check` finds no fault in.
"""


@dataclass(frozen=True, slots=True)
class Change:
    """What is done to a file: `new` is its text from now on, None where it stays as it is."""

    target: Target
    said: str
    new: str | None
    kept: bool = False


@click.command(short_help="Write what builds a Jekyll repository.", epilog=EXAMPLE)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
@click.option("--force", is_flag=True, help="Overwrite files that are there already.")
@click.option("--dry-run", is_flag=True, help="Print the files instead of writing them.")
@click.pass_context
def init(ctx: click.Context, folder: Path, force: bool, dry_run: bool) -> None:
    """Read the Jekyll repository in FOLDER and write the smallest mkdocs.yml that builds it.

    Writes a workflow that publishes it on GitHub Pages and the requirements too, and says what becomes of
    each key of the configuration. No source is changed. Ends with 1 where a file that is there already was
    kept, or where the configuration has a fault.
    """
    found = survey(folder.resolve())
    if found.source != found.folder:
        click.echo(f"The Jekyll site is in {found.source.relative_to(found.folder).as_posix()}/.\n")
    changes = [_change(found.folder, target, force) for target in targets(found)]
    if changes[0].kept:
        # The folder is for the mkdocs.yml that is not written.
        changes = [change for change in changes if not change.target.path.endswith("/.gitkeep")]
    for change in changes:
        if dry_run and change.new is not None:
            click.echo(f"--- {change.target.path}\n{change.new}")
        elif change.new is not None:
            _write(found.folder / change.target.path, change.new)
    _show("Files", [("", change.target.path, "", change.said) for change in changes])
    _show(CONFIGURATION, [(row.fate, row.place, row.key, row.outcome) for row in _sorted(rows(found))])
    _advise(found)
    kept = [change.target.path for change in changes if change.kept]
    if kept:
        click.echo(f"Kept as it was: {', '.join(kept)}. With --force it is overwritten.", err=True)
    if changes[0].kept and not _names_plugin(found.folder / changes[0].target.path):
        wanted = "".join(f"  {line}\n" for line in changes[0].target.text.splitlines())
        click.echo(f"It does not name the plugin. What it has to say:\n\n{wanted}", err=True, nl=False)
    for fault in found.config_faults:
        click.echo(str(fault), err=True)
    ctx.exit(FINDINGS if kept or found.config_faults else FINE)


def _names_plugin(file: Path) -> bool:
    text = file.read_text(encoding="utf-8", errors="replace")
    return re.search(r"^\s*(?:-\s*)?[\"']?essay\b", text, re.MULTILINE) is not None


def _change(folder: Path, target: Target, force: bool) -> Change:
    file = folder / target.path
    if not file.exists():
        return Change(target, "new", target.text)
    old = file.read_text(encoding="utf-8", errors="surrogateescape")
    if target.way == "add lines":
        return _with_lines(target, old)
    if old == target.text:
        return Change(target, "is as it should be", None)
    return Change(target, "overwritten", target.text) if force else Change(target, "kept", None, kept=True)


def _with_lines(target: Target, old: str) -> Change:
    present = {line.strip() for line in old.splitlines()}
    missing = [line for line in target.text.splitlines() if not _is_there(line, present)]
    if not missing:
        return Change(target, "is as it should be", None)
    start = old if not old or old.endswith("\n") else f"{old}\n"
    return Change(target, f"gets {', '.join(missing)}", start + "".join(f"{line}\n" for line in missing))


def _is_there(line: str, present: Iterable[str]) -> bool:
    """Whether a line says it already: a folder with fewer slashes, a requirement with its version."""
    plain = line.strip("/")
    return any(
        other.strip("/") == plain or other.startswith((f"{plain}=", f"{plain}>", f"{plain}~"))
        for other in present
    )


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", errors="surrogateescape", newline="") as stream:
        stream.write(text)


def _sorted(found: Iterable[Row]) -> list[Row]:
    return sorted(found, key=lambda row: FATES.index(row.fate))


def _show(heading: str, table: Sequence[tuple[str, str, str, str]]) -> None:
    """Print the table, its columns as wide as what stands in them; nothing where it is empty."""
    if not table:
        return
    click.echo(f"{heading}:")
    widths = [max((len(row[column]) for row in table), default=0) for column in range(3)]
    for row in table:
        cells = [cell.ljust(width) for cell, width in zip(row[:3], widths, strict=True) if width]
        click.echo("  " + "  ".join([*cells, row[3]]).rstrip())
    click.echo()


def _advise(found: Survey) -> None:
    for path in other_workflows(found.folder):
        click.echo(f"{path} publishes the Jekyll site: take it out when the new one has replaced it.\n")
    if found.source == found.folder:
        click.echo("For Jekyll's own builds, name mkdocs.yml, requirements.txt and the output's folder under")
        click.echo("`exclude` in _config.yml.\n")
    click.echo(NEXT, nl=False)
