"""acceptance evaluate: one park's workbook → conclusion with reasons."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from service.assessment.english import english_of
from service.assessment.fact_names import FactNames
from service.assessment.labels import say
from service.assessment.outline import headline
from service.assessment.retold import told_in
from service.assessment.tripped import Places
from service.cli.console import COLON, DIFFERENT, print_problems, saving, screen, stop, stopping_on
from service.cli.options import EvaluationDay, Lang
from service.cli.report import Report
from service.cli.trace import Words, print_trace, rules_named
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.vocabulary.problem import Problem
from service.workflow.evaluation.evaluate import (
    Choice,
    Disagreement,
    Evaluated,
    NotJudgeable,
    UnusableWorkbook,
    evaluate,
    json_record,
    neighbour,
)
from service.workflow.evaluation.report import html_report
from service.workflow.rules.rule_base import RuleProblems, UnknownPack, UnknownRule
from service.workflow.saving import check_output, save

app = typer.Typer(add_completion=False)

_DISAGREEMENT = "the two independent evaluators disagree, so nothing is recommended; tell the policy staff"


@app.command("evaluate")
def command(
    workbook: Annotated[Path, typer.Argument(metavar="评估工作簿", help="园区填报的评估工作簿（.xlsx）")],
    findings: Annotated[Path | None, typer.Option(help="核查记录；不写时自动使用同名的“…-核查记录.xlsx”")] = None,
    pack: Annotated[str | None, typer.Option(help="规则包，也可指明版本（base-145@2024.1）；不写时按封面")] = None,
    on: EvaluationDay = None,
    json: Annotated[Path | None, typer.Option(help="把完整结果写成 JSON 文件")] = None,
    html: Annotated[Path | None, typer.Option(help="把评估报告写成一个 HTML 文件，可打印、归档")] = None,
    trace: Annotated[bool, typer.Option("--trace", help="逐条列出计算依据，直到单元格")] = False,
    rule: Annotated[
        list[str] | None, typer.Option("--rule", metavar="编号", help="只列出这条规则的计算依据，如 TG-07；可以重复")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="结果文件已存在或扩展名不同也照写")] = False,
    lang: Lang = Language.ZH,
) -> None:
    """评估一个园区：结论、未达到的要求、存疑数据和评分表。"""
    with saving(lang):
        inputs = [file for file in (workbook, findings or neighbour(workbook)) if file is not None]
        for out, suffix in ((json, ".json"), (html, ".html")):
            if out is not None:
                check_output(out, suffix, inputs, force, renewable=True)
    evaluated = _evaluated(workbook, Choice(pack, on, findings), lang)
    with stopping_on(UnknownRule, language=lang):
        rules = rules_named(rule or (), evaluated.pack.rules)
    show(evaluated, trace or bool(rules), lang, rules)
    if json is not None:
        with saving(lang):
            save(json, json_record(evaluated).encode())
    if html is not None:
        with stopping_on(language=lang), saving(lang):
            save(html, html_report(evaluated, load_settings(), lang).encode())


def _evaluated(workbook: Path, choice: Choice, lang: Language) -> Evaluated:
    try:
        with stopping_on(UnknownPack, RuleProblems, NotJudgeable, language=lang):
            return evaluate(workbook, load_settings(), choice)
    except UnusableWorkbook as unusable:
        colon = COLON.told(lang)
        if unusable.problems:
            screen(stderr=True).print(f"{say('工作簿中的问题', lang)}{colon}{escape(unusable.file.name)}", style="bold")
            print_problems(unusable.problems, lang, stderr=True)
        stop(f"{unusable.file.name or unusable.file}{colon}{unusable.said.told(lang)}")
    except Disagreement as disagreement:
        stop(Said(str(disagreement), _DISAGREEMENT).told(lang), DIFFERENT)


def show(evaluated: Evaluated, trace: bool, lang: Language, rules: frozenset[str] = frozenset()) -> None:
    """Print an evaluation: its report, the workbooks' faults, the trace when asked for (of `rules` only, if any)."""
    console = screen()
    findings = evaluated.findings_file.name if evaluated.findings_file else None
    told = headline(evaluated.assessment, evaluated.pack, evaluated.rubric)
    assessment, needed = told_in(lang, evaluated.assessment, evaluated.pack, evaluated.rubric)
    places = Places(evaluated.pack, assessment.digests.judgements, lang)
    Report(assessment, told, needed, console, places).print(findings, _found(evaluated))
    for faults in evaluated.faults:
        if faults.problems:
            count = Said("（{}）", " ({})").told(lang).format(len(faults.problems))
            heading = f"{say('工作簿中的问题', lang)}{COLON.told(lang)}{faults.file.name}{count}"
            console.print(f"\n{escape(heading)}", style="bold")
            print_problems(faults.problems, lang)
    if trace:
        english = english_of(evaluated.pack) if lang is Language.EN else None
        print_trace(assessment, Words(FactNames(evaluated.pack), english), console, lang, rules)


def _found(evaluated: Evaluated) -> list[tuple[str, Problem]]:
    """Every fault with the workbook it is in, named only where there are two."""
    kinds = ("评估工作簿", "核查记录") if evaluated.findings_file else ("",)
    return [
        (kind, problem) for kind, faults in zip(kinds, evaluated.faults, strict=True) for problem in faults.problems
    ]
