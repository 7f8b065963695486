"""The verbs, called as a user calls them on a small site.

A case has `file PATH` sections, the `command` (without the program's name), what comes of it in `output`,
`errors` and `exit` (the code), and of these what it wants compared: `after PATH` (a file once the command is
through), `files` (what is there then).
"""

from __future__ import annotations

import io
import shlex
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import casefile
import pytest
from small_site import write_files

from mkdocs_essay.cli import main


def call(command: str) -> dict[str, str]:
    """Run a verb in this process; what it printed, and its exit code."""
    output, errors = io.StringIO(), io.StringIO()
    with redirect_stdout(output), redirect_stderr(errors):
        try:
            code = main(shlex.split(command), prog_name="mkdocs-essay")
        except SystemExit as end:
            code = end.code
    return {"output": output.getvalue(), "errors": errors.getvalue(), "exit": f"{code or 0}\n"}


@pytest.mark.parametrize("path", casefile.files("cli/check") + casefile.files("cli/init"))
def test_verb(path: Path, tmp_path: Path, rewrite: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    sections = casefile.read(path)
    folder = tmp_path / "essays"
    folder.mkdir()
    write_files(folder, sections)
    monkeypatch.chdir(folder)
    actual = {name: text.replace(str(tmp_path), "TMP") for name, text in call(sections["command"]).items()}
    if "files" in sections:
        files = sorted(file for file in folder.rglob("*") if file.is_file())
        actual["files"] = "".join(f"{file.relative_to(folder).as_posix()}\n" for file in files)
    for name in sections:
        if name.startswith("after "):
            file = folder / name.removeprefix("after ")
            actual[name] = file.read_bytes().decode("utf-8") if file.exists() else "(not there)\n"
    casefile.check(path, actual, rewrite)
