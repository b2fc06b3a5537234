"""Judgements, scores and third-party figures, up to the end of the site visit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer

from service.casework.acts.site_visit import FinishSiteVisit, RecordJudgement, ScoreItem
from service.cli.case.acting import asked, record, record_with, refusing, tell, tell_dry_run
from service.cli.case.options import By, CaseId, DryRun, Evidence, Reason, Seen, Workbook, read_number, read_pairs
from service.cli.console import print_problems, screen
from service.cli.options import Lang, read_day
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.cases.import_judgements import import_judgements
from service.workflow.cases.record_verification import Concluded, record_verification
from service.workflow.cases.recuse_expert import recuse_expert

Item = Annotated[str, typer.Option("--item", metavar="事项", help="规则编号，如 EC-07")]


def judge(
    case: CaseId,
    item: Item,
    answer: Annotated[str, typer.Option(metavar="意见", help="可选答案之一，如 符合、基本符合、不符合")],
    by: By,
    basis: Annotated[str, typer.Option(metavar="依据", help="依据")] = "",
    evidence: Evidence = None,
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """逐项登记判定意见：办理人是评估员的为评估员意见，是专家的为专家意见。"""

    def make(files: tuple[str, ...]) -> RecordJudgement:
        return RecordJudgement(item=item, answer=answer, basis=basis, evidence=files)

    record_with(case, make, evidence, by, seen, lang)


def judgements(
    case: CaseId, workbook: Workbook, by: By, dry_run: DryRun = False, seen: Seen = None, lang: Lang = Language.ZH
) -> None:
    """导入核查记录；再次导入的代替前一次，只有改动的事项算作变动。"""
    with refusing(lang):
        imported = import_judgements(load_settings(), case, workbook, asked(by, seen), dry_run)
    if imported.problems:
        screen().print(Said("核查记录中的问题", "faults in the workbook").told(lang), style="bold")
        print_problems(imported.problems, lang)
    said = Said("有意见的事项", "items with a statement").told(lang)
    screen().print(f"{said}（{len(imported.act.items)}）：{'、'.join(imported.act.items)}")
    if imported.done is None:
        tell_dry_run(imported.refused, lang)
    else:
        tell(imported.done, lang)


def score(
    case: CaseId,
    item: Item,
    points: Annotated[Decimal, typer.Option("--score", parser=read_number, metavar="分数", help="分数")],
    by: By,
    reason: Annotated[str, typer.Option(metavar="理由", help="理由")] = "",
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """专家逐项评分。"""
    record(case, ScoreItem(item=item, score=points, reason=reason), by, seen, lang)


def recuse(
    case: CaseId,
    expert: Annotated[str, typer.Option(metavar="专家", help="回避的专家的编号或姓名")],
    reason: Reason,
    by: By,
    item: Annotated[list[str] | None, typer.Option(metavar="事项", help="只对这些事项回避；不写为全部")] = None,
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """专家回避：其意见和评分不再计入。"""
    with refusing(lang):
        done = recuse_expert(load_settings(), case, expert, reason, tuple(item or ()), asked(by, seen))
    tell(done, lang)


def third_party(
    case: CaseId,
    organisation: Annotated[str, typer.Option(metavar="机构", help="核查机构")],
    report: Annotated[Path, typer.Option(metavar="文件", help="核查报告（pdf 等）")],
    by: By,
    value: Annotated[
        list[str] | None,
        typer.Option(metavar="编码/年份=数值", help="核查的数值，可带单位；可以重复；没有数值的须写结论"),
    ] = None,
    made_on: Annotated[date | None, typer.Option(parser=read_day, metavar="日期", help="报告日期")] = None,
    conclusion: Annotated[str, typer.Option(metavar="结论", help="报告的结论")] = "",
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """登记第三方核查的数值和结论；数值作为外部数据与填报比对。"""
    values, concluded = read_pairs(value or [], "--value"), Concluded(made_on, conclusion)
    with refusing(lang):
        done = record_verification(load_settings(), case, organisation, report, values, asked(by, seen), concluded)
    tell(done, lang)


def visit_done(
    case: CaseId,
    on: Annotated[date, typer.Option("--on", parser=read_day, metavar="日期", help="现场核查的日期")],
    leader: Annotated[str, typer.Option(metavar="姓名", help="核查组组长")],
    by: By,
    member: Annotated[list[str] | None, typer.Option(metavar="姓名", help="参加的人员；可以重复")] = None,
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """现场核查与专家评分完成。"""
    record(case, FinishSiteVisit(visited_on=on, leader=leader, members=tuple(member or ())), by, seen, lang)
