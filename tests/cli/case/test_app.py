"""Every act has its command, and every command is there."""

import typer

from service.casework.acts.act import ACTS
from service.casework.commands import COMMANDS
from service.cli.case.app import app


def test_every_act_has_a_command_of_the_group() -> None:
    names = {command.name for command in app.registered_commands}
    assert set(COMMANDS) == set(ACTS)
    assert set(COMMANDS.values()) <= names
    assert isinstance(app, typer.Typer)


def test_every_command_says_in_chinese_what_it_is_for() -> None:
    for command in app.registered_commands:
        assert command.callback is not None
        assert "。" in (command.callback.__doc__ or ""), command.name
