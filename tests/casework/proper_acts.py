"""An act of every kind that fits a case as it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from service.casework.acts import application, carrying_out, correction, decision, evaluation, site_visit, submission
from service.casework.acts.act import Act
from service.casework.basis import current_assessment
from service.casework.corrections import correction_digest, texts_at
from service.casework.disputes import unsettled_objections
from service.casework.questions import asked_questions
from service.casework.rectification import items_to_rectify, rectification_deadline
from service.casework.signing import content_digest
from service.casework.waivers import waivers
from service.vocabulary.assessment import Recommendation
from service.vocabulary.assessment_summary import OpenQuestion
from service.vocabulary.person import Department
from tests.casework.builders import EXPERT_3, FAILED, QUESTION, Walk, drafted, imported, opening, plan
from tests.casework.stages import MEDIUM, WAIVER

A = TypeVar("A")
NUMBER = correction.Place.NUMBER
PASS, REJECT = Recommendation.PASS, Recommendation.REJECT


def proper(act: type[A], now: Walk) -> A:
    """An act of that kind that fits the case as it stands, as far as anything can fit."""
    made = _PROPER[act](now)  # type: ignore[index]
    assert isinstance(made, act)
    return made


def _next_import(now: Walk) -> submission.ImportSubmission:
    number = len(now.now.of(submission.ImportSubmission)) + 1 if now.case is not None else 1
    return imported(number, questions=(MEDIUM,))


def _question(now: Walk) -> OpenQuestion:
    asked = asked_questions(now.now) if now.case is not None else ()
    return asked[0].question if asked else QUESTION


def _waiver(now: Walk) -> int:
    open_ = [one.proposed.seq for one in waivers(now.now) if one.revoked is None and one.granted is None]
    return open_[0] if open_ else 1


def _recommended(now: Walk) -> Recommendation:
    assessed = current_assessment(now.now, now.today)
    return assessed.act.summary.recommendation if assessed is not None else PASS


def _other(now: Walk) -> evaluation.Override:
    return evaluation.Override(
        decision=PASS if _recommended(now) is REJECT else REJECT,
        grade="",
        reason="专家组一致认为",
        until=now.today + timedelta(days=90),
    )


def _draft(now: Walk) -> evaluation.DraftDecision:
    override = now.now.last(evaluation.Override, since=_assessed(now))
    if override is not None:
        return drafted(override.act.decision, grade=override.act.grade)
    return drafted(_recommended(now))


def _assessed(now: Walk) -> int:
    last = now.now.last(evaluation.Evaluate)
    return last.seq if last is not None else 0


def _objection(now: Walk) -> int:
    waiting = unsettled_objections(now.now)
    return waiting[0].seq if waiting else 1


def _report(now: Walk) -> carrying_out.ReportItem:
    waiting = [one.item for one in items_to_rectify(now.now) if one.report is None] or FAILED[:1]
    return carrying_out.ReportItem(rule=waiting[0].rule, subject=waiting[0].subject, reply="已完成")


def _prepared(now: Walk) -> carrying_out.PrepareReply:
    waiting = [one.item for one in items_to_rectify(now.now) if one.prepared is None] or FAILED[:1]
    return carrying_out.PrepareReply(rule=waiting[0].rule, subject=waiting[0].subject, reply="已完成", ready=True)


def _extension(now: Walk) -> carrying_out.ExtendDeadline:
    deadline = rectification_deadline(now.now) or now.today
    return carrying_out.ExtendDeadline(deadline=deadline + timedelta(days=30), reason="设备到货晚")


def _difficulty(now: Walk) -> int:
    report = now.now.last(carrying_out.ReportProgress)
    return report.seq if report is not None else 1


def _progress(now: Walk) -> carrying_out.ReportProgress:
    year = 2025 + len(now.now.of(carrying_out.ReportProgress))
    return carrying_out.ReportProgress(year=year, filed_on=now.today, progress="按方案推进")


def _corrected(now: Walk) -> correction.DraftCorrection:
    wrong = next(iter(texts_at(now.now, NUMBER)), "") if now.case is not None else ""
    return correction.DraftCorrection(place=NUMBER, wrong=wrong or "1号", right=f"{wrong}（更正）", reason="笔误")


def _version(now: Walk) -> application.RecordPlan:
    return plan(version=str(len(now.now.of(application.RecordPlan)) + 1), approved=False)


_PROPER: dict[type[Act], Callable[[Walk], Act]] = {
    application.OpenCase: lambda now: opening(),
    application.RecordPlan: _version,
    application.AssignProject: lambda now: application.AssignProject(project="余热利用", enterprise="某热电公司"),
    application.Apply: lambda now: application.Apply(),
    application.AcceptApplication: lambda now: application.AcceptApplication(opinion="材料齐全"),
    application.ReturnApplication: lambda now: application.ReturnApplication(reason="缺审计报告"),
    application.Withdraw: lambda now: application.Withdraw(reason="重新准备"),
    submission.ImportSubmission: _next_import,
    submission.AnswerQuestion: lambda now: submission.AnswerQuestion(
        rule=_question(now).rule, subject=_question(now).subject, answer="已核对原始凭证"
    ),
    submission.AcceptAnswer: lambda now: submission.AcceptAnswer(
        rule=_question(now).rule, subject=_question(now).subject, reason="凭证齐全"
    ),
    submission.RejectAnswer: lambda now: submission.RejectAnswer(
        rule=_question(now).rule, subject=_question(now).subject, reason="没有凭证"
    ),
    submission.DisputeValue: lambda now: submission.DisputeValue(code="energy_total", year=2025, reason="与统计不符"),
    submission.FinishDataCheck: lambda now: submission.FinishDataCheck(),
    site_visit.RecordJudgement: lambda now: site_visit.RecordJudgement(item="TG-07", answer="符合"),
    site_visit.ImportJudgements: lambda now: site_visit.ImportJudgements(workbook="j1", items=("TG-07",)),
    site_visit.ScoreItem: lambda now: site_visit.ScoreItem(item="TG-07", score=Decimal("88.5")),
    site_visit.Recuse: lambda now: site_visit.Recuse(expert=EXPERT_3.id, reason="曾为园区编制方案"),
    site_visit.RecordVerification: lambda now: site_visit.RecordVerification(
        organisation="某核查机构",
        report="r1",
        values=(site_visit.VerifiedValue(code="energy_total", year=2025, value=Decimal(5)),),
    ),
    site_visit.FinishSiteVisit: lambda now: site_visit.FinishSiteVisit(visited_on=now.today, leader="组长"),
    evaluation.PreAssess: lambda now: now.pre_assessment(),
    evaluation.Evaluate: lambda now: now.assessment(_recommended(now)),
    evaluation.ProposeWaiver: lambda now: WAIVER,
    evaluation.GrantWaiver: lambda now: evaluation.GrantWaiver(waiver=_waiver(now)),
    evaluation.RevokeWaiver: lambda now: evaluation.RevokeWaiver(waiver=_waiver(now), reason="情况有变"),
    evaluation.Override: _other,
    evaluation.RequestSupplement: lambda now: evaluation.RequestSupplement(
        items=("能源消费统计表",), deadline=max(now.today, date(2026, 3, 21))
    ),
    evaluation.DraftDecision: _draft,
    evaluation.SendBack: lambda now: evaluation.SendBack(reason="再核对一次"),
    decision.GiveOpinion: lambda now: decision.GiveOpinion(department=Department.DRC, agrees=True, opinion="无异议"),
    decision.Sign: lambda now: decision.Sign(content=content_digest(now.now)),
    decision.DeclineToSign: lambda now: decision.DeclineToSign(content=content_digest(now.now), reason="有疑问"),
    decision.Publish: lambda now: decision.Publish(
        first_day=now.today, last_day=now.today + timedelta(days=6), where="门户网站"
    ),
    decision.LodgeObjection: lambda now: decision.LodgeObjection(objector="某企业", objection="数据不实"),
    decision.SettleObjection: lambda now: decision.SettleObjection(
        objection=_objection(now), upheld=False, reason="查无实据"
    ),
    decision.Issue: lambda now: decision.Issue(document="浙发改〔2026〕1号", dated=now.today),
    decision.LodgeAppeal: lambda now: decision.LodgeAppeal(grounds="不服决定"),
    decision.WithdrawAppeal: lambda now: decision.WithdrawAppeal(reason="已经说明"),
    decision.DecideAppeal: lambda now: decision.DecideAppeal(upheld=False, reason="决定无误"),
    correction.DraftCorrection: _corrected,
    correction.SignCorrection: lambda now: correction.SignCorrection(content=correction_digest(now.now)),
    correction.DeclineCorrection: lambda now: correction.DeclineCorrection(
        content=correction_digest(now.now), reason="不是笔误"
    ),
    correction.WithdrawCorrection: lambda now: correction.WithdrawCorrection(reason="写错了"),
    decision.Close: lambda now: decision.Close(),
    carrying_out.ExtendDeadline: _extension,
    carrying_out.ReportItem: _report,
    carrying_out.PrepareReply: _prepared,
    carrying_out.HandInReplies: lambda now: carrying_out.HandInReplies(),
    carrying_out.OpenReevaluation: lambda now: carrying_out.OpenReevaluation(),
    carrying_out.ReportProgress: _progress,
    carrying_out.GiveSupport: lambda now: carrying_out.GiveSupport(
        report=_difficulty(now), difficulty=1, supporter="市财政局", support="安排专项资金"
    ),
    carrying_out.SolveDifficulty: lambda now: carrying_out.SolveDifficulty(
        report=_difficulty(now), difficulty=1, how="资金到位"
    ),
    carrying_out.LinkEvidence: lambda now: carrying_out.LinkEvidence(
        file="f1", name="审计报告.pdf", media_type="application/pdf", target=carrying_out.Target.ITEM, key="TG-07"
    ),
}
