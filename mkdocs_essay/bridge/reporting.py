"""Which findings are said, and how loud."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping

from mkdocs_essay.checks.table import severity_of
from mkdocs_essay.diagnostics import Diagnostic
from mkdocs_essay.site.model import SitePage

# Only a warning fails a strict build.
_LEVELS = {"warning": logging.WARNING, "information": logging.INFO}


def level_of(diagnostic: Diagnostic) -> int:
    """The level of logging for a finding."""
    return _LEVELS[severity_of(diagnostic.code)]


def reported(
    diagnostics: Iterable[Diagnostic], pages: Mapping[str, SitePage], ignored: Collection[str]
) -> Iterator[Diagnostic]:
    """The findings whose codes neither the configuration (`ignored`) nor the page's front matter ignores."""
    for diagnostic in diagnostics:
        page = pages.get(diagnostic.path or "")
        if diagnostic.code not in ignored and not (page and diagnostic.code in _ignored_by(page)):
            yield diagnostic


def _ignored_by(page: SitePage) -> set[str]:
    own = page.front_matter.get("diagnostics")
    codes = own.get("ignore") if isinstance(own, dict) else None
    return {str(code) for code in codes} if isinstance(codes, list) else set()
