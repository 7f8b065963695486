"""`python -m mkdocs_essay` is `mkdocs-essay`."""

from __future__ import annotations

from mkdocs_essay.cli import main

if __name__ == "__main__":
    main(prog_name="mkdocs-essay")
