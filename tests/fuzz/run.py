"""Fuzz one target with atheris, from a corpus made of the cases.

    python tests/fuzz/run.py {dialect,notes,liquid} [libFuzzer's options] [folder of further texts]

Ends with libFuzzer's exit code; what it found lies in the current folder as `crash-…`, `timeout-…`.
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

with atheris.instrument_imports(include=["mkdocs_essay"]):
    from fuzz.targets import TARGETS, Target

    from mkdocs_essay import templating

    # What renders Liquid is loaded by the first page that has some, and would be left uninstrumented.
    for module in walk_packages(templating.__path__, f"{templating.__name__}."):
        import_module(module.name)

LONGEST = 2048


def main() -> None:
    """Write corpus and dictionary, and hand over to libFuzzer."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(__doc__)
    target = TARGETS[sys.argv[1]]
    with tempfile.TemporaryDirectory() as folder:
        corpus, dictionary = Path(folder) / "corpus", Path(folder) / "tokens"
        write_corpus(target, corpus)
        dictionary.write_text("".join(f'"{escaped(token)}"\n' for token in target.tokens), encoding="ascii")
        options = [f"-dict={dictionary}", f"-max_len={LONGEST}", "-timeout=20", str(corpus)]

        def test_one_input(data: bytes) -> None:
            target.check(data.decode("utf-8", "replace"))

        atheris.Setup([sys.argv[0], *options, *sys.argv[2:]], test_one_input)
        atheris.Fuzz()


def write_corpus(target: Target, corpus: Path) -> None:
    """Write each seed to a file; libFuzzer cuts what is too long."""
    corpus.mkdir()
    for number, text in enumerate(target.seeds()):
        (corpus / f"{number:04}").write_text(text, encoding="utf-8", newline="")


def escaped(token: str) -> str:
    """A token as libFuzzer's dictionaries write it."""
    return "".join(f"\\x{byte:02x}" for byte in token.encode())


if __name__ == "__main__":
    main()
