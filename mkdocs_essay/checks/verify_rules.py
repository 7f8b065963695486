"""What `verify` says of the lists that it is given."""

from __future__ import annotations

from mkdocs_essay.checks.rule import Rule

RULES = (
    Rule(
        "accepted-not-found",
        "An entry of a list for `verify --accept` covers no difference.",
        "What it accepts is mended, or the entry never fitted: a list that is longer than it has to be hides "
        "what comes later. Take the entry out, or correct its globs.",
        {},
        "information",
    ),
)
