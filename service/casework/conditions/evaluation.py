"""What must hold for assessments, waivers and the departure from a recommendation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.casework.acts.evaluation import (
    Evaluate,
    GrantWaiver,
    Override,
    PreAssess,
    ProposeWaiver,
    RequestSupplement,
    RevokeWaiver,
)
from service.casework.acts.site_visit import ImportJudgements
from service.casework.acts.submission import ImportSubmission
from service.casework.basis import current_assessment, evaluation_basis, last_assessment
from service.casework.conditions.condition import Attempt, Standing, of_act, of_case, of_person
from service.casework.rectification import opened_items
from service.casework.state import State
from service.casework.waivers import grantable, waiver, waivers
from service.vocabulary.assessment import Recommendation
from service.vocabulary.assessment_summary import AssessmentSummary
from service.vocabulary.language import Said
from service.vocabulary.person import Person, same_person

_STALE = Said(
    "评价依据的申报、核查记录或不适用认定已有变化；请重新评价",
    "submission, judgements or waivers have changed since the evaluation; evaluate again",
)


@of_act("评价依据案卷现有的申报、核查记录和不适用认定", "the assessment is made from what is on record now")
def made_from_record(attempt: Attempt[PreAssess | Evaluate]) -> Iterator[Said]:
    digests = attempt.act.summary.digests
    submission, judgements = attempt.case.last(ImportSubmission), attempt.case.last(ImportJudgements)
    stated = (submission.act.workbook if submission else "", judgements.act.workbook if judgements else "")
    same = (digests.workbook, digests.judgements) == stated
    if not same or attempt.act.basis != evaluation_basis(attempt.case, attempt.today):
        yield _STALE


@of_act("评估日期不晚于当天", "the evaluation date is not in the future")
def day_has_come(attempt: Attempt[Evaluate]) -> Iterator[Said]:
    day = attempt.act.summary.evaluation_date
    if day > attempt.today:
        yield Said(
            f"封面的评估日期 {day} 晚于今天，那一天适用的规则还没有施行；请到那一天再评价，或改正封面后重新导入",
            f"the evaluation date {day} is in the future, and so are the rules of that day; evaluate then, or correct "
            "the cover and import again",
        )


@of_act(
    "有不适用认定时，一并给出不计这些认定的评价", "where waivers are in force, the assessment without them is given too"
)
def shown_without_waivers(attempt: Attempt[Evaluate]) -> Iterator[Said]:
    in_force = any(one.in_force(attempt.today) for one in waivers(attempt.case))
    if in_force != (attempt.act.without_waivers is not None):
        yield Said(
            "有不适用认定时须同时给出不计这些认定的评价，没有时不给；请重新评价",
            "the assessment without waivers is given exactly where waivers are in force; evaluate again",
        )


@of_case("评价是现行的：依据现有的申报、核查记录和不适用认定", "the assessment is current")
def assessment_current(standing: Standing) -> Iterator[Said]:
    if last_assessment(standing.case) is None:
        yield Said("本轮尚未评价；请先评价", "this round has not been evaluated; evaluate first")
    elif current_assessment(standing.case, standing.today) is None:
        yield _STALE


@of_case("评价没有未核实的高风险存疑", "the assessment leaves no question of severity high open")
def no_high_question(standing: Standing) -> Iterator[Said]:
    assessed = last_assessment(standing.case)
    for question in assessed.act.summary.high_questions if assessed is not None else ():
        yield Said(
            f"高风险存疑 {question.rule}（{question.subject}）未核实；请核实后重新评价，或发补正材料通知书",
            f"the question {question.rule} ({question.subject}) of severity high is open; settle it and evaluate again "
            "or request a supplement",
        )


@of_case("建议结论不是“无法判定”", "the recommendation is not undetermined")
def determined(standing: Standing) -> Iterator[Said]:
    assessed = last_assessment(standing.case)
    if assessed is not None and assessed.act.summary.recommendation is Recommendation.UNDETERMINED:
        yield Said(
            "建议结论为“无法判定”，不能作出决定；请发补正材料通知书",
            "the recommendation is undetermined, which is no decision; request a supplement",
        )


@of_act("不适用认定的截止日不早于当天", "the waiver does not expire before today")
def waiver_unexpired(attempt: Attempt[ProposeWaiver]) -> Iterator[Said]:
    if attempt.act.until < attempt.today:
        yield Said(
            f"截止日 {attempt.act.until} 早于今天；请改正",
            f"the last day {attempt.act.until} is before today; correct it",
        )


@of_act("不适用认定已提出，尚未同意、否定或撤销", "the waiver is proposed and neither granted nor revoked")
def waiver_open(attempt: Attempt[GrantWaiver]) -> Iterator[Said]:
    found = waiver(attempt.case, attempt.act.waiver)
    if found is None:
        yield _no_waiver(attempt.act.waiver)
    elif found.granted is not None or found.revoked is not None:
        yield Said(
            f"第 {attempt.act.waiver} 号提出的不适用认定已经处理；请另行提出",
            f"the waiver of act {attempt.act.waiver} is settled already; propose another",
        )
    elif attempt.today > found.proposed.act.until:
        yield Said(
            f"第 {attempt.act.waiver} 号提出的不适用认定已于 {found.proposed.act.until} 到期；请另行提出",
            f"the waiver of act {attempt.act.waiver} expired on {found.proposed.act.until}; propose another",
        )


@of_person(
    "同意不适用认定的人不是提出的人",
    "who grants the waiver has not proposed it",
    Said(
        "{name} 提出了这一认定，不能自己同意；请由他人办理",
        "{name} proposed the waiver and cannot grant it; let somebody else do it",
    ),
)
def not_proposer(standing: Standing, act: GrantWaiver | None) -> Iterable[Person]:
    """Where any may be meant, whoever proposed one may grant another."""
    meant = grantable(standing.case, standing.today) if act is None else (waiver(standing.case, act.waiver),)
    proposers = [one.proposed.person for one in meant if one is not None]
    return (one for one in proposers if all(same_person(one, other) for other in proposers))


@of_act("不适用认定已提出，尚未否定或撤销", "the waiver is proposed and not revoked")
def waiver_revocable(attempt: Attempt[RevokeWaiver]) -> Iterator[Said]:
    found = waiver(attempt.case, attempt.act.waiver)
    if found is None:
        yield _no_waiver(attempt.act.waiver)
    elif found.revoked is not None:
        yield Said(
            f"第 {attempt.act.waiver} 号提出的不适用认定已经否定或撤销",
            f"the waiver of act {attempt.act.waiver} is revoked already",
        )


@of_act("复评只认定整改事项不适用", "in a re-evaluation only what is to be rectified is waived")
def only_opened_waived(attempt: Attempt[ProposeWaiver | GrantWaiver | RevokeWaiver]) -> Iterator[Said]:
    act, opened = attempt.act, opened_items(attempt.case)
    found = None if isinstance(act, ProposeWaiver) else waiver(attempt.case, act.waiver)
    proposed = act if isinstance(act, ProposeWaiver) else found.proposed.act if found is not None else None
    if opened is not None and proposed is not None and opened.closed_to_waivers(proposed.subject):
        yield Said(
            f"复评只开放整改事项，{proposed.subject} 不在其中或还涉及其他指标；请写整改事项的指标编码，其他的照旧",
            f"only the items to rectify are open; {proposed.subject} is not among them or concerns other indicators "
            "too; name the indicator of an item, leave the others as they are",
        )


def _no_waiver(number: int) -> Said:
    return Said(
        f"第 {number} 号办理记录没有提出不适用认定；请核对编号",
        f"act {number} proposes no waiver; check the number",
    )


@of_act(
    "改变建议结论的决定或等级与建议不同，且不是“无法判定”",
    "the override departs from the recommended decision or grade and is no “undetermined”",
)
def departs(attempt: Attempt[Override]) -> Iterator[Said]:
    assessed = last_assessment(attempt.case)
    if attempt.act.decision is Recommendation.UNDETERMINED:
        yield Said("“无法判定”不是决定；请改用补正材料通知书", "undetermined is no decision; request a supplement")
    elif assessed is not None and (attempt.act.decision, attempt.act.grade) == _recommended(assessed.act.summary):
        yield Said(
            "决定和等级与建议结论相同，不必改变；请直接拟定决定",
            "decision and grade are the recommended ones; draft the decision as it is",
        )


def _recommended(summary: AssessmentSummary) -> tuple[Recommendation, str]:
    return summary.recommendation, summary.grade


@of_act(
    "改为限期整改的，评价列有整改事项",
    "what is to become a rectification has items that the assessment found short",
)
def rectifiable(attempt: Attempt[Override]) -> Iterator[Said]:
    assessed = last_assessment(attempt.case)
    if attempt.act.decision is Recommendation.RECTIFY and (assessed is None or not assessed.act.summary.failed):
        yield Said(
            "评价没有列出整改事项和期限，不能改为限期整改；核查发现未达要求的，请退回核查、补记后重新评价",
            "the assessment lists nothing to put right, so a rectification would have neither items nor deadline; if "
            "something was found short, take the case back, record it and evaluate again",
        )


@of_act("改变建议结论的截止日不早于当天", "the override does not expire before today")
def override_unexpired(attempt: Attempt[Override]) -> Iterator[Said]:
    if attempt.act.until < attempt.today:
        yield Said(
            f"截止日 {attempt.act.until} 早于今天；请改正",
            f"the last day {attempt.act.until} is before today; correct it",
        )


@of_act("补正通知列出要补的材料", "the notice lists what is to be supplied")
def supplement_listed(attempt: Attempt[RequestSupplement]) -> Iterator[Said]:
    if not attempt.act.items or not all(item.strip() for item in attempt.act.items):
        yield Said("补正通知没有列明要补的材料；请逐项列出", "nothing to supply is listed; list the items")


@of_act("评价之后只因现行的“无法判定”补正", "after an evaluation only a current “undetermined” leads to a supplement")
def undetermined(attempt: Attempt[RequestSupplement]) -> Iterator[Said]:
    if attempt.case.state is not State.EVALUATION:
        return
    assessed = current_assessment(attempt.case, attempt.today)
    if assessed is None or assessed.act.summary.recommendation is not Recommendation.UNDETERMINED:
        yield Said(
            "现行评价的结论不是“无法判定”，不能要求补正；请先评价，或拟定决定",
            "the current assessment is not undetermined, so nothing is to be supplied; evaluate, or draft a decision",
        )
