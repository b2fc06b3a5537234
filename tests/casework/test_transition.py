"""Where acts lead when that depends on more than their kind."""

import pytest

from service.casework.acts import decision, evaluation
from service.casework.perform import perform
from service.casework.state import State
from service.casework.transition import BACK
from service.casework.transitions import TRANSITIONS
from service.vocabulary.assessment import Recommendation
from tests.casework.builders import MIIT, OTHER_DRC, decided
from tests.casework.proper_acts import proper
from tests.casework.stages import PASS, RECTIFY, REJECT, at


@pytest.mark.parametrize(("before", "after"), BACK.items())
def test_sent_back_a_stage(before: State, after: State) -> None:
    assert at(before).do(evaluation.SendBack(reason="再核对")).now.state is after


@pytest.mark.parametrize("state", [State.DATA_CHECK, State.EVALUATION, State.SIGNING, State.PUBLICITY])
def test_a_waiver_revoked_takes_a_drafted_decision_back(state: State) -> None:
    there = at(state)
    done = perform(there.now, proper(evaluation.RevokeWaiver, there), MIIT, there.at, there.procedure)
    assert done.state is (State.EVALUATION if state in (State.SIGNING, State.PUBLICITY) else state)


@pytest.mark.parametrize(
    ("recommendation", "after"),
    [(PASS, State.ISSUED), (REJECT, State.ISSUED), (RECTIFY, State.RECTIFICATION)],
)
def test_what_follows_the_document_is_what_was_decided(recommendation: Recommendation, after: State) -> None:
    assert decided(recommendation).now.state is after


@pytest.mark.parametrize("upheld", [True, False])
@pytest.mark.parametrize("state", [State.ISSUED, State.RECTIFICATION])
def test_an_appeal_takes_the_decision_down_when_upheld(state: State, upheld: bool) -> None:
    there = at(state).do(decision.LodgeAppeal(grounds="不服"))
    there.do(decision.DecideAppeal(upheld=upheld, reason="已复核"), by=OTHER_DRC)
    assert (there.now.state, there.now.round) == ((State.EVALUATION, 2) if upheld else (state, 1))


def test_a_row_knows_what_its_act_is_called() -> None:
    assert TRANSITIONS[decision.Sign].label.zh == "会签"
