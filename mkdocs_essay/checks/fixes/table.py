"""Which codes have a fix."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from mkdocs_essay.checks.fixes import class_names, front_matter, links, parents, repeated_lines
from mkdocs_essay.checks.fixes.source_file import Edit, SourceFile
from mkdocs_essay.diagnostics import Diagnostic

Fix = Callable[[Diagnostic, SourceFile], Iterator[Edit]]

# `encoding` has no edit: to read such a file and save it is all that it takes.
UTF_16 = "encoding"

FIXES: Mapping[str, Fix] = {
    "front-matter-late": front_matter.mend_late,
    "front-matter-unclosed": front_matter.mend_unclosed,
    "yaml-duplicate-key": front_matter.mend_duplicate,
    "unknown-attribute-list": class_names.mend,
    "dead-link": links.mend,
    "dead-anchor": links.mend_anchor,
    "lost-parent": parents.mend,
    "duplicate-link-definition": repeated_lines.mend,
    "duplicate-abbreviation": repeated_lines.mend,
}


def edits_for(finding: Diagnostic, file: SourceFile) -> tuple[Edit, ...]:
    """The edits that mend a finding; none where it cannot be mended without a choice."""
    fix = FIXES.get(finding.code)
    if fix is None or finding.line is None or finding.line > file.line_count:
        return ()
    return tuple(fix(finding, file))


def may_be_mended(code: str) -> bool:
    """Whether some findings of that code have a fix."""
    return code in FIXES or code == UTF_16
