#!/usr/bin/env python3
"""Does everything on a machine that has only Python: installs, then shows the example site or runs the tests.

    python3 run.py serve        the example site at http://127.0.0.1:8000/
    python3 run.py build        the example site as files, in example_site/site/
    python3 run.py test         ruff, mypy and pytest

What follows the verb is handed on to `mkdocs` or `pytest`: `python3 run.py test -k notes`. The first run
makes a virtual environment in .venv; later runs use it as it is until pyproject.toml changes.
"""

import argparse
import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = str(ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
OLDEST = (3, 11)
NO_ENSUREPIP = """
This Python cannot make virtual environments. On Debian and Ubuntu that takes a package of its own:
    apt-get install python3-venv
Then run this command again."""


def make_environment():
    """Make .venv where it is missing or half made; where that fails, end with advice."""
    if Path(PYTHON).exists() and not subprocess.call(
        [PYTHON, "-m", "pip", "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ):
        return
    print("making a virtual environment in", ENVIRONMENT, flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)]
    made = subprocess.run(command, capture_output=True, text=True)
    if made.returncode:
        said = made.stdout + made.stderr
        sys.exit(said + (NO_ENSUREPIP if "ensurepip" in said else ""))


def install(requirement):
    """Install the checkout, editable, unless it was installed from this very pyproject.toml already."""
    stamp = ENVIRONMENT / ("installed-with-tests" if "test" in requirement else "installed")
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print("installing", requirement, flush=True)
    options = ["--quiet", "--disable-pip-version-check", "--editable", requirement]
    if subprocess.call([PYTHON, "-m", "pip", "install", *options], cwd=ROOT):
        sys.exit("pip could not install the project; what it said stands above.")
    stamp.write_text(wanted)


def mkdocs(verb, arguments):
    """Run mkdocs on the example site and return its exit code."""
    environment = {"NO_MKDOCS_2_WARNING": "1", **os.environ}
    configuration = str(ROOT / "example_site" / "mkdocs.yml")
    command = [PYTHON, "-m", "mkdocs", verb, "--config-file", configuration, *arguments]
    return subprocess.call(command, cwd=ROOT, env=environment)


def test(arguments):
    """Run every check, also after one that failed, and return the first exit code that is not 0."""
    checks = [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["pytest", "--numprocesses", "auto", *arguments],
    ]
    codes = []
    for name, *rest in checks:
        print("\n$", name, *rest, flush=True)
        codes.append(subprocess.call([PYTHON, "-m", name, *rest], cwd=ROOT))
    return next((code for code in codes if code), 0)


def main():
    """Read the verb, install what it needs, run it."""
    if sys.version_info < OLDEST:
        sys.exit("mkdocs-essay needs Python 3.11 or newer; this is " + sys.version.split()[0])
    shape = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=shape)
    parser.add_argument("verb", choices=["serve", "build", "test"])
    arguments, rest = parser.parse_known_args()
    make_environment()
    install(".[test,compatibility,fuzz]" if arguments.verb == "test" else ".")
    try:
        sys.exit(test(rest) if arguments.verb == "test" else mkdocs(arguments.verb, rest))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
