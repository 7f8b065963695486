"""What is known of a code: what it means, why it matters, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["warning", "information"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One code that a diagnostic can bear.

    `meaning` is one sentence that says what was found, `advice` one or two on why it matters and what to do.
    `example` is a site that has the fault: the files' texts by their paths, empty where no text can show it.
    Findings of the severity `information` have nothing to mend and do not fail a strict build.
    """

    code: str
    meaning: str
    advice: str
    example: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = "warning"


def page(text: str) -> Mapping[str, str]:
    """An example of one page."""
    return {"page.md": text}
