"""acceptance evaluate: one park's workbook → conclusion with reasons."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from service.assessment.fact_names import FactNames
from service.assessment.labels import Language, say
from service.assessment.needed_inputs import needed_inputs
from service.assessment.outline import headline
from service.cli.console import DIFFERENT, print_problems, screen, stop, stopping_on
from service.cli.report import Report
from service.cli.trace import print_trace
from service.settings import load_settings
from service.workflow.evaluate import (
    Choice,
    Disagreement,
    Evaluated,
    NotJudgeable,
    UnusableWorkbook,
    evaluate,
    json_record,
)
from service.workflow.report import html_report
from service.workflow.rule_base import RuleProblems, UnknownPack
from service.workflow.saving import save


def command(
    workbook: Annotated[Path, typer.Argument(metavar="评估工作簿", help="园区填报的评估工作簿（.xlsx）")],
    findings: Annotated[Path | None, typer.Option(help="核查记录；不写时自动使用同名的“…-核查记录.xlsx”")] = None,
    pack: Annotated[str | None, typer.Option(help="规则包；不写时按封面")] = None,
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="评估日期，如 2026-03-31；不写时按封面")
    ] = None,
    json: Annotated[Path | None, typer.Option(help="把完整结果写成 JSON 文件")] = None,
    html: Annotated[Path | None, typer.Option(help="把评估报告写成一个 HTML 文件，可打印、归档")] = None,
    trace: Annotated[bool, typer.Option("--trace", help="逐条列出计算依据，直到单元格")] = False,
    lang: Annotated[Language, typer.Option(help="界面语言")] = Language.ZH,
) -> None:
    """评估一个园区：结论、未达到的要求、存疑数据和评分表。"""
    on_date = on.date() if on else None
    try:
        with stopping_on(UnknownPack, RuleProblems, NotJudgeable):
            evaluated = evaluate(workbook, load_settings(), Choice(pack, on_date, findings))
    except UnusableWorkbook as unusable:
        if unusable.problems:
            screen(stderr=True).print(f"{say('工作簿中的问题', lang)}：{unusable.file.name}", style="bold")
            print_problems(unusable.problems, stderr=True)
        stop(str(unusable))
    except Disagreement as disagreement:
        stop(str(disagreement), DIFFERENT)
    show(evaluated, trace, lang)
    with stopping_on():
        if json is not None:
            save(json, json_record(evaluated).encode())
        if html is not None:
            save(html, html_report(evaluated, load_settings(), lang).encode())


def show(evaluated: Evaluated, trace: bool, lang: Language) -> None:
    """Print an evaluation: its report, the faults of the workbooks, and the trace when asked for."""
    console = screen()
    findings = evaluated.findings_file.name if evaluated.findings_file else None
    told = headline(evaluated.assessment, evaluated.pack, evaluated.rubric)
    needed = needed_inputs(evaluated.assessment, evaluated.pack)
    Report(evaluated.assessment, told, needed, console, lang).print(findings)
    for faults in evaluated.faults:
        if faults.problems:
            console.print(
                f"\n{say('工作簿中的问题', lang)}：{faults.file.name}（{len(faults.problems)}）", style="bold"
            )
            print_problems(faults.problems)
    if trace:
        print_trace(evaluated.assessment, FactNames(evaluated.pack), console, lang)
