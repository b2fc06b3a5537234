"""What a workbook and the questions about it ask for."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from service.casework.acts import site_visit, submission
from service.casework.acts.act import Act
from service.casework.acts.evaluation import DraftDecision, Evaluate
from service.casework.next_steps import next_steps
from service.casework.perform import refusals
from service.casework.questions import asked_questions
from service.casework.state import State
from service.vocabulary.assessment_summary import OpenQuestion
from service.vocabulary.person import Person
from tests.casework.builders import (
    ASSESSOR,
    EVALUATED_ON,
    EXPERT,
    QUESTION,
    Walk,
    drafted,
    imported,
    plan,
    reevaluated,
    reopened,
    stated_plan,
    walk,
)
from tests.casework.proper_acts import proper
from tests.casework.stages import RECTIFY, at
from tests.casework.violations import Violation, show

Made = tuple[Walk, Act, Person | None]
OLD = OpenQuestion("CR-C2", "quantity:gdp", "medium", "地区生产总值增速异常")
ANSWER = submission.AnswerQuestion(rule=QUESTION.rule, subject=QUESTION.subject, answer="口径已说明")


def again(act: Act, by: Person | None = None, number: int = 2) -> Made:
    """An act in the site visit of a re-evaluation."""
    visiting = reevaluated().checked(number)
    return visiting.do(visiting.pre_assessment()), act, by


def compared_with_nothing() -> Made:
    return at(State.DATA_CHECK), imported(2, previous=""), None


def imported_twice() -> Made:
    return at(State.DATA_CHECK), imported(1, previous="s1"), None


def other_indicator_changed() -> Made:
    return reevaluated(), imported(2, changed=("energy_total", "solid_waste")), None


def questioned_again(*questions: OpenQuestion) -> Walk:
    """A re-evaluation whose workbook is asked these questions, after a first round in which OLD was settled."""
    first = walk().accepted().do(imported(questions=(OLD,)))
    first.do(submission.AnswerQuestion(rule=OLD.rule, subject=OLD.subject, answer="口径已说明"))
    first.do(submission.AcceptAnswer(rule=OLD.rule, subject=OLD.subject, reason="已核"), submission.FinishDataCheck())
    return reopened(first.assessed(RECTIFY).decided(RECTIFY)).do(imported(2, questions=questions))


def old_question(act: Act) -> Made:
    return questioned_again(OLD), act, None


def never_asked() -> Made:
    return at(State.DATA_CHECK), ANSWER, None


def ruled_unasked(act: type[submission.AcceptAnswer] | type[submission.RejectAnswer]) -> Made:
    return at(State.DATA_CHECK), act(rule="CR-Z9", subject="case", reason="核过"), None


def ruled_unanswered(act: type[submission.AcceptAnswer] | type[submission.RejectAnswer]) -> Made:
    there = walk().accepted().do(imported(questions=(QUESTION,)))
    return there, act(rule=QUESTION.rule, subject=QUESTION.subject, reason="核过"), None


def finished_unanswered() -> Made:
    return walk().accepted().do(imported(questions=(QUESTION,))), submission.FinishDataCheck(), None


def finished_unruled() -> Made:
    return walk().accepted().do(imported(questions=(QUESTION,)), ANSWER), submission.FinishDataCheck(), None


def finished_with_another_plan() -> Made:
    there = walk().accepted().do(imported(plans=(stated_plan(), stated_plan(version="2"))))
    return there, submission.FinishDataCheck(), None


def finished_without_plan() -> Made:
    return walk().accepted().do(imported(plans=(stated_plan(approved=False),))), submission.FinishDataCheck(), None


def evaluated_with_another_plan() -> Made:
    there = at(State.EVALUATION).do(plan(version="2"))
    return there, proper(Evaluate, there), None


def drafted_with_another_plan() -> Made:
    there = at(State.EVALUATION).do(plan(version="2"))
    return there, drafted(), None


CASES = (
    Violation(submission.ImportSubmission, ("compared_with_last",), "重新导入", compared_with_nothing),
    Violation(submission.ImportSubmission, ("something_new",), "没有变化", imported_twice),
    Violation(submission.ImportSubmission, ("only_opened_changed",), "还改动了 solid_waste；", other_indicator_changed),
    Violation(
        submission.ImportSubmission,
        ("same_yardstick",),
        "须按原规则包 base-145",
        lambda: (reevaluated(), imported(2, pack="example-province"), None),
    ),
    Violation(
        submission.ImportSubmission,
        ("same_yardstick",),
        "早于上一次申报的 2026-03-01",
        lambda: (reevaluated(), imported(2, evaluation_date=EVALUATED_ON - timedelta(days=1)), None),
    ),
    Violation(submission.AnswerQuestion, ("question_asked",), QUESTION.rule, never_asked),
    Violation(
        submission.AcceptAnswer, ("asked_and_answered",), "CR-Z9", lambda: ruled_unasked(submission.AcceptAnswer)
    ),
    Violation(
        submission.RejectAnswer, ("asked_and_answered",), "CR-Z9", lambda: ruled_unasked(submission.RejectAnswer)
    ),
    Violation(
        submission.AcceptAnswer, ("asked_and_answered",), "尚未答复", lambda: ruled_unanswered(submission.AcceptAnswer)
    ),
    Violation(
        submission.RejectAnswer, ("asked_and_answered",), "尚未答复", lambda: ruled_unanswered(submission.RejectAnswer)
    ),
    Violation(submission.FinishDataCheck, ("high_questions_ruled",), "尚未答复", finished_unanswered),
    Violation(submission.FinishDataCheck, ("high_questions_ruled",), "尚未认定", finished_unruled),
    Violation(
        submission.FinishDataCheck, ("plan_matches",), "称方案 2 已审核同意，案卷没有登记", finished_with_another_plan
    ),
    Violation(submission.FinishDataCheck, ("plan_matches",), "案卷登记了方案 1", finished_without_plan),
    Violation(Evaluate, ("plan_matches",), "案卷登记了方案 2", evaluated_with_another_plan),
    Violation(DraftDecision, ("plan_matches",), "案卷登记了方案 2", drafted_with_another_plan),
    Violation(
        submission.DisputeValue,
        ("only_opened_touched",),
        "solid_waste 不在其中",
        lambda: again(submission.DisputeValue(code="solid_waste", year=2025, reason="不符")),
    ),
    Violation(
        site_visit.RecordJudgement,
        ("only_opened_touched",),
        "SP-06 不在其中",
        lambda: again(site_visit.RecordJudgement(item="SP-06", answer="符合"), EXPERT),
    ),
    Violation(
        site_visit.ImportJudgements,
        ("only_opened_touched",),
        "SP-06 不在其中",
        lambda: again(site_visit.ImportJudgements(workbook="j2", items=("TG-07", "SP-06"))),
    ),
    Violation(
        site_visit.ScoreItem,
        ("only_opened_touched",),
        "SP-06 不在其中",
        lambda: again(site_visit.ScoreItem(item="SP-06", score=walk().procedure.score_highest)),
    ),
    Violation(
        site_visit.RecordVerification,
        ("only_opened_touched",),
        "solid_waste 不在其中",
        lambda: again(
            site_visit.RecordVerification(
                organisation="某机构",
                report="r",
                values=(site_visit.VerifiedValue(code="solid_waste", year=2025, value=walk().procedure.score_lowest),),
            )
        ),
    ),
    Violation(
        site_visit.Recuse,
        ("only_opened_touched",),
        "SP-06 不在其中",
        lambda: again(site_visit.Recuse(expert=EXPERT.id, reason="亲属任职", items=("TG-07", "SP-06")), EXPERT),
    ),
    *(
        Violation(type(act), ("only_opened_questioned",), "在复评之前已经处理", partial(old_question, act))
        for act in (
            submission.AnswerQuestion(rule=OLD.rule, subject=OLD.subject, answer="另有说明"),
            submission.AcceptAnswer(rule=OLD.rule, subject=OLD.subject, reason="再核"),
            submission.RejectAnswer(rule=OLD.rule, subject=OLD.subject, reason="再核"),
        )
    ),
)


@pytest.mark.parametrize("violation", CASES, ids=str)
def test_what_is_refused(violation: Violation) -> None:
    show(violation)


def test_a_high_question_ruled_on_either_way_ends_the_data_check() -> None:
    for ruling in (submission.AcceptAnswer, submission.RejectAnswer):
        there = walk().accepted().do(imported(questions=(QUESTION,)), ANSWER)
        there.do(ruling(rule=QUESTION.rule, subject=QUESTION.subject, reason="已核"), submission.FinishDataCheck())
        assert there.now.state is State.PREASSESSMENT
        assert [one.accepted for one in asked_questions(there.now)] == [ruling is submission.AcceptAnswer]


def test_in_a_reevaluation_what_is_to_be_put_right_is_open() -> None:
    there, act, _ = again(site_visit.RecordJudgement(item="RS-02", answer="符合"))
    assert there.do(act, submission.DisputeValue(code="water_reuse", year=2025, reason="不符")).now.round == 2


def test_a_reevaluation_may_be_dated_later_and_another_submission_of_the_first_round_however() -> None:
    later = reevaluated().do(imported(2, evaluation_date=EVALUATED_ON + timedelta(days=1)))
    earlier = at(State.DATA_CHECK).do(imported(2, pack="example-province", evaluation_date=date(2026, 1, 1)))
    assert later.now.state is earlier.now.state is State.DATA_CHECK


def test_in_a_reevaluation_new_questions_and_those_about_its_items_are_settled() -> None:
    reworded = replace(OLD, asks="地区生产总值增速高于全省")
    there = questioned_again(reworded, QUESTION)
    for question in (reworded, QUESTION):
        there.do(replace(ANSWER, rule=question.rule, subject=question.subject))
        there.do(submission.AcceptAnswer(rule=question.rule, subject=question.subject, reason="已核"))
    assert all(one.accepted for one in asked_questions(there.now))


def test_in_a_reevaluation_an_expert_is_recused_from_its_items() -> None:
    there, act, _ = again(site_visit.Recuse(expert=EXPERT.id, reason="亲属任职", items=("TG-07",)))
    assert there.do(act, by=EXPERT).now.round == 2


@pytest.mark.parametrize("state", [State.SUPPLEMENT, State.IMPORT])
def test_the_same_workbook_is_taken_where_the_case_waits_for_one(state: State) -> None:
    there = at(State.SUPPLEMENT) if state is State.SUPPLEMENT else reevaluated()
    last = there.now.last(submission.ImportSubmission)
    assert (there.now.state, last is not None) == (state, True)
    there.do(imported(1, previous="s1"))
    assert there.now.state is State.DATA_CHECK


def test_the_same_workbook_is_new_under_other_rules() -> None:
    there = at(State.DATA_CHECK).do(imported(1, previous="s1", rules="r2"))
    assert len(there.now.of(submission.ImportSubmission)) == 2


def test_a_plan_that_does_not_match_blocks_the_end_of_the_check() -> None:
    there, act, _ = finished_with_another_plan()
    steps = next_steps(there.now, there.procedure, there.today).steps
    (step,) = (step for step in steps if step.act is type(act))
    assert step.awaited
    assert step.blocks == refusals(there.now, act, ASSESSOR, there.at, there.procedure)
    assert any("方案" in reason.zh for reason in step.blocks)
