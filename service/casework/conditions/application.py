"""What must hold for opening a case, its plan and the application."""

from __future__ import annotations

from collections.abc import Iterator

from service.casework.acts.application import AcceptApplication, OpenCase, RecordPlan, ReturnApplication
from service.casework.acts.decision import Issue
from service.casework.case import Case
from service.casework.conditions.condition import Attempt, Standing, of_act, of_case
from service.casework.plan_record import plan_on_record
from service.vocabulary.language import Said
from service.vocabulary.person import Role


@of_act("写明园区编码、名称、主管地区和规划期", "park code, park name, jurisdiction and programme are given")
def park_named(attempt: Attempt[OpenCase]) -> Iterator[Said]:
    wanted = {
        "park": Said("园区编码", "the park's code"),
        "park_name": Said("园区名称", "the park's name"),
        "jurisdiction": Said("主管地区", "the jurisdiction"),
        "programme": Said("规划期", "the programme"),
    }
    for field, what in wanted.items():
        if not getattr(attempt.act, field).strip():
            yield Said(f"没有写明{what.zh}；请补上", f"{what.en} is missing; add it")


@of_case("已有经审核同意的实施方案", "an approved plan is on record")
def plan_approved(standing: Standing) -> Iterator[Said]:
    if plan_on_record(standing.case, standing.today).in_force is None:
        yield Said(
            "案卷里没有经审核同意的实施方案；请先登记方案版本及其审核同意文件",
            "no approved plan is on record; record a plan version with its approval first",
        )


@of_act(
    "写明方案的版本、审核机关和文号，日期不晚于当天",
    "version, authority and document are given, the date is not in the future",
)
def approval_told(attempt: Attempt[RecordPlan]) -> Iterator[Said]:
    wanted = {
        "version": Said("方案版本", "the version of the plan"),
        "authority": Said("审核机关", "the deciding authority"),
        "document": Said("审核文件的文号", "the number of the deciding document"),
    }
    for field, what in wanted.items():
        if not getattr(attempt.act, field).strip():
            yield Said(f"没有写明{what.zh}；请补上", f"{what.en} is missing; add it")
    if attempt.act.decided_on > attempt.today:
        yield Said(
            f"审核日期 {attempt.act.decided_on} 晚于今天；请核对日期",
            f"the date of approval {attempt.act.decided_on} is in the future; check it",
        )


@of_act(
    "方案版本没有登记过，或者重新登记是为了更正",
    "the version of the plan is not on record, or is recorded again to correct it",
)
def version_new(attempt: Attempt[RecordPlan]) -> Iterator[Said]:
    version = attempt.act.version.strip()
    recorded = [one.act for one in attempt.case.of(RecordPlan) if one.act.version.strip() == version]
    if recorded and recorded[-1] == attempt.act:
        yield Said(
            f"方案版本“{version}”已经这样登记；新的版本请另用版本号，更正请写更正后的内容",
            f"version “{version}” is on record just so; give a new version another number, or say what is corrected",
        )


def reviewer(case: Case) -> Role:
    """Whose review it is."""
    return Role.CITY_REVIEWER if case.opened.city else Role.ASSESSOR


@of_act(
    "初审由设区市办理，园区不属设区市的由评估员办理",
    "the review is the city's; an assessor does it only where there is no city",
)
def city_reviews(attempt: Attempt[AcceptApplication | ReturnApplication]) -> Iterator[Said]:
    city = attempt.case.opened.city
    if attempt.person.role is Role.ASSESSOR and reviewer(attempt.case) is not Role.ASSESSOR:
        yield Said(
            f"初审由 {city} 办理；请由该市的初审员办理",
            f"the review is up to {city}; let its city reviewer do it",
        )


@of_case("没有已发出的决定", "no decision has been issued")
def nothing_issued(standing: Standing) -> Iterator[Said]:
    if standing.case.last(Issue) is not None:
        yield Said(
            "决定已经发出，申请不能再撤回；如不服决定请提出申诉",
            "a decision has been issued, so the application cannot be withdrawn; appeal instead",
        )
