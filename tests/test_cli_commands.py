"""The command as a whole: its help, its exit codes, and that a site without faults has none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import casefile
import jsonschema
import pytest
from click.testing import CliRunner
from small_site import build_site, write_files

from mkdocs_essay import __version__
from mkdocs_essay.checks.table import RULES, severity_of
from mkdocs_essay.cli import VERBS, main
from mkdocs_essay.cli.check_build import inspect
from mkdocs_essay.cli.outcome import CannotRun

CASES = Path(__file__).parent / "cases"
EXAMPLE_SITE = Path(__file__).parent.parent / "example_site"


def test_the_help_names_every_verb() -> None:
    shown = CliRunner().invoke(main, ["--help"])
    assert shown.exit_code == 0
    assert all(f"  {verb} " in shown.output for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_an_example(verb: str) -> None:
    shown = CliRunner().invoke(main, [verb, "--help"])
    assert f"mkdocs-essay {verb}" in shown.output.partition("Example")[2]


def test_an_unknown_verb_cannot_run() -> None:
    assert CliRunner().invoke(main, ["built"]).exit_code == 2


def test_the_package_is_the_command() -> None:
    command = [sys.executable, "-m", "mkdocs_essay", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == f"mkdocs-essay, version {__version__}\n"


def test_nothing_is_wrong_with_the_example_site() -> None:
    inspection = inspect(EXAMPLE_SITE)
    assert [str(finding) for finding in inspection.findings] == []
    assert inspection.page_count > 20


@pytest.mark.parametrize("path", [*casefile.files("build"), *casefile.files("cli/check")])
def test_check_finds_what_a_build_warns_of(path: Path, tmp_path: Path) -> None:
    sections = casefile.read(path)
    if path.is_relative_to(CASES / "cli") and "file mkdocs.yml" not in sections:
        sections = {name.replace("file ", "file src/"): text for name, text in sections.items()}
    if "essay" not in sections.get("file mkdocs.yml", "essay"):
        pytest.skip("such a site is not built by the plugin")
    write_files(tmp_path, sections)
    site = build_site(tmp_path)
    if site.error:
        with pytest.raises(CannotRun):
            inspect(tmp_path)
        return
    found = inspect(tmp_path).findings
    assert {str(each) for each in found if severity_of(each.code) == "warning"} == set(site.warnings)


def test_a_folder_that_cannot_be_written_ends_with_2(tmp_path: Path) -> None:
    write_files(tmp_path, {"file index.md": "Text.\n", "file .github": "a file, no folder\n"})
    done = CliRunner().invoke(main, ["init", str(tmp_path)])
    assert done.exit_code == 2
    assert ".github" in done.output + (done.stderr if done.stderr_bytes else "")


@pytest.mark.parametrize(("answer", "text"), [("y\n", "{: .fs-2 }"), ("n\n", "{: fs-2 }")])
def test_fix_asks_on_a_terminal(
    answer: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, {"file index.md": "Text.\n{: fs-2 }\n"})
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda self: True, raising=False)
    CliRunner().invoke(main, ["check", "--fix", str(tmp_path)], input=answer)
    assert (tmp_path / "index.md").read_text(encoding="utf-8") == f"Text.\n{text}\n"


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_what_is_found_in_noise_can_be_printed(form: str, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"n\xff.md")).write_bytes(b"[a](no\x1b[31m\x9d.md) {: \x07 }\n\n{% \x00 %}\n")
    done = CliRunner().invoke(main, ["check", "--format", form, str(tmp_path)])
    assert done.exit_code == 1, done.exception
    assert not set(done.stdout) & {"\x1b", "\x07", "\x00"}


# What SARIF 2.1.0 asks of the parts that we write.
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {"required": ["driver"], "properties": {"driver": {"$ref": "#/$defs/driver"}}},
                    "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
                },
            },
        },
    },
    "$defs": {
        "text": {
            "type": "object",
            "required": ["text"],
            "properties": {"text": {"type": "string", "minLength": 1}},
            "additionalProperties": False,
        },
        "level": {"enum": ["none", "note", "warning", "error"]},
        "driver": {
            "required": ["name"],
            "properties": {
                "rules": {"type": "array", "uniqueItems": True, "items": {"$ref": "#/$defs/rule"}}
            },
        },
        "rule": {
            "required": ["id"],
            "properties": {
                "shortDescription": {"$ref": "#/$defs/text"},
                "help": {"$ref": "#/$defs/text"},
                "defaultConfiguration": {"properties": {"level": {"$ref": "#/$defs/level"}}},
            },
        },
        "result": {
            "required": ["message", "ruleId"],
            "properties": {
                "message": {"$ref": "#/$defs/text"},
                "level": {"$ref": "#/$defs/level"},
                "ruleIndex": {"type": "integer", "minimum": 0},
                "locations": {
                    "items": {
                        "required": ["physicalLocation"],
                        "properties": {
                            "physicalLocation": {
                                "required": ["artifactLocation"],
                                "properties": {
                                    "artifactLocation": {
                                        "properties": {"uri": {"type": "string", "pattern": "^[^ :]+$"}}
                                    },
                                    "region": {
                                        "required": ["startLine"],
                                        "properties": {
                                            "startLine": {"type": "integer", "minimum": 1},
                                            "startColumn": {"type": "integer", "minimum": 1},
                                        },
                                    },
                                },
                            }
                        },
                    }
                },
            },
        },
    },
}


def test_sarif_is_as_its_standard_has_it(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "file index.md": "[a](no.md) {: .x }\n\n{% nothing %}\n",
            "file two words: ä.md": "---\nparent: Nobody\n---\n",
            "file _config.yml": "title: [\n",
        },
    )
    done = CliRunner().invoke(main, ["check", "--format", "sarif", str(tmp_path)])
    # The oldest click puts the summary, which goes to the other stream, behind it.
    log, _ = json.JSONDecoder().raw_decode(done.stdout)
    jsonschema.validate(log, SARIF)
    (run,) = log["runs"]
    assert len(run["results"]) >= 4
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_fix_saves_utf_16_as_utf_8(tmp_path: Path) -> None:
    page = tmp_path / "index.md"
    page.write_bytes("# Lämpchen\n".encode("utf-16"))
    CliRunner().invoke(main, ["check", "--fix", "--yes", str(tmp_path)])
    assert page.read_bytes() == "# Lämpchen\n".encode()


def test_what_init_writes_builds(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "file _config.yml": "title: 'Lights: 100 %'\n",
            "file index.md": "---\ntitle: Home\n---\n\n[a](one/two.md)\n",
            "file one/two.md": "---\ntitle: Two\nparent: Home\n---\n\nText.\n",
        },
    )
    assert CliRunner().invoke(main, ["init", str(tmp_path)]).exit_code == 0
    assert CliRunner().invoke(main, ["init", str(tmp_path)]).exit_code == 0
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "-f",
        str(tmp_path / "mkdocs.yml"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    assert "Lights: 100 %" in (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert not (tmp_path / "site/requirements.txt").exists()


def test_all_codes_are_listed_with_their_meaning() -> None:
    done = CliRunner().invoke(main, ["check", "--explain", "all"])
    assert done.exit_code == 0
    assert done.output.splitlines() == [f"{rule.code}: {rule.meaning}" for rule in RULES.values()]
