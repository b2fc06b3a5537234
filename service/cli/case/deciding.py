"""From the drafted decision to the issued document, objections and appeals."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from service.casework.acts.decision import (
    Close,
    DecideAppeal,
    GiveOpinion,
    Issue,
    LodgeAppeal,
    LodgeObjection,
    Publish,
    SettleObjection,
    WithdrawAppeal,
)
from service.cli.case.acting import asked, record, record_with, refusing, tell
from service.cli.case.options import By, CaseId, Document, Evidence, Note, Reason, Seen
from service.cli.options import Lang, read_day
from service.cli.person.options import read_department
from service.settings import load_settings
from service.vocabulary.language import Language
from service.vocabulary.person import Department
from service.workflow.cases.sign_decision import decline_to_sign, sign_decision

Content = Annotated[
    str,
    typer.Option("--content", metavar="摘要", help="您看过的内容的摘要，见 acceptance case content"),
]
Upheld = Annotated[bool, typer.Option("--upheld/--dismissed", help="成立，或不成立")]


def opinion(
    case: CaseId,
    department: Annotated[Department, typer.Option(parser=read_department, metavar="部门", help="出具意见的部门")],
    text: Annotated[str, typer.Option("--opinion", metavar="意见", help="会商意见")],
    by: By,
    disagrees: Annotated[bool, typer.Option("--disagrees", help="不同意拟定的决定")] = False,
    document: Annotated[str, typer.Option(metavar="文号", help="来函的文号")] = "",
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """登记一个部门的会商意见。"""
    act = GiveOpinion(department=department, agrees=not disagrees, opinion=text, document=document)
    record(case, act, by, seen, lang)


def sign(case: CaseId, content: Content, by: By, seen: Seen = None, lang: Lang = Language.ZH) -> None:
    """会签：签署您看过的决定内容；内容此后有任何改动，签名失效。"""
    with refusing(lang):
        done = sign_decision(load_settings(), case, content, asked(by, seen))
    tell(done, lang)


def decline(
    case: CaseId, content: Content, reason: Reason, by: By, seen: Seen = None, lang: Lang = Language.ZH
) -> None:
    """不予签署：写明理由，退回评价。"""
    with refusing(lang):
        done = decline_to_sign(load_settings(), case, content, reason, asked(by, seen))
    tell(done, lang)


def publish(
    case: CaseId,
    first: Annotated[date, typer.Option("--from", parser=read_day, metavar="日期", help="公示的第一天")],
    last: Annotated[date, typer.Option("--to", parser=read_day, metavar="日期", help="公示的最后一天")],
    where: Annotated[str, typer.Option(metavar="网址或地点", help="公示的网址或地点")],
    by: By,
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """登记公示。"""
    record(case, Publish(first_day=first, last_day=last, where=where), by, seen, lang)


def object_(
    case: CaseId,
    objector: Annotated[str, typer.Option(metavar="异议人", help="提出异议的单位或个人")],
    text: Annotated[str, typer.Option("--objection", metavar="异议", help="异议的内容")],
    by: By,
    evidence: Evidence = None,
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """登记公示期间的异议。"""

    def make(files: tuple[str, ...]) -> LodgeObjection:
        return LodgeObjection(objector=objector, objection=text, evidence=files)

    record_with(case, make, evidence, by, seen, lang)


def settle_objection(
    case: CaseId,
    number: Annotated[int, typer.Option("--objection", metavar="序号", help="登记该异议的办理记录的序号")],
    upheld: Upheld,
    reason: Reason,
    by: By,
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """处理异议：成立的退回评价。"""
    record(case, SettleObjection(objection=number, upheld=upheld, reason=reason), by, seen, lang)


def issue(
    case: CaseId,
    document: Document,
    dated: Annotated[date, typer.Option(parser=read_day, metavar="日期", help="文件的日期")],
    by: By,
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """发文：决定生效；限期整改的进入整改。"""
    record(case, Issue(document=document, dated=dated), by, seen, lang)


def appeal(
    case: CaseId,
    grounds: Annotated[str, typer.Option(metavar="理由", help="申诉的理由")],
    by: By,
    evidence: Evidence = None,
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """园区对已发文的决定提出申诉。"""
    record_with(case, lambda files: LodgeAppeal(grounds=grounds, evidence=files), evidence, by, seen, lang)


def withdraw_appeal(case: CaseId, reason: Reason, by: By, seen: Seen = None, lang: Lang = Language.ZH) -> None:
    """园区撤回还没有决定的申诉。"""
    record(case, WithdrawAppeal(reason=reason), by, seen, lang)


def decide_appeal(
    case: CaseId, upheld: Upheld, reason: Reason, by: By, seen: Seen = None, lang: Lang = Language.ZH
) -> None:
    """决定申诉：成立的原决定失效，进入新一轮评价。"""
    record(case, DecideAppeal(upheld=upheld, reason=reason), by, seen, lang)


def close(case: CaseId, by: By, note: Note = "", seen: Seen = None, lang: Lang = Language.ZH) -> None:
    """办结归档。"""
    record(case, Close(note=note), by, seen, lang)
