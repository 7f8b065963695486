"""What a user gets: the wheel has all of the package and nothing else, and works like an editable install."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from configparser import ConfigParser
from importlib.util import find_spec
from pathlib import Path

import pytest

# Where the backend is not installed, build and pip fetch it for themselves.
HAS_BACKEND = find_spec("hatchling") is not None
NO_ISOLATION = ["--no-isolation"] if HAS_BACKEND else []
ROOT = Path(__file__).parent.parent
SITE = {
    "mkdocs.yml": """\
site_name: S
docs_dir: pages
theme: {name: material}
plugins: [{essay: {source: pages}}]
""",
    "pages/_config.yml": "title: S\n",
    "pages/index.md": "---\ntitle: S\n---\nText.<sup>1</sup>\n\n***\n<sup>1</sup>. Note.\n{: .fs-2 }\n***\n",
    "pages/a.md": "---\ntitle: A\n---\n\n## One\n{: .no_toc }\n\n- TOC\n{:toc}\n\n## Two\n",
}


def run(*command: str, cwd: Path = ROOT, path: Path | None = None) -> str:
    """Run a Python command, with `path` searched for modules first; fail with what it said."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    environment.pop("PYTHONPATH", None)
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    done = subprocess.run(
        [sys.executable, *command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    run("-m", "build", "--wheel", *NO_ISOLATION, "--outdir", str(folder), str(ROOT))
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what a release uploads: the sdist, and the wheel that is made from it."""
    folder = tmp_path_factory.mktemp("dist")
    run("-m", "build", *NO_ISOLATION, "--outdir", str(folder), str(ROOT))
    return folder


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel is installed."""
    folder = tmp_path_factory.mktemp("installed")
    run("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(folder), str(wheel))
    return folder


def tracked(folder: str) -> set[str]:
    """The files of a folder of the checkout that are not caches or hidden, relative to it."""
    paths = (path.relative_to(ROOT / folder) for path in (ROOT / folder).rglob("*") if path.is_file())
    return {
        path.as_posix()
        for path in paths
        if not any(part == "__pycache__" or part.startswith(".") for part in path.parts)
    }


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    package = {f"mkdocs_essay/{name}" for name in tracked("mkdocs_essay")}
    theme = {f"mkdocs_essay/theme_overrides/{name}" for name in tracked("theme_overrides")}
    assert names == package | theme
    assert theme
    assert "mkdocs_essay/py.typed" in names


def test_a_release_passes_twine(distributions: Path) -> None:
    files = sorted(str(path) for path in distributions.iterdir())
    assert len(files) == 2
    run("-m", "twine", "check", "--strict", *files)


def test_the_sdist_gives_the_same_wheel(wheel: Path, distributions: Path) -> None:
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(next(distributions.glob("*.whl"))) as other:
        assert {each.filename: each.CRC for each in one.infolist()} == {
            each.filename: each.CRC for each in other.infolist()
        }


def test_the_tests_of_the_sdist_run(distributions: Path, tmp_path: Path) -> None:
    run("-m", "tarfile", "--extract", str(next(distributions.glob("*.tar.gz"))), str(tmp_path))
    (folder,) = tmp_path.iterdir()
    for name in ("tests", "tools", "example_site"):
        missing = tracked(name) - {
            path.relative_to(folder / name).as_posix()
            for path in (folder / name).rglob("*")
            if path.is_file()
        }
        assert not {path for path in missing if not path.startswith(("browser/node_modules", "site/"))}
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:randomly", "-n0"]
    run(
        "-m",
        "pytest",
        *options,
        "tests/test_example_site.py",
        "tests/test_eject_pages.py",
        cwd=folder,
        path=folder,
    )


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = next(archive.read(name).decode() for name in names if name.endswith(".dist-info/METADATA"))
        entry_points = ConfigParser()
        text = next(archive.read(name).decode() for name in names if name.endswith("/entry_points.txt"))
        entry_points.read_string(text)
    assert any(name.endswith("/LICENSE") for name in names)
    assert "Requires-Python: >=3.11" in metadata
    assert entry_points["mkdocs.plugins"]["essay"] == "mkdocs_essay.plugin:EssayPlugin"
    assert entry_points["markdown.extensions"]["mkdocs_essay"] == "mkdocs_essay.extension:EssayExtension"


def test_the_entry_points_of_the_installed_wheel_load(installed: Path, tmp_path: Path) -> None:
    program = """
import sys
from importlib.metadata import distribution
import mkdocs_essay
assert mkdocs_essay.__file__.startswith(sys.argv[1]), mkdocs_essay.__file__
for point in distribution("mkdocs-essay").entry_points:
    loaded = point.load()
    print(point.name, type(loaded).__name__ if point.group == "console_scripts" else loaded.__name__)
"""
    shown = run("-c", program, str(installed), cwd=tmp_path, path=installed)
    wanted = {"essay EssayPlugin", "mkdocs_essay EssayExtension", "mkdocs-essay VerbGroup"}
    assert wanted <= set(shown.splitlines())


def built(folder: Path, path: Path) -> dict[str, bytes]:
    """The small site's output, built with the package found at `path`."""
    for name, text in SITE.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    run("-m", "mkdocs", "build", "--strict", "--quiet", cwd=folder, path=path)
    files = {file.relative_to(folder / "site").as_posix(): file for file in (folder / "site").rglob("*")}
    # These two hold the time of the build.
    return {
        name: file.read_bytes()
        for name, file in files.items()
        if file.is_file() and not name.startswith("sitemap.xml")
    }


def test_wheel_and_checkout_build_the_same(installed: Path, tmp_path: Path) -> None:
    from_wheel = built(tmp_path / "one", installed)
    from_checkout = built(tmp_path / "two", ROOT)
    assert "index.html" in from_wheel
    assert from_wheel.keys() == from_checkout.keys()
    assert [name for name, content in from_wheel.items() if from_checkout[name] != content] == []


def test_an_editable_install_reads_the_checkout(tmp_path: Path) -> None:
    """No file of ours is copied: an edit in the checkout counts at once."""
    target = tmp_path / "installed"
    isolation = ["--no-index", "--no-build-isolation"] if HAS_BACKEND else []
    options = ["--quiet", "--no-deps", "--target", str(target), *isolation]
    run("-m", "pip", "install", *options, "--editable", str(ROOT))
    left = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    copies = {name for name in left if ".dist-info/" not in name and not name.endswith(".pth")}
    assert copies <= {"bin/mkdocs-essay", "Scripts/mkdocs-essay.exe"}
    pointer = next(target.glob("*.pth")).read_text(encoding="utf-8")
    assert str(ROOT) in pointer
