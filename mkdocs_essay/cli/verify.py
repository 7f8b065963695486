"""`mkdocs-essay verify`: is everything of the site that Jekyll built in the one that MkDocs built?"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import click

from mkdocs_essay.cli.outcome import FINDINGS, CannotRun
from mkdocs_essay.cli.verify_report import write_report
from mkdocs_essay.compare.accepted import AcceptError, AcceptList, read_accept_list
from mkdocs_essay.compare.built_site import BuiltSite, read_site
from mkdocs_essay.compare.differences import KINDS, Difference
from mkdocs_essay.compare.selectors import SelectorError
from mkdocs_essay.compare.sites import SiteComparison
from mkdocs_essay.compare.themes import (
    JUST_THE_DOCS_CONTENT,
    JUST_THE_DOCS_NAV,
    MATERIAL_CONTENT,
    MATERIAL_NAV,
    Theme,
)

_FOLDER = click.Path(path_type=Path)
_SHOWN = 3


def _selectors(side: str, part: str, what: str) -> click.Option:
    return click.Option(
        [f"--{side}-{part}"], multiple=True, metavar="SELECTOR", help=f"{what} of the {side} site's theme."
    )


def _selector_options() -> list[click.Parameter]:
    return [
        _selectors(side, part, what)
        for side in ("old", "new")
        for part, what in (
            ("content", "The element that holds a page's content"),
            ("nav", "The element that holds the navigation"),
            ("drop", "An element within the content that is furniture"),
        )
    ]


@click.command(
    short_help="Compare the built site with Jekyll's.",
    epilog="""\b
Example:
  bundle exec jekyll build && mkdocs build
  mkdocs-essay verify _site site --report report.html

\b
Differences that are meant go to a file for --accept, each with its reason.
Page, kind and text are globs, or lists of them; all may be left out:
  - page: /docs/*
    kind: extra-text
    text: "*beta*"
    reason: the banner is new
  - selector: div.banner
    reason: what stands in such an element

Exit codes: 0 nothing is missing, 1 differences were found, 2 the sites cannot be compared.""",
)
@click.argument("old", type=_FOLDER)
@click.argument("new", type=_FOLDER)
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a page of HTML with each page's differences side by side.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the differences as JSON, not as a summary.")
@click.option(
    "--accept",
    "accept_files",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="A YAML list of differences that are meant. May be given again.",
)
@click.option("--all", "show_all", is_flag=True, help=f"Show every difference, not {_SHOWN} of each kind.")
@click.option(
    "--old-base", metavar="PATH", help="The path below which the old site is published (its baseurl)."
)
@click.option("--new-base", metavar="PATH", help="The path below which the new site is published.")
@click.pass_context
def verify(
    ctx: click.Context,
    /,
    old: Path,
    new: Path,
    report: Path | None,
    as_json: bool,
    accept_files: tuple[Path, ...],
    show_all: bool,
    old_base: str | None,
    new_base: str | None,
    **selectors: tuple[str, ...],
) -> None:
    """Compare the built site NEW with OLD, the folder that Jekyll built (_site).

    Every address, redirect and anchor of OLD has to answer in NEW, and every word, heading, list, table, code
    block, picture, download and note to be there, in its order; the navigation has to be the same tree. What
    NEW has besides is no matter, text within OLD's pages apart.

    Pages of just-the-docs and of Material are known. Another theme's parts are named by selectors such as
    "main", "#content" or "div.post article"; several are tried in their order.
    """
    accepted = _accept_list(accept_files)
    comparison = SiteComparison(
        _site(old, old_base),
        _site(new, new_base),
        _theme("old", selectors, accepted),
        _theme("new", selectors, accepted),
    )
    found = accepted.remaining(_compare(comparison))
    if report is not None:
        write_report(report, found, accepted, len(comparison.pages), str(old), str(new))
    click.echo(
        _as_json(found, accepted, len(comparison.pages))
        if as_json
        else _summary(found, accepted, len(comparison.pages), show_all)
    )
    if found:
        ctx.exit(FINDINGS)


verify.params += _selector_options()


def _accept_list(paths: Iterable[Path]) -> AcceptList:
    entries = AcceptList()
    for path in paths:
        try:
            entries.entries += read_accept_list(path.read_text(encoding="utf-8"), path.as_posix())
        except (AcceptError, UnicodeDecodeError) as error:
            raise CannotRun(f"{path}: {error}") from error
    return entries


def _site(folder: Path, base: str | None) -> BuiltSite:
    if not folder.is_dir():
        raise CannotRun(
            f"{folder} is no folder; build the site first and name the folder that it is built to"
        )
    site = read_site(folder, base)
    if not site.pages:
        raise CannotRun(f"{folder} holds no HTML page; name the folder that the site is built to")
    return site


def _theme(side: str, selectors: dict[str, tuple[str, ...]], accepted: AcceptList) -> Theme:
    content, nav = (
        (JUST_THE_DOCS_CONTENT, JUST_THE_DOCS_NAV) if side == "old" else (MATERIAL_CONTENT, MATERIAL_NAV)
    )
    try:
        return Theme.of(
            selectors[f"{side}_content"] or content,
            selectors[f"{side}_nav"] or nav,
            selectors[f"{side}_drop"],
            accepted.selectors,
        )
    except SelectorError as error:
        raise CannotRun(str(error)) from error


def _compare(comparison: SiteComparison) -> list[Difference]:
    found: list[Difference] = []
    for page in _with_progress(comparison.pages):
        found += comparison.compare_page(page)
    return found + comparison.compare_rest()


def _with_progress(pages: list[str]) -> Iterator[str]:
    """The pages, with a bar where somebody looks on."""
    if not sys.stderr.isatty():
        yield from pages
        return
    with click.progressbar(pages, label="Comparing", file=sys.stderr) as bar:
        yield from bar


def _as_json(found: list[Difference], accepted: AcceptList, pages: int) -> str:
    value = {
        "pages": pages,
        "differences": [
            {"kind": each.kind, "page": each.page, "old": each.old, "new": each.new} for each in found
        ],
        "accepted": [{**asdict(entry), "used": accepted.uses.get(entry, 0)} for entry in accepted.entries],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _summary(found: list[Difference], accepted: AcceptList, pages: int, show_all: bool) -> str:
    lines: list[str] = []
    by_kind: dict[str, list[Difference]] = {}
    for difference in sorted(found, key=lambda each: each.rank):
        by_kind.setdefault(difference.kind, []).append(difference)
    for kind, differences in by_kind.items():
        lines.append(click.style(f"{kind} ({len(differences)})", bold=True) + f": {KINDS[kind]}")
        shown = differences if show_all else differences[:_SHOWN]
        for difference in shown:
            lines += _shown(difference)
        if len(shown) < len(differences):
            lines.append(f"  … and {len(differences) - len(shown)} more; --all shows them")
        lines.append("")
    lines += map(str, accepted.unused())
    lines.append(_last_line(found, accepted, pages))
    return "\n".join(lines)


def _shown(difference: Difference) -> list[str]:
    sides = [(mark, text) for mark, text in (("-", difference.old), ("+", difference.new)) if text]
    return [
        f"  {difference.page}",
        *(f"    {mark} {line}" for mark, text in sides for line in text.split("\n")),
    ]


def _last_line(found: list[Difference], accepted: AcceptList, pages: int) -> str:
    meant = f", {sum(accepted.uses.values())} accepted" if accepted.uses else ""
    compared = f"{pages} page{'s' if pages != 1 else ''} compared"
    if not found:
        return click.style(f"{compared}: nothing is missing{meant}.", fg="green")
    places = len(Counter(difference.page for difference in found))
    count = f"{len(found)} difference{'s' if len(found) != 1 else ''}"
    return click.style(f"{compared}: {count} on {places} of them{meant}.", fg="red")
