"""`acceptance`: the entry point and its commands."""

from __future__ import annotations

import typer

from service.cli import bundle, demo, evaluate, example, migrate, template, verify
from service.cli.audit.app import app as audit
from service.cli.case.app import app as case
from service.cli.console import ending_calmly
from service.cli.person.app import app as person
from service.cli.rules.app import app as rules

app = typer.Typer(
    name="acceptance",
    help="园区循环化改造成效评估和验收：从评估工作簿到可追溯的建议结论。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("evaluate")(evaluate.command)
app.command("template")(template.command)
app.command("example")(example.command)
app.command("demo")(demo.command)
app.command("migrate")(migrate.command)
app.command("bundle")(bundle.command)
app.command("verify")(verify.command)
app.add_typer(rules, name="rules")
app.add_typer(audit, name="audit")
app.add_typer(person, name="person")
app.add_typer(case, name="case")


def run() -> None:
    """Run the command line."""
    with ending_calmly():
        app()
