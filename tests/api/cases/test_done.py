"""After an act: what was recorded, and what comes next."""

from service.api.cases.done import DoneShown
from service.casework.state import State
from tests.api.cases.shown import done
from tests.casework.stages import at
from tests.storage.stored_cases import CASE


def test_where_the_case_stands_after_an_act() -> None:
    driven = at(State.SIGNING)
    shown = DoneShown.of(done(driven), driven.today)
    assert (shown.case, shown.version, shown.state.code) == (CASE, driven.now.version, "signing")
    assert (shown.recorded.seq, shown.recorded.label.zh) == (driven.now.version, "拟定决定")
    assert "sign" in [step.kind for step in shown.steps if step.awaited]
