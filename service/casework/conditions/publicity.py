"""What must hold for publicity, objections, the issued document, appeals and the end of a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.casework.acts.decision import Issue, Publish, SettleObjection, Sign
from service.casework.conditions.condition import Attempt, Standing, of_act, of_case, of_person
from service.casework.disputes import (
    earliest_to_issue,
    last_day_to_appeal,
    pending_appeal,
    publicity,
    standing_appeal,
    unsettled_objections,
)
from service.vocabulary.language import Said
from service.vocabulary.person import Person


@of_act("公示不早于当天开始，公示天数足够", "publicity begins today or later and is long enough")
def publicity_long_enough(attempt: Attempt[Publish]) -> Iterator[Said]:
    act, days = attempt.act, attempt.procedure.publicity_days
    if act.first_day < attempt.today:
        yield Said(
            f"公示起始日 {act.first_day} 早于今天；请改正",
            f"the first day {act.first_day} is before today; correct it",
        )
    if (act.last_day - act.first_day).days + 1 < max(days, 1):
        yield Said(
            f"公示自 {act.first_day} 至 {act.last_day}，不足 {max(days, 1)} 天；请延后截止日",
            f"publicity from {act.first_day} to {act.last_day} is under {max(days, 1)} days; take a later last day",
        )


@of_case("公示已经期满", "publicity is over")
def publicity_over(standing: Standing) -> Iterator[Said]:
    days, published = standing.procedure.publicity_days, publicity(standing.case)
    if published is None:
        if days:
            yield Said(
                f"决定尚未公示，须公示 {days} 天；请先公示", f"publicity of {days} days is to come; publish first"
            )
    elif standing.today <= published.last_day:
        yield Said(
            f"公示至 {published.last_day} 期满；请在期满之后发文",
            f"publicity lasts until {published.last_day}; issue the document after that day",
        )


@of_case("公示期间的异议都已处理", "every objection is settled")
def objections_settled(standing: Standing) -> Iterator[Said]:
    for one in unsettled_objections(standing.case):
        yield Said(
            f"{one.act.objector} 的异议（第 {one.seq} 号）尚未处理；请先处理",
            f"the objection of {one.act.objector} (act {one.seq}) is not settled; settle it first",
        )


@of_act("异议已登记，尚未处理", "the objection is on record and not settled")
def objection_open(attempt: Attempt[SettleObjection]) -> Iterator[Said]:
    if attempt.act.objection not in {one.seq for one in unsettled_objections(attempt.case)}:
        yield Said(
            f"第 {attempt.act.objection} 号办理记录不是待处理的异议；请核对编号",
            f"act {attempt.act.objection} is no unsettled objection; check the number",
        )


@of_act(
    "文件日期不早于最后一个有效签署和最后处理的异议，公示的在期满之后，且不晚于当天",
    "the document is dated after signatures, publicity and settled objections, not later than today",
)
def dated_in_order(attempt: Attempt[Issue]) -> Iterator[Said]:
    dated, earliest = attempt.act.dated, earliest_to_issue(attempt.case)
    if (earliest is not None and dated < earliest) or dated > attempt.today:
        yield Said(
            f"文件日期 {dated} 须在 {earliest} 至今天之间；请改正",
            f"the document's date {dated} must be between {earliest} and today; correct it",
        )


@of_case("仍在申诉期内", "the time to appeal has not passed")
def appeal_in_time(standing: Standing) -> Iterator[Said]:
    last = last_day_to_appeal(standing.case, standing.procedure)
    if last is not None and standing.today > last:
        yield Said(f"申诉期已于 {last} 届满", f"the time to appeal ended on {last}")


@of_case("对这一决定尚未提出过申诉", "the decision has not been appealed against before")
def no_earlier_appeal(standing: Standing) -> Iterator[Said]:
    if standing_appeal(standing.case) is not None:
        yield Said(
            "对这一决定已经提出过申诉，每个决定只能申诉一次", "this decision has been appealed against once already"
        )


@of_case("有待决定的申诉", "an appeal waits for a decision")
def appeal_pending(standing: Standing) -> Iterator[Said]:
    if pending_appeal(standing.case) is None:
        yield Said("没有待决定的申诉", "no appeal waits for a decision")


@of_case("没有待决定的申诉", "no appeal waits for a decision")
def no_appeal_pending(standing: Standing) -> Iterator[Said]:
    appeal = pending_appeal(standing.case)
    if appeal is not None:
        yield Said(
            f"第 {appeal.seq} 号申诉尚未决定；请先决定",
            f"the appeal of act {appeal.seq} is not decided; decide it first",
        )


@of_person(
    "决定申诉的人没有签署过原决定",
    "who decides the appeal has not signed the decision",
    Said(
        "{name} 签署过原决定，不能决定对它的申诉；请由他人决定",
        "{name} signed the decision and cannot decide the appeal; let somebody else decide",
    ),
)
def not_signer(standing: Standing, _: object) -> Iterable[Person]:
    return (one.person for one in standing.case.of_round(Sign))


@of_case("申诉期已经届满", "the time to appeal is over")
def appeal_time_over(standing: Standing) -> Iterator[Said]:
    last = last_day_to_appeal(standing.case, standing.procedure)
    if last is not None and standing.procedure.appeal_days and standing.today <= last:
        yield Said(
            f"申诉期至 {last} 届满；请在其后办结", f"the time to appeal ends on {last}; close the case after that"
        )
