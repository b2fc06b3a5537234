"""Commands that are loaded when they are asked for: the database library takes half a second, which an evaluation need
not wait for, and the rule tools as long, which a case need not.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any, NoReturn

import typer
from typer._click.exceptions import UsageError
from typer.core import TyperGroup

from service.cli.usage import STOPPED, NotUnderstood, complaint, language_of

ROOMS: Mapping[str, str] = {
    "evaluate": "service.cli.evaluate",
    "template": "service.cli.template",
    "example": "service.cli.example",
    "demo": "service.cli.demo",
    "rules": "service.cli.rules.app",
    "migrate": "service.cli.migrate",
    "serve": "service.cli.serve",
    "account": "service.cli.account.app",
    "audit": "service.cli.audit.app",
    "backup": "service.cli.backup",
    "doctor": "service.cli.doctor",
    "restore": "service.cli.restore",
    "sweep": "service.cli.sweep",
    "bundle": "service.cli.bundle",
    "case": "service.cli.case.app",
    "job": "service.cli.job.app",
    "park": "service.cli.park.app",
    "person": "service.cli.person.app",
    "programme": "service.cli.programme.app",
    "verify": "service.cli.verify",
    "worker": "service.cli.worker",
}
"""Command → the module whose `app` holds it."""


class Rooms(TyperGroup):
    """The group of the commands of ROOMS."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command and end with its code; what cannot be understood is told in the language of the program."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, False, windows_expand_args, **extra)
        words = sys.argv[1:] if args is None else list(args)
        try:
            done = super().main(words, prog_name, complete_var, False, windows_expand_args, **extra)
        except UsageError as error:
            _end(complaint(error, language_of(words)), error.exit_code)
        except NotUnderstood as unclear:
            _end(unclear.said.told(language_of(words)), UsageError.exit_code)
        except typer.Abort:
            _end(STOPPED.told(language_of(words)), 1)
        sys.exit(done if isinstance(done, int) else 0)

    def list_commands(self, ctx: Any) -> list[str]:
        """All names."""
        return list(ROOMS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, or None."""
        if cmd_name not in ROOMS:
            return None
        return _command(cmd_name)


def _end(told: str, code: int) -> NoReturn:
    if told:
        typer.echo(told, err=True)
    sys.exit(code)


@cache
def _command(name: str) -> Any:
    """Built once: a process that is told several commands need not read all signatures of a room again each time."""
    command = typer.main.get_command(import_module(ROOMS[name]).app)
    command.name = name
    return command
