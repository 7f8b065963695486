"""The table of codes: whole, true, and in step with the code that makes the diagnostics."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_site import write_files

from mkdocs_essay.checks.explanation import explain
from mkdocs_essay.checks.fixes.table import FIXES
from mkdocs_essay.checks.rule import Rule
from mkdocs_essay.checks.table import GROUPS, RULES
from mkdocs_essay.cli.check_build import inspect

PACKAGE = Path(__file__).parent.parent / "mkdocs_essay"
# What hands over a code: the collector's and the document's methods, and the diagnostic itself.
MAKERS = {"add", "warn", "Diagnostic", "read_front_matter"}
FAULTS = PACKAGE / "templating"

# No text of a file can show these.
WITHOUT_EXAMPLE = {
    "encoding",
    "unreadable",
    "config-missing",
    "file-name",
    "symlink-outside",
    "symlink-cycle",
    "accepted-not-found",
}


def strings(call: ast.Call) -> Iterator[str]:
    for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            yield argument.value


def name_of(function: ast.expr) -> str:
    return getattr(function, "attr", None) or getattr(function, "id", "")


def is_code(text: str) -> bool:
    return text in RULES or ("-" in text and text.replace("-", "").isalpha() and text.islower())


def made_codes() -> set[str]:
    """The codes that stand in the package where a diagnostic is made, or a fault of Liquid."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        if "checks" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                is_fault = path.is_relative_to(FAULTS) and name_of(node.func).endswith("Fault")
                passes_on = name_of(node.func) == "_add" and path.is_relative_to(PACKAGE / "navigation")
                if name_of(node.func) in MAKERS or is_fault or passes_on:
                    found |= {text for text in strings(node) if is_code(text)}
            elif isinstance(node, ast.FunctionDef) and node.name == "read_front_matter":
                found |= {
                    str(default.value) for default in node.args.defaults if isinstance(default, ast.Constant)
                }
            elif isinstance(node, ast.Assign) and name_of(node.targets[0]) == "code":
                found |= {node.value.value} if isinstance(node.value, ast.Constant) else set()
    return {str(code) for code in found}


def test_the_table_has_every_code_and_no_other() -> None:
    assert made_codes() == set(RULES)


def test_no_code_stands_twice() -> None:
    assert sum(len(rules) for rules in GROUPS.values()) == len(RULES)


def test_fixes_are_for_codes_of_the_table() -> None:
    assert set(FIXES) <= set(RULES)


def test_only_what_no_text_can_show_lacks_an_example() -> None:
    assert {code for code, rule in RULES.items() if not rule.example} == WITHOUT_EXAMPLE


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_says_what_and_what_to_do(rule: Rule) -> None:
    assert rule.meaning.endswith(".")
    assert rule.meaning[0].isupper() or rule.meaning.startswith(("`", "kramdown"))
    assert rule.advice.endswith(".")
    assert explain(rule).startswith(f"{rule.code} ({rule.severity})\n")


@pytest.mark.parametrize("code", sorted(set(RULES) - WITHOUT_EXAMPLE))
def test_the_example_has_the_fault(code: str, tmp_path: Path) -> None:
    write_files(tmp_path, {f"file {path}": text for path, text in RULES[code].example.items()})
    findings = inspect(tmp_path).findings
    assert code in {finding.code for finding in findings}, [str(finding) for finding in findings]
