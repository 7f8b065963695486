"""Front matter that opens late, is not closed, or says a key twice."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from mkdocs_essay.checks.fixes.source_file import Edit, SourceFile
from mkdocs_essay.diagnostics import Diagnostic

_TAKEN_END = re.compile(r"taken to end before line (\d+)")
_GOES_ON = re.compile(r"[ \t]|- |-$|\}|\]")
_BLOCK_SCALAR = re.compile(r":\s*(?:[|>&!*\[{\"'].*)?$")


def mend_late(finding: Diagnostic, file: SourceFile) -> Iterator[Edit]:
    """The blank lines before the front matter go."""
    assert finding.line is not None
    start = file.span(finding.line)[0]
    blanks = file.text[:start]
    mark = "\ufeff" if blanks.startswith("\ufeff") else ""
    indentation = len(file.line(finding.line)) - len(file.line(finding.line).lstrip())
    yield Edit(0, start + indentation, mark)


def mend_unclosed(finding: Diagnostic, file: SourceFile) -> Iterator[Edit]:
    """A closing line where the build takes the front matter to end."""
    found = _TAKEN_END.search(finding.message)
    if found is None:
        return
    before = int(found[1])
    if before > file.line_count:
        yield Edit(len(file.text), len(file.text), f"{file.line_end}---{file.line_end}")
    else:
        start = file.span(before)[0]
        yield Edit(start, start, f"---{file.line_end}")


def mend_duplicate(finding: Diagnostic, file: SourceFile) -> Iterator[Edit]:
    """The earlier of two lines with the same key goes, where it holds its whole value."""
    assert finding.line is not None
    key = file.line(finding.line).partition(":")[0].rstrip()
    lines = file.key_lines.get(key, [])
    place = bisect_left(lines, finding.line)
    if place == 0:
        return
    earlier = lines[place - 1]
    if not _BLOCK_SCALAR.search(file.line(earlier)) and not _GOES_ON.match(file.line(earlier + 1)):
        yield file.without_line(earlier)
