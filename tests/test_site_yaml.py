"""YAML as Ruby's Psych reads it: what plain scalars mean, and what is refused."""

from __future__ import annotations

from pathlib import Path

import casefile
import pytest

from mkdocs_essay.yaml_reader import YamlError, read_yaml


@pytest.mark.parametrize("path", casefile.files("site_yaml"))
def test_yaml(path: Path, rewrite: bool) -> None:
    """A case has `lines`, each a YAML document of its own (`\\n` stands for a line end), or a `document`."""
    sections = casefile.read(path)
    texts = sections["lines"].splitlines() if "lines" in sections else [sections["document"]]
    shown = "".join(f"{_show(text)}\n" for text in texts)
    casefile.check(path, {"values": shown}, rewrite)


def _show(text: str) -> str:
    try:
        document = read_yaml(text.replace("\\n", "\n"))
    except YamlError as error:
        return f"line {error.line}: {error.problem}"
    more = f" twice: {document.duplicates}" if document.duplicates else ""
    return f"{document.value!r}{more}"


def test_shared_values_are_not_counted_out_of_bounds() -> None:
    text = "base: &base {a: 1, b: 2}\n" + "".join(f"x{n}: *base\n" for n in range(1000))
    assert len(read_yaml(text).value) == 1001


def test_lines_of_keys_are_those_of_the_outermost_mapping() -> None:
    assert read_yaml("a:\n  b: 1\n\nc: 2\n").key_lines == {"a": 1, "c": 4}
