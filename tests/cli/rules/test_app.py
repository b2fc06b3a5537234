"""The rules commands stand under one name and say what they are for."""

from service.cli.rules.app import app
from tests.cli.builders import call


def test_every_command_is_listed_with_its_purpose() -> None:
    shown = call("rules", "--help")
    assert shown.exit_code == 0
    for command in app.registered_commands:
        assert command.name is not None
        assert command.name in shown.stdout
        assert command.callback is not None
        assert command.callback.__doc__
