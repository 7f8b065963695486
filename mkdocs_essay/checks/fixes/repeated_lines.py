"""A definition that stands twice, word for word: the second one goes."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_essay.checks.fixes.source_file import Edit, SourceFile
from mkdocs_essay.diagnostics import Diagnostic


def mend(finding: Diagnostic, file: SourceFile) -> Iterator[Edit]:
    """The line goes where the same one stands above it, and nothing below belongs to it."""
    assert finding.line is not None
    line = file.line(finding.line)
    is_above = file.first_lines[line.strip()] < finding.line
    if is_above and not file.line(finding.line + 1).startswith((" ", "\t", "{:", '"', "'", "(")):
        yield file.without_line(finding.line)
