"""What the user is told: a code, a place in a source file and a sentence that says what to do.

Every warning of every room is a `Diagnostic`; who made it hands it to a `Diagnostics` collector, and the
plugin or a command decides how it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    `code` is kebab-case and stands in the table of `mkdocs_essay.checks`. `path` is relative to the source
    folder, with forward slashes; None where no file is to blame. `line` and `column` count from 1 in the
    file as it lies on disk.
    """

    code: str
    message: str
    path: str | None = None
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        return f"{place}: {self.code} {self.message}" if place else f"{self.code} {self.message}"


@dataclass(slots=True)
class Diagnostics:
    """Collects findings in the order in which they are made; the same finding is kept once."""

    found: dict[Diagnostic, None] = field(default_factory=dict)
    _records: list[dict[Diagnostic, None]] = field(default_factory=list)

    def add(
        self,
        code: str,
        message: str,
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        """Record a finding; see `Diagnostic` for the arguments."""
        self._keep(Diagnostic(code, message, path, line, column))

    def extend(self, others: Iterable[Diagnostic], path: str | None = None) -> None:
        """Record `others`; those that name no file get `path`."""
        for other in others:
            self._keep(other if other.path or path is None else replace(other, path=path))

    @contextmanager
    def recorded(self) -> Iterator[dict[Diagnostic, None]]:
        """What is found inside the `with` statement, also where it was known before."""
        record: dict[Diagnostic, None] = {}
        self._records.append(record)
        try:
            yield record
        finally:
            self._records.pop()

    def retract(self, findings: Iterable[Diagnostic]) -> None:
        """Forget `findings`: what they were found in is looked at anew."""
        for finding in findings:
            self.found.pop(finding, None)

    def _keep(self, finding: Diagnostic) -> None:
        self.found[finding] = None
        for record in self._records:
            record[finding] = None

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)
