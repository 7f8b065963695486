"""How a verb ends: the exit codes, and the error that stands for "cannot run"."""

from __future__ import annotations

import click

FINE = 0
FINDINGS = 1
CANNOT_RUN = 2


class CannotRun(click.ClickException):
    """Ends a verb with exit code 2 and a sentence that says what to do."""

    exit_code = CANNOT_RUN
