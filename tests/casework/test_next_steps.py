"""What happens next, who acts, by when and what blocks."""

from datetime import date, timedelta

import pytest

from service.casework.acts import carrying_out, decision, evaluation, submission
from service.casework.next_steps import Outlook, Step, next_steps
from service.casework.perform import refusals
from service.casework.state import State
from service.vocabulary.language import Said
from service.vocabulary.person import Department, Role
from tests.casework.builders import (
    DRC,
    FAILED,
    MIIT,
    QUESTION,
    RECTIFY_BY,
    Walk,
    decided,
    imported,
    person,
    procedure,
    walk,
)
from tests.casework.proper_acts import proper
from tests.casework.stages import RECTIFY, UNDETERMINED, at


def outlook(there: Walk) -> Outlook:
    return next_steps(there.now, there.procedure, there.today)


def awaited(there: Walk) -> dict[str, Step]:
    return {step.kind: step for step in outlook(there).steps if step.awaited}


WAITS_FOR = {
    State.IMPLEMENTATION: {"apply"},
    State.REVIEW: {"accept_application"},
    State.IMPORT: {"import_submission"},
    State.DATA_CHECK: {"accept_answer", "finish_data_check", "grant_waiver"},
    State.PREASSESSMENT: {"accept_answer", "pre_assess", "grant_waiver"},
    State.SITE_VISIT: {"accept_answer", "finish_site_visit", "grant_waiver"},
    State.EVALUATION: {"accept_answer", "draft_decision", "grant_waiver"},
    State.SUPPLEMENT: {"import_submission"},
    State.SIGNING: {"sign", "publish"},
    State.PUBLICITY: {"issue"},
    State.ISSUED: {"close"},
    State.RECTIFICATION: {"report_item", "open_reevaluation"},
    State.CLOSED: set(),
    State.WITHDRAWN: {"apply"},
}


@pytest.mark.parametrize("state", State)
def test_what_a_case_waits_for(state: State) -> None:
    assert awaited(at(state)).keys() == WAITS_FOR[state]


def test_a_closed_case_says_so() -> None:
    closed = outlook(at(State.CLOSED))
    assert [step.kind for step in closed.steps if step.awaited or step.kind != "draft_correction"] == []
    assert closed.note == Said("案卷已经办结归档，没有待办事项", "the case is closed; nothing is left to do")


def test_signatures_are_waited_for_from_the_departments_that_have_not_signed() -> None:
    there = at(State.SIGNING)
    step = awaited(there)["sign"]
    assert step.departments == (Department.DRC, Department.MIIT)
    assert step.roles == (Role.APPROVER,)
    assert step.due == date(2026, 3, 7)
    assert awaited(there.sign(DRC))["sign"].departments == (Department.MIIT,)
    assert "sign" not in awaited(there.sign(MIIT))


def test_what_blocks_is_told_with_its_repair() -> None:
    publish = awaited(at(State.SIGNING))["publish"]
    assert [reason.zh for reason in publish.blocks] == [
        "发改部门尚未签署现在的决定；请先签署",
        "工信部门尚未签署现在的决定；请先签署",
    ]
    assert awaited(at(State.SIGNING).sign())["publish"].blocks == ()


def test_questions_wait_for_the_park_then_for_the_assessor() -> None:
    there = walk().accepted().do(imported(questions=(QUESTION,)))
    assert awaited(there).keys() == {"answer_question", "finish_data_check"}
    assert "尚未答复" in awaited(there)["finish_data_check"].blocks[0].zh
    there.do(proper(submission.AnswerQuestion, there))
    assert awaited(there).keys() == {"accept_answer", "finish_data_check"}


def test_an_undetermined_case_waits_for_the_supplement_notice() -> None:
    there = at(State.EVALUATION)
    there.do(there.assessment(UNDETERMINED))
    kinds = {step.kind for step in outlook(there).steps}
    assert "request_supplement" in awaited(there)
    assert not kinds & {"draft_decision", "override"}


def test_the_supplement_has_its_deadline_and_can_be_overdue() -> None:
    there = at(State.SUPPLEMENT)
    step = awaited(there)["import_submission"]
    assert step.due == date(2026, 3, 21)
    assert not step.overdue(date(2026, 3, 21))
    assert step.overdue(date(2026, 3, 22))


def test_besides_there_is_more_that_may_be_done() -> None:
    steps = outlook(at(State.EVALUATION)).steps
    besides = {step.kind for step in steps if not step.awaited}
    assert {"evaluate", "override", "send_back", "link_evidence"} <= besides
    assert [step.awaited for step in steps] == sorted((step.awaited for step in steps), reverse=True)
    assert not next(step for step in steps if step.kind == "evaluate").overdue(date(2030, 1, 1))


def test_a_rectification_waits_for_its_items_until_the_deadline() -> None:
    there = decided(RECTIFY)
    assert awaited(there)["report_item"].due == RECTIFY_BY
    assert "TG-07、RS-02 尚未报告完成" in awaited(there)["open_reevaluation"].blocks[0].zh
    there.do(proper(carrying_out.ExtendDeadline, there))
    assert awaited(there)["report_item"].due == RECTIFY_BY + timedelta(days=30)
    for _ in FAILED:
        there.do(proper(carrying_out.ReportItem, there))
    assert awaited(there).keys() == {"open_reevaluation"}
    assert awaited(there)["open_reevaluation"].blocks == ()


def test_departments_are_named_for_signatures_and_opinions_alone() -> None:
    there = at(State.SIGNING)
    there.procedure = procedure(opinion_departments=(Department.FINANCE,))
    named = {step.kind: step.departments for step in outlook(there).steps if step.departments}
    assert named == {"sign": (Department.DRC, Department.MIIT), "give_opinion": (Department.FINANCE,)}


def test_where_an_act_leads() -> None:
    steps = {step.kind: step for step in outlook(at(State.PUBLICITY)).steps}
    assert set(steps["issue"].leads) == {State.ISSUED, State.RECTIFICATION}
    assert steps["send_back"].label.zh == "退回上一环节"
    assert steps["lodge_objection"].leads == ()
    assert steps["send_back"].leads == (State.EVALUATION,)


@pytest.mark.parametrize("state", [state for state in State if state is not State.CLOSED])
def test_an_awaited_step_that_nothing_blocks_can_be_done(state: State) -> None:
    there = at(state)
    for step in awaited(there).values():
        if not step.blocks:
            who = person(90, step.roles[0], department=(*step.departments, Department.DRC)[0])
            assert refusals(there.now, proper(step.act, there), who, there.at, there.procedure) == ()


def test_an_objection_and_an_appeal_are_waited_for_with_their_days() -> None:
    objected = at(State.PUBLICITY).do(decision.LodgeObjection(objector="甲", objection="不实"))
    assert awaited(objected)["settle_objection"].due == objected.today + timedelta(days=15)
    appealed = at(State.ISSUED).do(decision.LodgeAppeal(grounds="不服"))
    assert awaited(appealed)["decide_appeal"].due == appealed.today + timedelta(days=60)
    assert awaited(appealed).keys() == {"decide_appeal", "close"}


def test_a_stale_assessment_is_made_again_first() -> None:
    there = at(State.EVALUATION)
    there.do(proper(submission.DisputeValue, there))
    assert {"evaluate", "draft_decision"} <= awaited(there).keys()
    assert awaited(there)["draft_decision"].blocks
    assert awaited(there.do(proper(evaluation.Evaluate, there)))["draft_decision"].blocks == ()
