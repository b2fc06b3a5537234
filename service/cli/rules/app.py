"""acceptance rules: the group of commands."""

from __future__ import annotations

import typer

from service.cli.rules.check import check
from service.cli.rules.diff import diff
from service.cli.rules.run_tests import run_tests

app = typer.Typer(help="规则库：检查、比较与试算。", no_args_is_help=True)
app.command("check")(check)
app.command("diff")(diff)
app.command("test")(run_tests)
