"""Whether plain MkDocs renders the written pages as they should be: the last word before they are kept."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.pages import Page

from mkdocs_essay.compare import MATERIAL, compare_pages
from mkdocs_essay.eject.cleaning import clean
from mkdocs_essay.eject.equality import forms, notes_last
from mkdocs_essay.eject.html_page import to_page
from mkdocs_essay.eject.result import Ejected, WrittenPage

_MOST_NAMED = 5


def check(folder: Path, result: Ejected) -> None:
    """Render each page of `folder` with MkDocs without plugins; what differs is added to its problems."""
    logger = logging.getLogger("mkdocs")
    before, logger.disabled = logger.disabled, True
    try:
        config = load_config(str(folder / "mkdocs.yml"), plugins=[])
        files = get_files(config)
        for page in result.pages:
            file = files.get_file_from_path(page.source)
            if file is None:
                page.problems.append("MkDocs leaves the file out.")
                continue
            rendered = Page(None, file, config)
            rendered.read_source(config)
            for each in (
                logging.getLogger("mkdocs.structure.pages"),
                logging.getLogger("mkdocs.structure.files"),
            ):
                each.disabled = True
            rendered.render(config, files)
            _compare(page, rendered.content or "", result)
    finally:
        logger.disabled = before
        for name in ("pages", "files"):
            logging.getLogger(f"mkdocs.structure.{name}").disabled = False


def _compare(page: WrittenPage, html: str, result: Ejected) -> None:
    actual = clean(html, lambda href: result.addresses.resolve_new(href, page.source))
    if notes_last(forms(actual)) == notes_last(forms(page.rewriter.root)):
        return
    found = compare_pages(
        to_page(page.rewriter.root), to_page(actual), old_theme=MATERIAL, new_theme=MATERIAL
    )
    said = [f"{each.kind}: {each.old or '-'} -> {each.new or '-'}" for each in found[:_MOST_NAMED]]
    page.problems += said or [
        "plain MkDocs renders it otherwise: {} became {}".format(*page.rewriter.difference())
    ]
