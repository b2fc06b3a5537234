"""What must hold for the deadlines of a supplement, a rectification and its extension."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from service.casework.acts.carrying_out import ExtendDeadline
from service.casework.acts.evaluation import DraftDecision, RequestSupplement
from service.casework.basis import last_assessment
from service.casework.case import Case
from service.casework.conditions.condition import Attempt, Standing, of_act, of_case
from service.casework.rectification import extensions, rectification_deadline
from service.vocabulary.assessment import Recommendation
from service.vocabulary.day import months_later
from service.vocabulary.language import Said


@of_act(
    "补正期限不短于评价给出的期限，自评估之日和当天中较晚者起算",
    "the deadline of the supplement is the one of the assessment, counted from its day or from today if that is later",
)
def supplement_deadline(attempt: Attempt[RequestSupplement]) -> Iterator[Said]:
    yield from _fits(attempt.act.deadline, attempt.case, Recommendation.UNDETERMINED, attempt.today)


@of_act(
    "整改期限是评价给出的期限，自评估之日和当天中较晚者起算；各事项的期限不晚于它",
    "the deadline of the rectification is the one of the assessment, counted from its day or from today if that is "
    "later; no item's deadline is after it",
)
def rectification_deadlines(attempt: Attempt[DraftDecision]) -> Iterator[Said]:
    act = attempt.act
    if act.deadline is None:
        if act.decision is Recommendation.RECTIFY:
            yield Said("没有写明整改期限；请补上", "the deadline of the rectification is missing; add it")
        return
    assessed = last_assessment(attempt.case)
    if assessed is not None and assessed.act.summary.deadline is None:
        yield Said("评价没有给出整改期限；请重新评价", "the assessment gives no deadline; evaluate again")
        return
    unfit = tuple(_fits(act.deadline, attempt.case, Recommendation.RECTIFY, attempt.today))
    yield from unfit
    # Of a deadline that cannot stay, nothing follows for those of the items.
    for item in act.items if not unfit else ():
        if not attempt.today <= item.deadline <= act.deadline:
            yield Said(
                f"整改事项 {item.rule}（{item.subject}）的期限 {item.deadline} 不在今天至 {act.deadline} 之间；请改正",
                f"the deadline {item.deadline} of {item.rule} ({item.subject}) is not between today and {act.deadline}",
            )


def allowed_days(case: Case, recommendation: Recommendation, today: date) -> tuple[date, date | None]:
    """The first and the last day that a deadline may be, None where none is the last: the assessment's where that gives
    one for this recommendation, and not past."""
    assessed = last_assessment(case)
    given = None
    if assessed is not None and assessed.act.summary.recommendation is recommendation:
        given = assessed.act.summary.deadline
    if given is None or assessed is None:
        return today, None
    return max(given, today), max(given, today + (given - assessed.act.summary.evaluation_date))


def _fits(deadline: date, case: Case, recommendation: Recommendation, today: date) -> Iterator[Said]:
    """Whether a deadline is one of the days that are allowed."""
    earliest, latest = allowed_days(case, recommendation, today)
    if deadline < earliest or (latest is not None and deadline > latest):
        until = f" 至 {latest}" if latest is not None else "或更晚"
        english = f"between {earliest} and {latest}" if latest is not None else f"{earliest} or later"
        yield Said(
            f"期限 {deadline} 不合规定，允许 {earliest}{until}；请改正",
            f"the deadline {deadline} is not allowed; take a day {english}",
        )


@of_case("整改期限尚未届满", "the deadline of the rectification has not passed")
def deadline_ahead(standing: Standing) -> Iterator[Said]:
    deadline = rectification_deadline(standing.case)
    if deadline is not None and standing.today > deadline:
        yield Said(
            f"整改期限 {deadline} 已经届满，不能再延长；请开始复评",
            f"the deadline {deadline} has passed and cannot be moved; open the re-evaluation",
        )


@of_case("延期次数未用尽", "an extension is left")
def extension_left(standing: Standing) -> Iterator[Said]:
    given, most = len(extensions(standing.case)), standing.procedure.extensions
    if given >= most:
        yield Said(
            f"整改期限最多延长 {most} 次，已延长 {given} 次",
            f"the deadline may be moved {most} times and was moved {given} times",
        )


@of_act("延长后的期限晚于原期限，且不超过规定的月数", "the new deadline is later, within the months allowed")
def extension_within_limit(attempt: Attempt[ExtendDeadline]) -> Iterator[Said]:
    deadline = rectification_deadline(attempt.case)
    if deadline is None:
        return
    months = attempt.procedure.extension_months
    latest = months_later(deadline, months)
    if not deadline < attempt.act.deadline <= latest:
        yield Said(
            f"延长后的期限 {attempt.act.deadline} 须晚于 {deadline}，不晚于 {latest}（{months} 个月）；请改正",
            f"the new deadline {attempt.act.deadline} must be after {deadline}, up to {latest} ({months} months)",
        )
