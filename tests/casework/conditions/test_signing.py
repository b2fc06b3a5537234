"""What draft, opinions and signatures ask for: four eyes on the present content."""

from dataclasses import replace
from datetime import date

import pytest

from service.casework.acts import decision, evaluation
from service.casework.acts.act import Act
from service.casework.acts.carrying_out import OpenReevaluation
from service.casework.acts.site_visit import ScoreItem
from service.casework.conditions.condition import Standing
from service.casework.conditions.signing import lapsed
from service.casework.signing import content_digest, missing_signatures
from service.casework.state import State
from service.vocabulary.person import Department, Person, Role
from tests.casework.builders import (
    ASSESSOR,
    DRC,
    EXPERT,
    FAILED,
    FINANCE,
    MIIT,
    OTHER_DRC,
    Walk,
    drafted,
    person,
    rectified,
    reevaluated,
    walk,
)
from tests.casework.judging import without_drc
from tests.casework.proper_acts import proper
from tests.casework.stages import PASS, RECTIFY, REJECT, UNDETERMINED, at
from tests.casework.violations import Violation, show

Made = tuple[Walk, Act, Person | None]
OVERRIDE = evaluation.Override(decision=REJECT, grade="", reason="专家组一致认为", until=date(2026, 3, 12))
ITEMS = drafted(RECTIFY).items


def evaluated(recommendation: object = PASS) -> Walk:
    there = at(State.EVALUATION)
    return there.do(there.assessment(recommendation))  # type: ignore[arg-type]


def to_rectify(*items: evaluation.ItemToRectify) -> Made:
    return evaluated(RECTIFY), replace(drafted(RECTIFY), items=items), None


def without_owner() -> Made:
    return to_rectify(ITEMS[0], replace(ITEMS[1], owner=""))


def without_demand() -> Made:
    return to_rectify(ITEMS[0], replace(ITEMS[1], demand=" "))


def overridden() -> Walk:
    """Drafted against the recommendation, for a few days."""
    return evaluated().do(OVERRIDE, replace(drafted(REJECT), grade=""))


def drafted_when_expired() -> Made:
    return evaluated().do(OVERRIDE).wait(20), replace(drafted(REJECT), grade=""), None


def signed_when_expired() -> Made:
    there = overridden().wait(20)
    return there, proper(decision.Sign, there), None


def issued_when_expired() -> Made:
    there = overridden().sign().published().wait(20)
    return there, proper(decision.Issue, there), None


def rectified_twice() -> Made:
    again = reevaluated().checked(2).assessed(RECTIFY)
    return again, drafted(RECTIFY), None


def opinion_of_another() -> Made:
    there = at(State.SIGNING)
    return there, decision.GiveOpinion(department=Department.WATER, agrees=True, opinion="无异议"), FINANCE


def sign(there: Walk, by: Person = DRC) -> Made:
    return there, proper(decision.Sign, there), by


def signed_without_opinion() -> Made:
    there = at(State.SIGNING)
    there.procedure = walk(opinion_departments=(Department.FINANCE,)).procedure
    return sign(there)


def signed_what_was(act: type[decision.Sign] | type[decision.DeclineToSign]) -> Made:
    """The signer saw the draft before another department gave its opinion."""
    there = at(State.SIGNING)
    made = proper(act, there)
    opinion = decision.GiveOpinion(department=Department.FINANCE, agrees=False, opinion="资金使用待核")
    return there.do(opinion, by=FINANCE), made, DRC


def signed_twice_by_one() -> Made:
    """Somebody who changed department between the two signatures."""
    there = at(State.SIGNING).sign(DRC)
    return sign(there, replace(DRC, department=Department.MIIT))


def signed_by_editor() -> Made:
    return sign(at(State.SIGNING), person(EXPERT.id, Role.APPROVER, department=Department.DRC))


def signed_by_namesake(name: str) -> Made:
    """Somebody on record a second time, under another id."""
    return sign(at(State.SIGNING).sign(DRC), replace(MIIT, id=92, name=name))


def declined_by_outsider() -> Made:
    there = at(State.SIGNING)
    return there, proper(decision.DeclineToSign, there), FINANCE


def published_half_signed() -> Made:
    there = at(State.SIGNING).sign(DRC)
    return there, proper(decision.Publish, there), None


def issued_half_signed() -> Made:
    there = at(State.SIGNING).sign(MIIT)
    there.procedure = walk(publicity_days=0).procedure
    return there, proper(decision.Issue, there), None


def drafted_with(**changes: object) -> Made:
    return evaluated(), replace(drafted(), **changes), None  # type: ignore[arg-type]


CASES = (
    Violation(evaluation.DraftDecision, ("as_recommended",), "通过、良好", lambda: drafted_with(decision=REJECT)),
    Violation(evaluation.DraftDecision, ("as_recommended",), "通过、良好", lambda: drafted_with(grade="优秀")),
    Violation(
        evaluation.DraftDecision,
        ("as_recommended",),
        "不予通过”；",
        lambda: (evaluated().do(OVERRIDE), drafted(), None),
    ),
    Violation(
        evaluation.DraftDecision, ("as_recommended",), "不是决定", lambda: drafted_with(decision=UNDETERMINED, grade="")
    ),
    Violation(
        evaluation.DraftDecision,
        ("determined", "as_recommended"),
        "不能作出决定",
        lambda: (evaluated(UNDETERMINED), drafted(UNDETERMINED), None),
    ),
    Violation(evaluation.DraftDecision, ("override_in_force",), "已于 2026-03-12 到期", drafted_when_expired),
    Violation(decision.Sign, ("override_in_force",), "已于 2026-03-12 到期", signed_when_expired),
    Violation(decision.Issue, ("override_in_force",), "已于 2026-03-12 到期", issued_when_expired),
    Violation(evaluation.DraftDecision, ("items_complete",), "TG-07", lambda: to_rectify()),
    Violation(evaluation.DraftDecision, ("items_complete",), "RS-02", lambda: to_rectify(ITEMS[0])),
    Violation(evaluation.DraftDecision, ("items_complete",), "有重复", lambda: to_rectify(*ITEMS, ITEMS[0])),
    Violation(
        evaluation.DraftDecision,
        ("items_complete",),
        "责任人",
        without_owner,
    ),
    Violation(
        evaluation.DraftDecision,
        ("items_complete",),
        "要求",
        without_demand,
    ),
    Violation(
        evaluation.DraftDecision,
        ("items_complete",),
        "只有限期整改",
        lambda: drafted_with(items=(rectified(FAILED[0]),)),
    ),
    Violation(evaluation.DraftDecision, ("rectification_left",), "最多 1 次，已有 1 次", rectified_twice),
    Violation(decision.GiveOpinion, ("own_department",), "不是水利部门的", opinion_of_another),
    Violation(decision.Sign, ("consulted",), "财政部门尚未出具会商意见", signed_without_opinion),
    Violation(decision.Sign, ("same_content",), "重新查看后再签署", lambda: signed_what_was(decision.Sign)),
    Violation(
        decision.DeclineToSign, ("same_content",), "重新查看后再签署", lambda: signed_what_was(decision.DeclineToSign)
    ),
    Violation(decision.Sign, ("slot_free",), "财政不在会签部门之列", lambda: sign(at(State.SIGNING), FINANCE)),
    Violation(decision.Sign, ("slot_free",), "已经签署", lambda: sign(at(State.SIGNING).sign(DRC), OTHER_DRC)),
    Violation(decision.Sign, ("not_editor",), "经办过本案", signed_by_editor),
    Violation(decision.Sign, ("not_recused_at_all",), "已回避本案", lambda: sign(without_drc(), DRC)),
    Violation(decision.Sign, ("not_recused_at_all",), "已回避本案", lambda: sign(without_drc(), replace(DRC, id=99))),
    Violation(decision.Sign, ("not_signed_yet",), "一人只签一次", signed_twice_by_one),
    Violation(decision.Sign, ("not_editor",), "经办过本案", lambda: signed_by_namesake(ASSESSOR.name)),
    Violation(decision.Sign, ("not_signed_yet",), "一人只签一次", lambda: signed_by_namesake(DRC.name)),
    Violation(decision.DeclineToSign, ("of_signing_department",), "以会商意见提出", declined_by_outsider),
    Violation(decision.Publish, ("all_signed",), "工信部门尚未签署", published_half_signed),
    Violation(decision.Issue, ("all_signed",), "发改部门尚未签署", issued_half_signed),
)


@pytest.mark.parametrize("violation", CASES, ids=str)
def test_what_is_refused(violation: Violation) -> None:
    show(violation)


def test_an_opinion_given_after_a_signature_voids_it() -> None:
    there = at(State.SIGNING).sign(DRC)
    before = content_digest(there.now)
    there.do(decision.GiveOpinion(department=Department.FINANCE, agrees=True, opinion="无异议"), by=FINANCE)
    assert content_digest(there.now) != before
    assert missing_signatures(there.now, there.procedure) == (Department.DRC, Department.MIIT)
    assert there.sign().now.state is State.SIGNING


def test_a_decision_lapses_when_its_override_expires() -> None:
    there, _, _ = signed_when_expired()
    assert lapsed(Standing(there.now, there.procedure, there.today))
    assert not lapsed(Standing(there.now, there.procedure, date(2026, 3, 12)))
    before = at(State.EVALUATION)
    assert not lapsed(Standing(before.now, before.procedure, date(2030, 1, 1))), "no decision is drafted"


def test_an_override_holds_through_its_last_day() -> None:
    there = overridden().wait(10)
    assert there.today == OVERRIDE.until
    assert there.sign().now.state is State.SIGNING


def test_who_declined_may_sign_what_is_drafted_later() -> None:
    there = at(State.SIGNING)
    there.do(decision.DeclineToSign(content=content_digest(there.now), reason="等级存疑"), by=DRC)
    assert there.do(drafted()).sign().published().now.state is State.PUBLICITY


def test_another_rectification_where_the_procedure_allows_it() -> None:
    again = reevaluated(rectifications=2).checked(2).assessed(RECTIFY).do(drafted(RECTIFY))
    assert again.now.state is State.SIGNING
    assert len(again.now.of(OpenReevaluation)) == 1


def test_scoring_makes_an_editor() -> None:
    there = at(State.SIGNING)
    assert EXPERT.id in {one.person.id for one in there.now.of(ScoreItem)}
