"""The straight line from the opened case to the issued decision, and what folding does."""

from dataclasses import replace

import pytest

from service.casework.acts import application, decision
from service.casework.encoding import decode_recorded, encode_recorded
from service.casework.perform import Refused, Unfoldable, fold
from service.casework.state import State
from service.vocabulary.assessment import Recommendation
from tests.casework.builders import ASSESSOR, decided, opening, reevaluated, walk


def test_straight_line() -> None:
    done = decided()
    assert done.now.state is State.ISSUED
    assert done.wait(61).do(decision.Close(), by=ASSESSOR).now.state is State.CLOSED


def test_rectification_and_second_round() -> None:
    again = reevaluated().checked(2, changed=("energy_total", "water_reuse")).assessed().decided()
    assert (again.now.state, again.now.round) == (State.ISSUED, 2)


def test_folding_what_was_written_gives_the_same_case() -> None:
    again = reevaluated().checked(2, changed=("energy_total",)).assessed().decided()
    written = [encode_recorded(one) for one in again.now.acts]
    folded = fold(map(decode_recorded, written), {again.procedure.digest: again.procedure})
    assert folded == again.now


def test_folding_names_the_first_act_that_was_changed() -> None:
    acts = list(decided(Recommendation.REJECT).now.acts)
    acts[3] = replace(acts[3], act=application.AcceptApplication(opinion="改过的意见"))
    with pytest.raises(Unfoldable) as found:
        fold(acts, {walk().procedure.digest: walk().procedure})
    assert found.value.seq == 4


def test_a_refused_act_tells_every_reason() -> None:
    begun = walk().open()
    with pytest.raises(Refused) as refused:
        begun.do(opening())
    assert "一个园区一个规划期只有一个案卷" in str(refused.value)
