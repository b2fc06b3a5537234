"""The README names every command of the command line and every setting."""

from collections.abc import Iterator
from typing import Any

import typer
from typer.core import TyperGroup

from service.cli.main import app
from service.settings import variables
from tests.conventions.repository import ROOT

README = ROOT / "README.md"


def command_lines(commands: typer.Typer, name: str) -> Iterator[str]:
    """`acceptance rules check` and so on: every command that does something."""
    return lines_of(typer.main.get_command(commands), name)


def lines_of(command: Any, name: str) -> Iterator[str]:
    if not isinstance(command, TyperGroup):
        yield name
        return
    context = typer.Context(command)
    for part in command.list_commands(context):
        yield from lines_of(command.get_command(context, part), f"{name} {part}")


def test_readme_names_every_command() -> None:
    text = README.read_text(encoding="utf-8")
    lines = list(command_lines(app, "acceptance"))
    assert len(lines) > 10
    missing = [line for line in lines if line not in text]
    assert not missing, f"say in README.md what these commands are for: {missing}"


def test_readme_names_every_setting() -> None:
    text = README.read_text(encoding="utf-8")
    missing = [variable for variable in variables().values() if variable not in text]
    assert not missing, f"say in README.md what these settings are for: {missing}"
