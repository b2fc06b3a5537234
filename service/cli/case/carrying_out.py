"""Rectification, yearly progress with its difficulties, and evidence."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from service.casework.acts.carrying_out import (
    ExtendDeadline,
    GiveSupport,
    HandInReplies,
    OpenReevaluation,
    PrepareReply,
    ReportItem,
    ReportProgress,
    SolveDifficulty,
    Target,
)
from service.cli.case.acting import asked, record, record_with, refusing, tell
from service.cli.case.options import By, CaseId, Evidence, Note, Reason, Rule, Seen, Subject
from service.cli.options import Lang, read_day
from service.cli.usage import NotUnderstood
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.cases.link_evidence import link_evidence

Report = Annotated[int, typer.Option("--report", metavar="序号", help="报告该困难的办理记录的序号")]
Difficulty = Annotated[int, typer.Option("--difficulty", metavar="第几项", help="其中第几项困难，从 1 起")]
_TARGETS = {"数值": Target.VALUE, "项目": Target.PROJECT, "判定": Target.FINDING, "事项": Target.ITEM}


def extend(
    case: CaseId,
    deadline: Annotated[date, typer.Option(parser=read_day, metavar="日期", help="延长后的期限")],
    reason: Reason,
    by: By,
    document: Annotated[str, typer.Option(metavar="文号", help="同意延期的文号")] = "",
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """延长整改期限（最多一次，不超过一年）。"""
    record(case, ExtendDeadline(deadline=deadline, reason=reason, document=document), by, seen, lang)


def reply(
    case: CaseId,
    rule: Rule,
    subject: Subject,
    text: Annotated[str, typer.Option("--reply", metavar="情况", help="整改完成情况")],
    by: By,
    evidence: Evidence = None,
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """园区报告一项整改事项已完成。"""

    def make(files: tuple[str, ...]) -> ReportItem:
        return ReportItem(rule=rule, subject=subject, reply=text, evidence=files)

    record_with(case, make, evidence, by, seen, lang)


def prepare(
    case: CaseId,
    rule: Rule,
    subject: Subject,
    by: By,
    text: Annotated[str, typer.Option("--reply", metavar="情况", help="整改情况；可以先写一部分")] = "",
    ready: Annotated[bool, typer.Option("--ready", help="这一项已就绪")] = False,
    evidence: Evidence = None,
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """园区填写一项的整改情况，先存着，不报送；再填的代替前一次。"""

    def make(files: tuple[str, ...]) -> PrepareReply:
        return PrepareReply(rule=rule, subject=subject, reply=text, evidence=files, ready=ready)

    record_with(case, make, evidence, by, seen, lang)


def hand_in(case: CaseId, by: By, note: Note = "", seen: Seen = None, lang: Lang = Language.ZH) -> None:
    """园区把逐项填写好的整改情况一并报送。"""
    record(case, HandInReplies(note=note), by, seen, lang)


def reevaluate(case: CaseId, by: By, note: Note = "", seen: Seen = None, lang: Lang = Language.ZH) -> None:
    """开始复评：进入下一轮，只开放整改事项。"""
    record(case, OpenReevaluation(note=note), by, seen, lang)


def progress(
    case: CaseId,
    year: Annotated[int, typer.Option(metavar="年度", help="报告哪一年")],
    filed_on: Annotated[date, typer.Option(parser=read_day, metavar="日期", help="报送日期")],
    text: Annotated[str, typer.Option("--progress", metavar="进展", help="主要进展")],
    by: By,
    results: Annotated[str, typer.Option(metavar="成效", help="成效")] = "",
    experience: Annotated[str, typer.Option(metavar="经验", help="经验做法")] = "",
    difficulty: Annotated[list[str] | None, typer.Option(metavar="困难", help="困难和问题；可以重复")] = None,
    file: Annotated[Path | None, typer.Option(metavar="文件", help="报告本身（pdf 等）")] = None,
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """登记年度进展报告；所列困难逐项跟踪到解决。"""

    def make(files: tuple[str, ...]) -> ReportProgress:
        return ReportProgress(
            year=year,
            filed_on=filed_on,
            progress=text,
            results=results,
            experience=experience,
            difficulties=tuple(difficulty or ()),
            file="".join(files),
        )

    record_with(case, make, [file] if file else (), by, seen, lang)


def support(
    case: CaseId,
    report: Report,
    difficulty: Difficulty,
    supporter: Annotated[str, typer.Option(metavar="单位", help="给予支持的单位")],
    text: Annotated[str, typer.Option("--support", metavar="措施", help="支持措施")],
    by: By,
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """登记对一项困难的支持（通知三（四））。"""
    act = GiveSupport(report=report, difficulty=difficulty, supporter=supporter, support=text)
    record(case, act, by, seen, lang)


def solve(
    case: CaseId,
    report: Report,
    difficulty: Difficulty,
    how: Annotated[str, typer.Option(metavar="办法", help="怎样解决的")],
    by: By,
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """登记一项困难已经解决。"""
    record(case, SolveDifficulty(report=report, difficulty=difficulty, how=how), by, seen, lang)


def read_target(text: str) -> Target:
    """数值, 项目, 判定, 事项; NotUnderstood for anything else."""
    found = _TARGETS.get(text.strip())
    if found is None:
        raise NotUnderstood(
            Said(
                f"没有名为“{text}”的证明对象；请写其中之一：{'、'.join(_TARGETS)}",
                f"nothing called “{text}” can be proved; write one of these: {', '.join(_TARGETS)}",
            )
        )
    return found


def evidence(
    case: CaseId,
    file: Annotated[Path, typer.Argument(metavar="文件", help="佐证材料（xlsx、pdf、png、jpg）")],
    target: Annotated[Target, typer.Option("--for", parser=read_target, metavar="对象", help="数值、项目、判定或事项")],
    key: Annotated[str, typer.Option(metavar="名称", help="如 gdp/2025、项目名称、TG-07/indicator:…、EC-07")],
    by: By,
    name: Annotated[str, typer.Option(metavar="材料名称", help="材料名称；不写为文件名")] = "",
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """登记佐证材料，并说明它证明什么。"""
    with refusing(lang):
        done = link_evidence(load_settings(), case, file, target, key, name or file.name, asked(by, seen))
    tell(done, lang)
