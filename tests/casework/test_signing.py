"""What is signed and which signatures stand."""

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest

from service.casework.acts import decision, evaluation
from service.casework.acts.act import ACTS
from service.casework.case import Case
from service.casework.perform import Refused
from service.casework.signing import (
    APPROVING,
    content_digest,
    decision_content,
    draft,
    editors,
    missing_opinions,
    missing_signatures,
    signatures,
)
from service.casework.state import State
from service.casework.transitions import TRANSITIONS
from service.vocabulary.canonical import canonical_digest
from service.vocabulary.person import Department, Role
from tests.casework.builders import (
    ASSESSOR,
    DRC,
    EVALUATED_ON,
    EXPERT,
    EXPERT_2,
    FINANCE,
    MIIT,
    OTHER_DRC,
    PARK,
    drafted,
    procedure,
    reevaluated,
)
from tests.casework.stages import PROGRESS, RECTIFY, WAIVER, at

OPINION = decision.GiveOpinion(department=Department.FINANCE, agrees=True, opinion="无异议")

PROGRESS_2025 = replace(PROGRESS, year=2025, filed_on=date(2025, 12, 20))


def signing() -> Case:
    return at(State.SIGNING).now


def test_the_content_holds_all_that_was_decided() -> None:
    content = decision_content(signing())
    assert content is not None
    assert (content.park, content.programme, content.jurisdiction, content.round) == ("P1", "145", "zhejiang", 1)
    assert (content.workbook, content.submission, content.assessment) == ("w1", "s1", "a" * 64)
    assert (content.decision, content.grade, content.score) == (content.recommendation, "良好", "85")
    assert content.plan is not None
    assert content.plan.version == "1"
    assert (content.override, content.waivers, content.items, content.opinions) == (None, (), (), ())


@pytest.mark.parametrize("field", [one.name for one in fields(decision_content(signing()))])  # type: ignore[arg-type]
def test_every_part_of_the_content_is_in_its_digest(field: str) -> None:
    content = decision_content(signing())
    assert content is not None
    changed: dict[str, Any] = {field: "另一个"}
    assert canonical_digest(replace(content, **changed)) != content_digest(signing())


def test_override_waivers_items_and_opinions_are_part_of_it() -> None:
    there = at(State.EVALUATION).do(WAIVER)
    there.do(evaluation.GrantWaiver(waiver=there.now.version))
    there.do(there.assessment(RECTIFY))
    override = evaluation.Override(decision=RECTIFY, grade="", reason="可以整改", until=WAIVER.until)
    there.do(override, drafted(RECTIFY, grade="")).do(OPINION, by=FINANCE)
    content = decision_content(there.now)
    assert content is not None
    assert (content.override, content.waivers, content.opinions) == (override, (WAIVER,), (OPINION,))
    assert [item.rule for item in content.items] == ["TG-07", "RS-02"]


def test_a_waiver_that_the_assessment_no_longer_counted_is_no_part_of_it() -> None:
    there = at(State.EVALUATION).do(replace(WAIVER, until=EVALUATED_ON + timedelta(days=9)))
    there.do(evaluation.GrantWaiver(waiver=there.now.version)).wait(20)
    content = decision_content(there.do(there.assessment(), drafted()).now)
    assert content is not None
    assert content.waivers == ()


@pytest.mark.parametrize("state", [State.IMPLEMENTATION, State.EVALUATION, State.SUPPLEMENT, State.WITHDRAWN])
def test_where_nothing_is_drafted_nothing_is_signed(state: State) -> None:
    case = at(state).now
    assert (draft(case), decision_content(case), content_digest(case)) == (None, None, "")


def test_the_same_words_drafted_again_are_another_content() -> None:
    there = at(State.SIGNING)
    before = content_digest(there.now)
    there.sign(DRC).do(decision.DeclineToSign(content=before, reason="有疑问"), by=MIIT).do(drafted())
    assert content_digest(there.now) != before
    assert [one.stands for one in signatures(there.now)] == [False]


def test_signatures_stay_on_record_when_they_fall() -> None:
    there = at(State.SIGNING).sign(DRC)
    assert [(one.department, one.stands) for one in signatures(there.now)] == [(Department.DRC, True)]
    assert missing_signatures(there.now, there.procedure) == (Department.MIIT,)
    there.do(OPINION, by=FINANCE)
    assert [(one.department, one.stands) for one in signatures(there.now)] == [(Department.DRC, False)]
    assert missing_signatures(there.now, there.procedure) == (Department.DRC, Department.MIIT)


def test_the_signatures_of_an_issued_decision_stand_until_it_falls() -> None:
    assert all(one.stands for one in signatures(at(State.ISSUED).now))
    assert all(one.stands for one in signatures(at(State.CLOSED).now))
    again = signatures(reevaluated().now)
    assert len(again) == 2
    assert not any(one.stands for one in again)


def test_a_signature_falls_when_its_signer_edits_the_case_and_an_issued_decision_does_not() -> None:
    promoted = replace(DRC, role=Role.SUBMITTER, department=None)
    there = at(State.SIGNING).sign().do(PROGRESS_2025, by=promoted)
    assert [(one.present, one.stands) for one in signatures(there.now)] == [(True, False), (True, True)]
    assert missing_signatures(there.now, there.procedure) == (Department.DRC,)
    with pytest.raises(Refused, match="发改部门尚未签署"):
        there.published()
    assert there.sign(OTHER_DRC).published().issued().now.state is State.ISSUED
    issued = at(State.ISSUED).do(PROGRESS_2025, by=promoted)
    assert all(one.stands for one in signatures(issued.now))


def test_opinions_are_asked_of_the_present_draft() -> None:
    consulting = procedure(opinion_departments=(Department.FINANCE, Department.WATER))
    there = at(State.SIGNING)
    assert missing_opinions(there.now, consulting) == (Department.FINANCE, Department.WATER)
    assert missing_opinions(there.do(OPINION, by=FINANCE).now, consulting) == (Department.WATER,)
    there.do(evaluation.SendBack(reason="再看"), drafted())
    assert missing_opinions(there.now, consulting) == (Department.FINANCE, Department.WATER)


def test_whoever_prepared_something_is_an_editor_and_who_approves_is_not() -> None:
    there = at(State.PUBLICITY)
    assert editors(there.now) >= {ASSESSOR, PARK, EXPERT, EXPERT_2}
    assert not editors(there.now) & {DRC, MIIT}


def test_every_act_of_an_approver_alone_is_an_approval() -> None:
    """Else those who sign could not act at all."""
    alone = {act for act in ACTS if TRANSITIONS[act].roles == (Role.APPROVER,)}
    shared = {decision.GiveOpinion, decision.Publish, decision.Issue, decision.Close}
    assert set(APPROVING) == alone | shared
    assert all(Role.APPROVER not in TRANSITIONS[act].roles for act in set(ACTS) - set(APPROVING))
