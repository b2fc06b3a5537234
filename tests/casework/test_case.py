"""A case is its acts."""

from service.casework.acts.application import OpenCase, RecordPlan
from service.casework.acts.submission import ImportSubmission
from service.casework.state import State
from service.vocabulary.assessment import Recommendation
from tests.casework.builders import decided, imported, opening, plan, reevaluated, walk
from tests.casework.stages import at


def test_what_a_case_is_asked_for() -> None:
    case = walk().do(opening(), plan(), plan(version="2")).now
    assert case.opened == opening()
    assert (case.version, case.round, case.round_began) == (3, 1, 1)
    assert [one.act.version for one in case.of(RecordPlan)] == ["1", "2"]
    assert [one.act.version for one in case.of(RecordPlan, since=2)] == ["2"]
    assert case.last(RecordPlan) == case.numbered(3)
    assert case.last(RecordPlan, since=3) is None
    assert case.last(OpenCase) == case.numbered(1) == case.acts[0]
    assert case.last(ImportSubmission) is None
    assert [case.numbered(number) for number in (0, 4)] == [None, None]
    assert case.of(OpenCase)[0].day == walk().today


def test_the_day_is_that_of_the_offices() -> None:
    there = walk().open()
    there.at = there.at.replace(hour=16, minute=0)
    assert there.do(plan(version="2")).now.acts[-1].day == there.today
    assert there.today.day == there.at.day + 1


def test_a_reevaluation_begins_a_round() -> None:
    again = reevaluated()
    assert (again.now.round, again.now.round_began) == (2, again.now.version)
    assert again.now.of_round(ImportSubmission) == ()
    assert again.now.last_of_round(ImportSubmission) is None
    again.do(imported(2))
    assert again.now.last_of_round(ImportSubmission) == again.now.acts[-1]
    assert len(again.now.of(ImportSubmission)) == 2


def test_withdrawing_and_applying_again_begins_none() -> None:
    assert at(State.WITHDRAWN).now.round == 1


def test_cases_are_equal_by_their_acts() -> None:
    assert decided(Recommendation.REJECT).now == decided(Recommendation.REJECT).now
    assert decided(Recommendation.REJECT).now != decided().now
