"""Cases as data files: sections that start with a line `%%% name`, and a way to rewrite the expected ones.

    %%% input
    text of the case
    %%% html
    what comes out of it

A section holds the lines below its heading, the last newline included. `%%% file docs/a.md` makes a section
named `file docs/a.md`; a small site is a row of those. `pytest --rewrite` writes what came out into the
sections that a test compares, so that the difference can be read with `git diff`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

MARK = "%%% "


def read(path: Path) -> dict[str, str]:
    """The sections of a case, in order. Line ends are kept as they are."""
    sections: dict[str, str] = {}
    name: str | None = None
    with path.open(encoding="utf-8", newline="") as file:
        for line in file:
            if line.startswith(MARK):
                name = line[len(MARK) :].strip()
                if name in sections:
                    raise ValueError(f"{path}: section {name!r} stands there twice")
                sections[name] = ""
            elif name is None:
                raise ValueError(f"{path}: text before the first section")
            else:
                sections[name] += line
    return sections


def write(path: Path, sections: dict[str, str]) -> None:
    """Write a case back."""
    with path.open("w", encoding="utf-8", newline="") as file:
        for name, text in sections.items():
            file.write(f"{MARK}{name}\n{text}")
            if text and not text.endswith("\n"):
                file.write("\n")


def files(folder: str) -> list[pytest.param]:
    """The cases below tests/cases/`folder`, as parameters named by their path."""
    root = Path(__file__).parent / "cases" / folder
    return [
        pytest.param(path, id=path.relative_to(root).with_suffix("").as_posix())
        for path in sorted(root.rglob("*.case"))
    ]


def check(path: Path, actual: dict[str, str], rewrite: bool) -> None:
    """Compare `actual` with the sections of the same names; with `rewrite`, write them instead.

    A section that is empty is not written; one that the case lacks counts as empty.
    """
    sections = read(path)
    shown = {name: text if not text or text.endswith("\n") else text + "\n" for name, text in actual.items()}
    if rewrite:
        merged = {**sections, **shown}
        write(path, {name: text for name, text in merged.items() if text or name not in shown})
        return
    assert {name: sections.get(name, "") for name in shown} == shown
