"""acceptance template: an empty official workbook."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import saving, screen, stopping_on
from service.cli.options import Day, Force, Out, day_or_today
from service.settings import load_settings
from service.workflow.evaluation.templates import DEFAULT_PACK, write_template
from service.workflow.rules.rule_base import RuleProblems, UnknownPack

app = typer.Typer(add_completion=False)


@app.command("template")
def command(
    out: Out,
    pack: Annotated[str, typer.Option(help="规则包，也可指明版本（base-145@2024.1）")] = DEFAULT_PACK,
    findings: Annotated[bool, typer.Option("--findings", help="写核查记录，而不是评估工作簿")] = False,
    on: Day = None,
    force: Force = False,
) -> None:
    """写出空白的评估工作簿（或核查记录）模板。"""
    with stopping_on(UnknownPack, RuleProblems):
        settings = load_settings()
        with saving():
            write_template(settings, pack, findings, day_or_today(on), out, force)
    screen().print(f"已写出 {escape(str(out))}")
