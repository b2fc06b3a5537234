"""acceptance person: the group of commands."""

from __future__ import annotations

import typer

from service.cli.person.add import add
from service.cli.person.deactivate import deactivate
from service.cli.person.list_people import print_people

app = typer.Typer(help="办理人员：登记、列出、停用。", no_args_is_help=True, add_completion=False)
app.command("add")(add)
app.command("list")(print_people)
app.command("deactivate")(deactivate)
