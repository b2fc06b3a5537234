"""Assessments, waivers, overrides, the supplement notice and the draft of a decision."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated

import typer
from rich.markup import escape

from service.assessment.outline import headline
from service.assessment.retold import told_in
from service.assessment.tripped import Places
from service.casework.acts.evaluation import Evaluate, GrantWaiver, Override, ProposeWaiver, RevokeWaiver, SendBack
from service.casework.judged_under import judged_under
from service.casework.with_and_without import with_and_without
from service.cli.case.acting import asked, record, refusing, tell
from service.cli.case.options import By, CaseId, Reason, Seen, Until, read_pairs, read_recommendation
from service.cli.console import screen
from service.cli.options import Lang, read_day
from service.cli.report import Report
from service.settings import Settings, load_settings
from service.vocabulary.assessment import Recommendation
from service.vocabulary.language import Language, Said
from service.workflow.cases.draft_decision import Duties, draft_decision
from service.workflow.cases.evaluate_case import CaseEvaluated, evaluate_case, pre_assess
from service.workflow.cases.perform_act import Asked
from service.workflow.cases.request_supplement import request_supplement
from service.workflow.cases.rules_since import CHANGED_RULES, rules_changed

Waived = Annotated[int, typer.Option("--waiver", metavar="序号", help="提出该不适用认定的办理记录的序号")]
Deadline = Annotated[
    date | None,
    typer.Option("--deadline", parser=read_day, metavar="日期", help="期限；不写时按评价给出的，自今天起算"),
]


def assess_first(case: CaseId, by: By, seen: Seen = None, lang: Lang = Language.ZH) -> None:
    """预评价：现场核查之前的评价，指出核查的重点。"""
    _assess(pre_assess, case, by, seen, lang)


def evaluate(case: CaseId, by: By, seen: Seen = None, lang: Lang = Language.ZH) -> None:
    """评价：依据现有的申报、核查记录和不适用认定；有不适用认定的，同时给出不计它们的结果。"""
    _assess(evaluate_case, case, by, seen, lang)


def _assess(
    work: Callable[[Settings, str, Asked], CaseEvaluated], case: str, by: str, seen: int | None, lang: Language
) -> None:
    with refusing(lang):
        evaluated = work(load_settings(), case, asked(by, seen))
    _show(evaluated, lang)
    tell(evaluated.done, lang)


def _show(evaluated: CaseEvaluated, lang: Language) -> None:
    inputs, assessed = evaluated.inputs, evaluated.assessed
    assessment = assessed.counting.assessment
    told = headline(assessment, inputs.pack, inputs.rubric)
    judged = Said("核查记录", "judgements").told(lang) if inputs.judgements else None
    shown, needed = told_in(lang, assessment, inputs.pack, inputs.rubric)
    places = Places(inputs.pack, shown.digests.judgements, lang)
    Report(shown, told, needed, screen(), places).print(judged)
    merged = assessed.made.judgements
    remarks = [one.said for one in merged.superseded] + [one.said for one in merged.excluded]
    for remark in remarks:
        screen().print(escape(remark.told(lang)), style="dim")
    act = evaluated.done.recorded.act
    beside = with_and_without(act) if isinstance(act, Evaluate) else None
    for sentence in beside.sentences if beside else ():
        screen().print(escape(sentence.told(lang)), style="bold")
    under = judged_under(inputs.pack, inputs.rubric)
    for code in assessed.made.idle_waivers:
        screen().print(escape(_idle(under.named(code)).told(lang)), style="yellow")


def _idle(of: Said) -> Said:
    return Said(
        f"对{of.zh}的不适用认定没有起作用：园区填报了数值，或理由不在规则允许之列",
        f"the waiver of {of.en} changed nothing: the park states a value, or the rule allows no such reason",
    )


def waive(
    case: CaseId,
    subject: Annotated[str, typer.Option(metavar="编码", help="指标编码或规则编号")],
    reason: Reason,
    until: Until,
    by: By,
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """评估员提出不适用认定：写明理由和有效期。"""
    record(case, ProposeWaiver(subject=subject, reason=reason, until=until), by, seen, lang)


def sign_waiver(case: CaseId, waiver: Waived, by: By, seen: Seen = None, lang: Lang = Language.ZH) -> None:
    """审批人同意不适用认定。"""
    record(case, GrantWaiver(waiver=waiver), by, seen, lang)


def revoke_waiver(
    case: CaseId, waiver: Waived, reason: Reason, by: By, seen: Seen = None, lang: Lang = Language.ZH
) -> None:
    """审批人否定或撤销不适用认定。"""
    record(case, RevokeWaiver(waiver=waiver, reason=reason), by, seen, lang)


def override(
    case: CaseId,
    decision: Annotated[
        Recommendation,
        typer.Option(parser=read_recommendation, metavar="决定", help="通过或不予通过"),
    ],
    reason: Reason,
    until: Until,
    by: By,
    grade: Annotated[str, typer.Option(metavar="等级", help="通过时的等级；也可只改等级")] = "",
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """改变建议结论：写明理由和有效期，写入会签的内容。"""
    record(case, Override(decision=decision, grade=grade, reason=reason, until=until), by, seen, lang)


def supplement(
    case: CaseId,
    by: By,
    item: Annotated[list[str] | None, typer.Option(metavar="材料", help="要补的材料；不写时按评价所列")] = None,
    deadline: Deadline = None,
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """发补正材料通知书：列明要补的材料和期限。"""
    with refusing(lang):
        done = request_supplement(load_settings(), case, tuple(item or ()), deadline, asked(by, seen))
    tell(done, lang)


def draft(
    case: CaseId,
    by: By,
    owner: Annotated[
        list[str] | None, typer.Option(metavar="规则=责任人", help="整改事项的责任人；不写为园区管委会")
    ] = None,
    item_deadline: Annotated[
        list[str] | None, typer.Option(metavar="规则=日期", help="某一整改事项的期限；不写为整改期限")
    ] = None,
    deadline: Deadline = None,
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """按评价（或改变后的结论）拟定决定，进入会商会签；限期整改的列出事项、责任人和期限。"""
    days = {rule: read_day(text) for rule, text in read_pairs(item_deadline, "--item-deadline").items()}
    duties = Duties(read_pairs(owner, "--owner"), days, deadline)
    with refusing(lang):
        done = draft_decision(load_settings(), case, duties, asked(by, seen))
    tell(done, lang)
    if rules_changed(load_settings(), done.case):
        screen().print(CHANGED_RULES.told(lang), style="yellow")


def send_back(case: CaseId, reason: Reason, by: By, seen: Seen = None, lang: Lang = Language.ZH) -> None:
    """退回上一环节；已拟定的决定和签名随之失效。"""
    record(case, SendBack(reason=reason), by, seen, lang)
