"""Whether an act has anything to be about."""

import pytest

from service.casework.acts import application, carrying_out, decision, evaluation, submission
from service.casework.acts.act import Act
from service.casework.conditions.condition import Standing
from service.casework.pending import has_matter, waited_for
from service.casework.state import State
from service.vocabulary.assessment_summary import OpenQuestion
from service.vocabulary.person import Department
from tests.casework.builders import Walk, imported, opening, plan, procedure, reopened, walk
from tests.casework.proper_acts import proper
from tests.casework.stages import RECTIFY, UNDETERMINED, at


def standing(there: Walk) -> Standing:
    return Standing(there.now, there.procedure, there.today)


def undetermined() -> Walk:
    there = at(State.EVALUATION)
    return there.do(there.assessment(UNDETERMINED))


def plainly_checked() -> Walk:
    """A workbook without questions, waivers or difficulties."""
    return walk().accepted().checked()


NOTHING = (
    (submission.AnswerQuestion, plainly_checked),
    (submission.AcceptAnswer, plainly_checked),
    (submission.RejectAnswer, plainly_checked),
    (evaluation.GrantWaiver, plainly_checked),
    (evaluation.RevokeWaiver, plainly_checked),
    (carrying_out.GiveSupport, plainly_checked),
    (carrying_out.SolveDifficulty, plainly_checked),
    (evaluation.Override, undetermined),
    (evaluation.DraftDecision, undetermined),
    (evaluation.RequestSupplement, lambda: at(State.EVALUATION)),
    (decision.Sign, lambda: at(State.SIGNING).sign()),
    (decision.SettleObjection, lambda: at(State.PUBLICITY)),
    (decision.DecideAppeal, lambda: at(State.ISSUED)),
    (decision.WithdrawAppeal, lambda: at(State.ISSUED)),
    (carrying_out.HandInReplies, lambda: at(State.RECTIFICATION)),
)


@pytest.mark.parametrize(("act", "begun"), NOTHING, ids=[act.__name__ for act, _ in NOTHING])
def test_nothing_to_be_about(act: type[Act], begun: object) -> None:
    there = begun()  # type: ignore[operator]
    assert not has_matter(act, standing(there))
    assert not waited_for(act, standing(there))


@pytest.mark.parametrize("act", [act for act, _ in NOTHING], ids=lambda act: act.__name__)
def test_something_to_be_about(act: type[Act]) -> None:
    states = {
        decision.Sign: State.SIGNING,
        decision.SettleObjection: State.PUBLICITY,
        decision.DecideAppeal: State.ISSUED,
        decision.WithdrawAppeal: State.ISSUED,
        carrying_out.HandInReplies: State.RECTIFICATION,
    }
    assert has_matter(act, standing(at(states.get(act, State.EVALUATION), act)))


def test_a_plan_is_waited_for_until_one_is_approved() -> None:
    there = walk().do(opening())
    assert waited_for(application.RecordPlan, standing(there))
    assert not waited_for(application.RecordPlan, standing(there.do(plan())))
    assert not waited_for(application.RecordPlan, standing(at(State.REVIEW))), "it may be recorded besides"


def test_what_the_reevaluation_leaves_closed_is_waited_for_no_more() -> None:
    odd = OpenQuestion("CR-C1", "indicator:gdp", "medium", "与统计公报不符")
    there = walk().accepted().checked(questions=(odd,)).assessed(RECTIFY)
    assert waited_for(submission.AnswerQuestion, standing(there))
    reopened(there.decided(RECTIFY)).do(imported(2, questions=(odd,)))
    assert not waited_for(submission.AnswerQuestion, standing(there))
    assert not has_matter(submission.AnswerQuestion, standing(there))


def test_publicity_is_waited_for_where_the_procedure_wants_it() -> None:
    there = at(State.SIGNING).sign()
    assert waited_for(decision.Publish, standing(there))
    assert not waited_for(decision.Issue, standing(there))
    there.procedure = procedure(publicity_days=0)
    assert not waited_for(decision.Publish, standing(there))
    assert waited_for(decision.Issue, standing(there))


def test_a_single_day_of_publicity_is_waited_for() -> None:
    there = at(State.SIGNING).sign()
    there.procedure = procedure(publicity_days=1)
    assert waited_for(decision.Publish, standing(there))


def test_what_is_settled_is_waited_for_no_more() -> None:
    there = at(State.DATA_CHECK)
    assert waited_for(submission.AcceptAnswer, standing(there))
    assert waited_for(evaluation.GrantWaiver, standing(there))
    there.do(proper(submission.AcceptAnswer, there), proper(evaluation.GrantWaiver, there))
    assert not waited_for(submission.AcceptAnswer, standing(there))
    assert not waited_for(evaluation.GrantWaiver, standing(there))


def test_opinions_are_waited_for_where_the_procedure_wants_them() -> None:
    there = at(State.SIGNING)
    assert not waited_for(decision.GiveOpinion, standing(there))
    there.procedure = procedure(opinion_departments=(Department.DRC,))
    assert waited_for(decision.GiveOpinion, standing(there))
    assert not waited_for(decision.GiveOpinion, standing(there.do(proper(decision.GiveOpinion, there))))
