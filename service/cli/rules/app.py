"""acceptance rules: the group of commands."""

from __future__ import annotations

import typer

from service.cli.rules.changelog import changelog
from service.cli.rules.check import check
from service.cli.rules.diff import diff
from service.cli.rules.example import example
from service.cli.rules.explain import explain
from service.cli.rules.list_rules import print_rules
from service.cli.rules.matrix import matrix
from service.cli.rules.mutate import mutate
from service.cli.rules.new import new
from service.cli.rules.run_tests import run_tests
from service.cli.rules.schema import schema

app = typer.Typer(help="规则库：编写、检查、比较、试算、说明和发布规则。", no_args_is_help=True, add_completion=False)
app.command("new")(new)
app.command("check")(check)
app.command("diff")(diff)
app.command("example")(example)
app.command("test")(run_tests)
app.command("mutate")(mutate)
app.command("list")(print_rules)
app.command("explain")(explain)
app.command("matrix")(matrix)
app.command("changelog")(changelog)
app.command("schema")(schema)
