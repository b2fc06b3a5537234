"""acceptance template: an empty official workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import saving, screen, stopping_on
from service.cli.options import Day, Force, Lang, Out, day_or_today
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.evaluation.evaluate import Choice, NotJudgeable, UnusableWorkbook
from service.workflow.evaluation.judgements_wanted import write_judgements_for
from service.workflow.evaluation.templates import DEFAULT_PACK, write_template
from service.workflow.rules.rule_base import RuleProblems, UnknownPack

app = typer.Typer(add_completion=False)


@app.command("template")
def command(
    out: Out,
    pack: Annotated[str | None, typer.Option(help="规则包，也可指明版本（base-145@2024.1）；不写时为 base-145")] = None,
    findings: Annotated[bool, typer.Option("--findings", help="写核查记录，而不是评估工作簿")] = False,
    workbook: Annotated[
        Path | None,
        typer.Option(
            "--for", metavar="评估工作簿", help="写这个园区的核查记录，预先填好园区名称、申请不适用的指标和待处理的存疑"
        ),
    ] = None,
    on: Day = None,
    force: Force = False,
    lang: Lang = Language.ZH,
) -> None:
    """写出空白的评估工作簿（或核查记录）模板。"""
    with stopping_on(UnknownPack, RuleProblems, NotJudgeable, UnusableWorkbook, language=lang):
        settings = load_settings()
        with saving(lang):
            if workbook is not None:
                write_judgements_for(workbook, settings, Choice(pack, on), out, force)
            else:
                write_template(settings, pack or DEFAULT_PACK, findings, day_or_today(on), out, force)
    screen().print(escape(Said(f"已写出 {out}", f"written: {out}").told(lang)))
