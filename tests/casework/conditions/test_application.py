"""What opening, plan and application ask for."""

import pytest

from service.casework.acts import application
from service.casework.acts.act import Act
from service.casework.acts.carrying_out import OpenReevaluation
from service.casework.conditions.application import city_reviews, reviewer
from service.casework.state import State
from service.vocabulary.assessment import Recommendation
from service.vocabulary.person import Person, Role
from tests.casework.builders import ASSESSOR, PARK, Walk, decided, opening, plan, walk
from tests.casework.stages import at
from tests.casework.violations import Violation, show

Made = tuple[Walk, Act, Person | None]


def opened_without_park() -> Made:
    return walk(), opening(park=""), None


def plan_without_document() -> Made:
    return at(State.REVIEW), plan(version="2", document=""), None


def plan_of_tomorrow() -> Made:
    there = at(State.REVIEW)
    return there, plan(version="2", decided_on=there.today.replace(year=2027)), None


def plan_twice() -> Made:
    return at(State.REVIEW), plan(), None


def applied_without_plan() -> Made:
    return walk().do(opening(), plan(approved=False)), application.Apply(), None


def accepted_by_assessor() -> Made:
    return at(State.REVIEW), application.AcceptApplication(opinion="齐全"), ASSESSOR


def returned_by_assessor() -> Made:
    return at(State.REVIEW), application.ReturnApplication(reason="不全"), ASSESSOR


def withdrawn_after_decision() -> Made:
    there = decided(Recommendation.RECTIFY).wait(365).do(OpenReevaluation())
    return there, application.Withdraw(reason="不想整改"), PARK


CASES = (
    Violation(application.OpenCase, ("park_named",), "园区编码", opened_without_park),
    Violation(application.RecordPlan, ("approval_told",), "文号", plan_without_document),
    Violation(application.RecordPlan, ("approval_told",), "晚于今天", plan_of_tomorrow),
    Violation(application.RecordPlan, ("version_new",), "已经这样登记", plan_twice),
    Violation(application.Apply, ("plan_approved",), "没有经审核同意的实施方案", applied_without_plan),
    Violation(application.AcceptApplication, ("city_reviews",), "宁海市", accepted_by_assessor),
    Violation(application.ReturnApplication, ("city_reviews",), "宁海市", returned_by_assessor),
    Violation(application.Withdraw, ("nothing_issued",), "请提出申诉", withdrawn_after_decision),
)


@pytest.mark.parametrize("violation", CASES, ids=str)
def test_what_is_refused(violation: Violation) -> None:
    show(violation)


def test_an_approval_of_today_is_none_of_the_future() -> None:
    there = at(State.REVIEW)
    assert there.do(plan(version="2", decided_on=there.today)).now.version > 1


def test_the_assessor_reviews_where_there_is_no_city() -> None:
    there = walk().do(opening(city=""), plan(), application.Apply())
    done = there.do(application.AcceptApplication(opinion="齐全"), by=ASSESSOR)
    assert done.now.state is State.IMPORT
    assert city_reviews.said.zh.startswith("初审由设区市办理")
    assert reviewer(at(State.REVIEW).now) is Role.CITY_REVIEWER
    assert reviewer(walk().do(opening(city="")).now) is Role.ASSESSOR
