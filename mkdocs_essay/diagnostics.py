"""What the user is told: a code, a place in a source file and a sentence that says what to do.

Every warning of every room is a `Diagnostic`; who made it hands it to a `Diagnostics` collector, and the
plugin or a command decides how it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
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

    def add(
        self,
        code: str,
        message: str,
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        """Record a finding; see `Diagnostic` for the arguments."""
        self.found[Diagnostic(code, message, path, line, column)] = None

    def extend(self, others: Iterator[Diagnostic] | list[Diagnostic], path: str | None = None) -> None:
        """Record `others`; those that name no file get `path`."""
        for other in others:
            self.found[other if other.path or path is None else replace(other, path=path)] = None

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)
