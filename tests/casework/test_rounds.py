"""The rounds of a case, told by its acts alone."""

import pytest

from service.casework.acts import decision
from service.casework.acts.application import Apply, Withdraw
from service.casework.rounds import applied_by, rounds, visit_began
from service.casework.state import State
from tests.casework.builders import OTHER_DRC, decided, reevaluated
from tests.casework.stages import PASS, RECTIFY, at


@pytest.mark.parametrize("state", State)
def test_the_last_round_is_the_present_one_wherever_the_case_stands(state: State) -> None:
    case = at(state).now
    (only,) = rounds(case)
    assert (only.number, only.began) == (case.round, case.round_began)


def test_each_round_has_its_own_evaluation_and_decision() -> None:
    there = reevaluated().checked(2).assessed(PASS).decided(PASS)
    first, second = rounds(there.now)
    assert [one.said.zh for one in (first, second)] == ["首次评价", "复评（第 2 轮）"]
    assert (second.number, second.began) == (there.now.round, there.now.round_began)
    told = [(one.drafted and one.drafted.act.decision) for one in (first, second)]
    assert told == [RECTIFY, PASS]
    assert first.evaluated is not None
    assert second.evaluated is not None
    assert first.evaluated.seq < second.began < second.evaluated.seq
    assert first.issued is not None
    assert second.issued == there.now.last(decision.Issue)


def test_an_appeal_that_is_upheld_begins_another_round_and_one_that_is_not_does_not() -> None:
    appealed = decided(RECTIFY).do(decision.LodgeAppeal(grounds="不服"))
    kept = appealed.do(decision.DecideAppeal(upheld=False, reason="决定无误"), by=OTHER_DRC)
    assert len(rounds(kept.now)) == 1
    other = decided(RECTIFY).do(decision.LodgeAppeal(grounds="不服"))
    upheld = other.do(decision.DecideAppeal(upheld=True, reason="事实不清"), by=OTHER_DRC)
    last = rounds(upheld.now)[-1]
    assert (last.number, last.said.zh, last.evaluated) == (2, "申诉成立后重新评价（第 2 轮）", None)


def test_a_site_visit_begins_with_the_round_or_with_the_application_that_came_later() -> None:
    first = at(State.EVALUATION)
    assert visit_began(first.now) == first.now.of(Apply)[0].seq
    first.do(Withdraw(reason="重新准备"), Apply())
    assert visit_began(first.now) == first.now.version
    assert visit_began(reevaluated().now) == reevaluated().now.round_began


def test_a_case_is_judged_by_its_last_application() -> None:
    first = at(State.EVALUATION)
    assert applied_by(first.now) == first.now.of(Apply)[0].seq
    first.do(Withdraw(reason="重新准备"))
    assert applied_by(first.now) == first.now.of(Apply)[0].seq
    first.do(Apply())
    assert applied_by(first.now) == first.now.version
