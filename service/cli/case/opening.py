"""A case from its opening to the accepted application."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from service.casework.acts.application import (
    AcceptApplication,
    AmendedTarget,
    Apply,
    AssignProject,
    RecordPlan,
    ReplacedProject,
    ReturnApplication,
    Withdraw,
)
from service.cli.case.acting import asked, record, record_with, refusing, tell
from service.cli.case.options import By, CaseId, Document, Reason, Seen
from service.cli.console import stop
from service.cli.options import Lang, read_day
from service.cli.registry_options import ParkArgument, ProgrammeOption
from service.settings import load_settings
from service.vocabulary.language import Language
from service.workflow.cases.open_listed_case import open_listed_case

File = Annotated[Path | None, typer.Option("--file", metavar="文件", help="文件本身（pdf、png、jpg、xlsx）")]


def open_(
    park: ParkArgument,
    by: By,
    programme: ProgrammeOption = "",
    lang: Lang = Language.ZH,
) -> None:
    """立案：列入清单的园区，一个园区、一个规划期一个案卷。"""
    with refusing(lang):
        done = open_listed_case(load_settings(), park, programme, asked(by, None))
    tell(done, lang)


def plan(
    case: CaseId,
    version: Annotated[str, typer.Option(metavar="版本", help="方案版本，与工作簿的写法一致，如 报批稿")],
    authority: Annotated[str, typer.Option(metavar="机关", help="审核机关")],
    document: Document,
    on: Annotated[date, typer.Option("--on", parser=read_day, metavar="日期", help="审核日期")],
    by: By,
    refused: Annotated[bool, typer.Option("--refused", help="审核没有同意")] = False,
    target: Annotated[list[str] | None, typer.Option(metavar="指标=原值→新值", help="调整了的目标；可以重复")] = None,
    base: Annotated[list[str] | None, typer.Option(metavar="指标=原值→新值", help="调整了的基期值；可以重复")] = None,
    project: Annotated[
        list[str] | None, typer.Option(metavar="项目→替代项目=理由", help="替换或取消了的项目；可以重复")
    ] = None,
    file: File = None,
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """登记实施方案的一个版本及其审核意见；评估按现行版本，原版本始终一并列出。"""
    targets = (_amended("--target", "target", text) for text in target or ())
    bases = (_amended("--base", "base", text) for text in base or ())
    amended = (*targets, *bases)
    replaced = tuple(_replaced(text) for text in project or ())

    def make(files: tuple[str, ...]) -> RecordPlan:
        return RecordPlan(
            version=version,
            approved=not refused,
            authority=authority,
            document=document,
            decided_on=on,
            file="".join(files),
            amended_targets=amended,
            replaced_projects=replaced,
        )

    record_with(case, make, [file] if file else (), by, seen, lang)


def _amended(option: str, what: Literal["target", "base"], text: str) -> AmendedTarget:
    code, equals, values = text.partition("=")
    old, arrow, new = values.partition("→")
    if not (equals and arrow):
        stop(f"{option} 的“{text}”读不懂；请写成 指标编码=原值→新值，如 water_saving=620→600")
    return AmendedTarget(code=code.strip(), old=old.strip(), new=new.strip(), what=what)


def _replaced(text: str) -> ReplacedProject:
    projects, equals, reason = text.partition("=")
    project, arrow, by = projects.partition("→")
    if not (equals and arrow):
        stop(f"--project 的“{text}”读不懂；请写成 项目→替代项目=理由；取消的项目箭头之后留空")
    return ReplacedProject(project=project.strip(), by=by.strip(), reason=reason.strip())


def enterprise(
    case: CaseId,
    project: Annotated[str, typer.Option(metavar="项目", help="重点项目的名称")],
    name: Annotated[str, typer.Option("--enterprise", metavar="企业", help="责任企业")],
    by: By,
    credit_code: Annotated[str, typer.Option(metavar="代码", help="统一社会信用代码")] = "",
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """登记重点项目的责任企业。"""
    record(case, AssignProject(project=project, enterprise=name, credit_code=credit_code), by, seen, lang)


def apply(case: CaseId, by: By, file: File = None, seen: Seen = None, lang: Lang = Language.ZH) -> None:
    """园区申请验收（可附申请函）。"""
    record_with(case, lambda files: Apply(letter="".join(files)), [file] if file else (), by, seen, lang)


def accept(
    case: CaseId,
    opinion: Annotated[str, typer.Option(metavar="意见", help="初审意见")],
    by: By,
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """设区市初审：材料齐全，同意受理。"""
    record(case, AcceptApplication(opinion=opinion), by, seen, lang)


def return_(case: CaseId, reason: Reason, by: By, seen: Seen = None, lang: Lang = Language.ZH) -> None:
    """设区市初审：材料不齐，退回园区。"""
    record(case, ReturnApplication(reason=reason), by, seen, lang)


def withdraw(case: CaseId, reason: Reason, by: By, seen: Seen = None, lang: Lang = Language.ZH) -> None:
    """园区撤回申请。"""
    record(case, Withdraw(reason=reason), by, seen, lang)
