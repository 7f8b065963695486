"""The findings as lines of text, JSON, GitHub's annotations or SARIF."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from mkdocs_essay import __version__
from mkdocs_essay.checks.fixes.table import may_be_mended
from mkdocs_essay.checks.rule import Severity
from mkdocs_essay.checks.table import RULES, severity_of
from mkdocs_essay.diagnostics import Diagnostic

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_GITHUB_LEVELS: Mapping[Severity, str] = {"warning": "warning", "information": "notice"}
_SARIF_LEVELS: Mapping[Severity, str] = {"warning": "warning", "information": "note"}


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic, and the path of its file from where the command was called; None where there is none."""

    diagnostic: Diagnostic
    path: str | None

    @property
    def line(self) -> int:
        """The line; the first where the finding is the whole file's."""
        return self.diagnostic.line or 1

    @property
    def column(self) -> int:
        """The column; the first where the finding is the whole line's."""
        return self.diagnostic.column or 1

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return severity_of(self.diagnostic.code)


def as_text(findings: Sequence[Finding]) -> str:
    """A line each: `file:line:column: code message`."""
    lines = []
    for finding in findings:
        place = f"{finding.path}:{finding.line}:{finding.column}: " if finding.path else ""
        message = " ".join(finding.diagnostic.message.split())
        lines.append(printable(f"{place}{finding.diagnostic.code} {message}") + "\n")
    return "".join(lines)


def printable(text: str) -> str:
    """The text without characters that would steer a terminal or that no encoding has."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def as_json(findings: Sequence[Finding]) -> str:
    """A list of objects."""
    return _dumped(
        [
            {
                "path": finding.path,
                "line": finding.diagnostic.line,
                "column": finding.diagnostic.column,
                "code": finding.diagnostic.code,
                "severity": finding.severity,
                "message": finding.diagnostic.message,
            }
            for finding in findings
        ]
    )


def as_github(findings: Sequence[Finding]) -> str:
    """Commands of a GitHub workflow, which shows them at the lines of a pull request."""
    lines = []
    for finding in findings:
        level = _GITHUB_LEVELS[finding.severity]
        place = (
            f"file={_property(finding.path)},line={finding.line},col={finding.column},"
            if finding.path
            else ""
        )
        lines.append(
            f"::{level} {place}title={finding.diagnostic.code}::{_data(finding.diagnostic.message)}\n"
        )
    return "".join(lines)


def _data(text: str) -> str:
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str | None) -> str:
    return _data(text or "").replace(":", "%3A").replace(",", "%2C")


def as_sarif(findings: Sequence[Finding]) -> str:
    """A SARIF 2.1.0 log, for code scanning."""
    codes = list(dict.fromkeys(finding.diagnostic.code for finding in findings))
    driver = {
        "name": "mkdocs-essay",
        "version": __version__,
        "rules": [_sarif_rule(code) for code in codes],
    }
    results = [_sarif_result(finding, codes.index(finding.diagnostic.code)) for finding in findings]
    return _dumped(
        {
            "$schema": SARIF_SCHEMA,
            "version": "2.1.0",
            "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
        }
    )


def _sarif_rule(code: str) -> dict[str, Any]:
    rule = RULES.get(code)
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": rule.meaning},
        "help": {"text": rule.advice},
        "defaultConfiguration": {"level": _SARIF_LEVELS[rule.severity]},
        "properties": {"fixable": may_be_mended(code)},
    }


def _sarif_result(finding: Finding, rule_index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.diagnostic.code,
        "ruleIndex": rule_index,
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": finding.diagnostic.message},
    }
    if finding.path:
        region = {"startLine": finding.line, "startColumn": finding.column}
        place = {"artifactLocation": {"uri": quote(finding.path, errors="replace")}, "region": region}
        result["locations"] = [{"physicalLocation": place}]
    return result


def _dumped(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "replace").decode("utf-8")


FORMATS: Mapping[str, Callable[[Sequence[Finding]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
