"""The rooms hold: who imports whom, which libraries each may know, how long files and functions may be."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "mkdocs_essay"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Who may import whom. A room may always import itself.
GROUND = {"__init__", "diagnostics", "yaml_reader", "yaml_scalars", "translations"}
SITE = GROUND | {"source", "site"}
PAGES = SITE | {"navigation", "templating", "dialect", "notes", "extension"}
ROOMS: dict[str, set[str]] = {
    "__init__": {"extension"},
    "__main__": {"cli"},
    "diagnostics": set(),
    "yaml_scalars": set(),
    "translations": set(),
    "yaml_reader": {"yaml_scalars", "diagnostics"},
    "source": GROUND,
    "cache": set(),
    "site": SITE,
    "navigation": SITE,
    "templating": SITE,
    "dialect": GROUND,
    "notes": GROUND | {"dialect"},
    "extension": GROUND | {"dialect", "notes"},
    "compare": GROUND | {"dialect", "notes"},
    "theme": GROUND,
    "config": GROUND,
    "checks": PAGES,
    "bridge": PAGES | {"cache", "config", "theme", "checks"},
    "plugin": PAGES | {"config", "theme", "checks", "bridge"},
    "eject": PAGES | {"config", "theme", "checks", "bridge", "compare"},
    "cli": PAGES | {"config", "theme", "checks", "bridge", "compare", "eject"},
}

# Which rooms know a library; the standard library is everybody's.
LIBRARIES: dict[str, set[str]] = {
    "mkdocs": {"plugin", "bridge", "theme", "config", "cli", "eject"},
    "material": {"plugin", "bridge", "theme", "config", "cli"},
    "jinja2": {"plugin", "bridge", "theme", "cli"},
    "markdown": {"extension", "dialect", "notes", "eject"},
    "pymdownx": {"extension", "dialect", "notes", "eject"},
    "pygments": {"templating"},
    "yaml": {"yaml_reader", "yaml_scalars"},
    "bs4": {"bridge", "notes", "compare", "checks", "cli"},
    "click": {"cli"},
}

# Imports inside functions, each with its reason: (file, module imported).
LATE_IMPORTS: dict[tuple[str, str], str] = {
    ("__init__.py", "mkdocs_essay.extension"): "the version can be read without Python-Markdown",
    ("bridge/extensions.py", "pymdownx.superfences"): "only sites with code need it, and it loads Pygments",
    ("dialect/highlighting.py", "pymdownx.highlight"): "only pages with code need it, and it loads Pygments",
    ("bridge/emoji.py", "pymdownx"): "a large table, for sites with a certain plugin",
    (
        "templating/renderer.py",
        "mkdocs_essay.templating.engine",
    ): "only pages with Liquid need it, and it is large",
}

# Places that know a library which their room does not, each with its reason: (file, library).
EXCEPTIONS: dict[tuple[str, str], str] = {
    ("eject/yaml_text.py", "yaml"): "writes mkdocs.yml, and reads the user's with its tags kept",
    (
        "bridge/markdown.py",
        "markdown",
    ): "makes the Markdown with MkDocs' configuration that lower rooms are handed",
    ("dialect/options.py", "yaml"): "reads the values that {::options} gives as kramdown does, by YAML",
    ("bridge/emoji.py", "pymdownx"): "has the table of GitHub's emoji",
    ("bridge/extensions.py", "pymdownx"): "gives superfences a fence for diagrams, as Material's manual does",
}

LONGEST_FILE = 300
LONGEST_FUNCTION = 60


@dataclass(frozen=True, slots=True)
class Import:
    """A module that a file imports, and whether it does so only when a function runs."""

    file: str
    room: str
    module: str
    line: int
    late: bool


def room_of(path: Path) -> str:
    """The room that a file belongs to: its folder below the package, or its own name."""
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else path.stem


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def type_only(tree: ast.Module) -> set[ast.stmt]:
    """The statements under `if TYPE_CHECKING:`; they import nothing when the program runs."""
    return {
        statement
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for statement in node.body
    }


def late_statements(tree: ast.Module) -> set[ast.stmt]:
    """The import statements inside functions."""
    return {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    }


def imports(path: Path) -> Iterator[Import]:
    """What a file imports; `from package import a` counts as `package.a` where that is a module of ours."""
    tree = tree_of(path)
    skipped, late = type_only(tree), late_statements(tree)
    file, room = path.relative_to(PACKAGE).as_posix(), room_of(path)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: imports are absolute"
            base = node.module or ""
            modules = [f"{base}.{alias.name}" for alias in node.names] if base == "mkdocs_essay" else [base]
        else:
            continue
        if node not in skipped:
            yield from (Import(file, room, module, node.lineno, node in late) for module in modules)


ALL = [found for path in MODULES for found in imports(path)]


def test_every_room_has_its_row() -> None:
    assert {room_of(path) for path in MODULES} <= set(ROOMS)


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_imports_go_downwards(room: str) -> None:
    ours = [found for found in ALL if found.room == room and found.module.split(".")[0] == "mkdocs_essay"]
    upwards = [
        f"{found.file}:{found.line} imports {found.module}"
        for found in ours
        if [*found.module.split("."), "__init__"][1] not in ROOMS[room] | {room, "__version__"}
    ]
    assert upwards == []


def test_the_table_has_no_circle() -> None:
    # Everybody may ask the package for its version; it hands out the extension only when called.
    needs = {room: allowed - {room, "__init__"} for room, allowed in ROOMS.items() if room != "__init__"}
    assert set(TopologicalSorter(needs).static_order()) == set(needs)


@pytest.mark.parametrize("library", sorted(LIBRARIES))
def test_only_certain_rooms_know_a_library(library: str) -> None:
    users = {found for found in ALL if found.module.split(".")[0] == library}
    strangers = {(found.file, library) for found in users if found.room not in LIBRARIES[library]}
    assert strangers == {place for place in EXCEPTIONS if place[1] == library}


def test_no_library_is_used_unlisted() -> None:
    known = set(LIBRARIES) | set(sys.stdlib_module_names) | {"mkdocs_essay"}
    assert {found.module.split(".")[0] for found in ALL} - known == set()


def test_imports_inside_functions_have_a_reason() -> None:
    late = {(found.file, found.module) for found in ALL if found.late}
    assert late == set(LATE_IMPORTS)


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_file_can_be_read_in_one_go(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_function_fits_a_screen(path: Path) -> None:
    lengths = {
        node.name: (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree_of(path))
