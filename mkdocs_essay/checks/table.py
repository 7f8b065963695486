"""All codes of all rooms, in the order of a page's way through them."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_essay.checks import (
    dialect_rules,
    navigation_rules,
    neighbour_rules,
    notes_rules,
    site_rules,
    source_rules,
    templating_rules,
    verify_rules,
)
from mkdocs_essay.checks.rule import Rule, Severity

GROUPS: Mapping[str, tuple[Rule, ...]] = {
    "Files and front matter": source_rules.RULES,
    "Configuration and addresses": site_rules.RULES,
    "Navigation and links": navigation_rules.RULES,
    "Liquid and layouts": templating_rules.RULES,
    "kramdown": dialect_rules.RULES,
    "Notes": notes_rules.RULES,
    "Other plugins": neighbour_rules.RULES,
    "Lists for verify": verify_rules.RULES,
}

RULES: Mapping[str, Rule] = {rule.code: rule for rules in GROUPS.values() for rule in rules}


def severity_of(code: str) -> Severity:
    """How much a finding of that code weighs; a warning where the code is not known."""
    rule = RULES.get(code)
    return rule.severity if rule else "warning"
