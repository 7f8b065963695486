"""The command `mkdocs-essay` and its verbs; each is loaded when it is called, so that `--help` is quick."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

import click

from mkdocs_essay import __version__
from mkdocs_essay.cli.outcome import CannotRun

# Verb: module and function of its click command, in the order of a move.
VERBS: Mapping[str, str] = {
    "init": "mkdocs_essay.cli.init:init",
    "check": "mkdocs_essay.cli.check:check",
    "verify": "mkdocs_essay.cli.verify:verify",
    "eject": "mkdocs_essay.cli.eject:eject",
}


class VerbGroup(click.Group):
    """A group that imports a verb's module when the verb is asked for.

    Whatever keeps a verb from its work ends with exit code 2, so that 1 always means that it found something.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The verbs, in the order of the table."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The verb's command; None where there is none of that name."""
        place = VERBS.get(cmd_name)
        if place is None:
            return None
        module, _, function = place.partition(":")
        command = getattr(importlib.import_module(module), function)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the verb; raises `CannotRun` where it is interrupted or a file cannot be had."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort) as error:
            raise CannotRun("stopped before the end") from error
        except BrokenPipeError:
            raise
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            raise CannotRun(f"{place}{error.strerror or error}") from error


@click.group(
    cls=VerbGroup,
    context_settings={"help_option_names": ["--help", "-h"]},
    epilog="Exit codes: 0 all is well, 1 something was found, 2 the command could not run.",
)
@click.version_option(__version__, prog_name="mkdocs-essay")
def main() -> None:
    """Move a Jekyll site to MkDocs with Material, and know that nothing was lost."""
