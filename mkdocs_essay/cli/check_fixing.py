"""Mends the files of a site as far as that takes no choice; says first what it would change."""

from __future__ import annotations

import difflib
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs_essay.checks.fixes.source_file import SourceFile, apply
from mkdocs_essay.checks.fixes.table import UTF_16, edits_for
from mkdocs_essay.cli.check_build import Inspection
from mkdocs_essay.diagnostics import Diagnostic

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Mended:
    """A file, the bytes that were read and the text that would be better."""

    file: Path
    old: bytes
    old_text: str
    new_text: str

    def diff(self, name: str) -> str:
        """The change as a unified diff; where only the encoding changes, a line that says so."""
        if self.old_text == self.new_text:
            return f"{name}: saved as UTF-8\n"
        lines = difflib.unified_diff(
            self.old_text.splitlines(keepends=True),
            self.new_text.splitlines(keepends=True),
            name,
            name,
        )
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)

    def write(self) -> None:
        """Put the new text in the file's place, all at once."""
        mode = self.file.stat().st_mode
        descriptor, name = tempfile.mkstemp(dir=self.file.parent, prefix=f".{self.file.name}.")
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(self.new_text.encode("utf-8"))
            Path(name).chmod(mode)
            Path(name).replace(self.file)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def mend(inspection: Inspection, findings: Iterable[Diagnostic]) -> Iterator[Mended]:
    """The files that would change, by path."""
    by_path: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        if finding.path is not None:
            by_path.setdefault(finding.path, []).append(finding)
    for path, own in sorted(by_path.items()):
        mended = _mend_file(inspection, path, own)
        if mended is not None:
            yield mended


def _mend_file(inspection: Inspection, path: str, findings: list[Diagnostic]) -> Mended | None:
    # A symbolic link stays one: what it leads to is mended.
    file = (inspection.source / path).resolve()
    if not file.is_file():
        return None
    data = file.read_bytes()
    is_utf_16 = data.startswith(_UTF_16_MARKS)
    if is_utf_16 and not any(finding.code == UTF_16 for finding in findings):
        return None
    try:
        text = data.decode("utf-16" if is_utf_16 else "utf-8")
    except UnicodeDecodeError:
        return None
    source = SourceFile(path, text, inspection.build.site, inspection.build.addresses)
    new = apply(text, [edit for finding in findings for edit in edits_for(finding, source)])
    return Mended(file, data, text, new) if new.encode("utf-8") != data else None
