"""The README names every command of the command line and every setting."""

from collections.abc import Iterator

import typer

from service.cli.main import app
from service.settings import variables
from tests.conventions.repository import ROOT

README = ROOT / "README.md"


def command_lines(commands: typer.Typer, name: str) -> Iterator[str]:
    """`acceptance rules check` and so on: every command that does something."""
    for command in commands.registered_commands:
        assert command.name, f"give {command.callback} a name of its own"
        yield f"{name} {command.name}"
    for group in commands.registered_groups:
        assert group.typer_instance is not None
        yield from command_lines(group.typer_instance, f"{name} {group.name}")


def test_readme_names_every_command() -> None:
    text = README.read_text(encoding="utf-8")
    lines = list(command_lines(app, "acceptance"))
    assert lines
    missing = [line for line in lines if line not in text]
    assert not missing, f"say in README.md what these commands are for: {missing}"


def test_readme_names_every_setting() -> None:
    text = README.read_text(encoding="utf-8")
    missing = [variable for variable in variables().values() if variable not in text]
    assert not missing, f"say in README.md what these settings are for: {missing}"
