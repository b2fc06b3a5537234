"""`acceptance`: the entry point and its commands."""

from __future__ import annotations

import typer

from service.cli import demo, evaluate, example, template
from service.cli.console import ending_calmly
from service.cli.rooms import Rooms
from service.cli.rules.app import app as rules

app = typer.Typer(
    name="acceptance",
    cls=Rooms,
    help="园区循环化改造成效评估和验收：从评估工作簿到可追溯的建议结论。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("evaluate")(evaluate.command)
app.command("template")(template.command)
app.command("example")(example.command)
app.command("demo")(demo.command)
app.add_typer(rules, name="rules")


def run() -> None:
    """Run the command line."""
    with ending_calmly():
        app()
