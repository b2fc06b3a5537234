"""A row of the table of transitions, and the places where an act leads to one of several states."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from service.casework.acts import decision, evaluation
from service.casework.acts.act import Act
from service.casework.case import Case
from service.casework.conditions.condition import Condition
from service.casework.labels import LABELS
from service.casework.signing import draft
from service.casework.state import DECIDING, State
from service.vocabulary.assessment import Recommendation
from service.vocabulary.language import Said
from service.vocabulary.person import Role


@dataclass(frozen=True, slots=True)
class Fork:
    """Where an act leads when that depends on the case or on what the act says; `states` are all possibilities and
    `said` tells the choice."""

    states: tuple[State, ...]
    said: Said
    choose: Callable[[Case, Any], State]


@dataclass(frozen=True, slots=True)
class Transition:
    """One row. `leads` None: the case stays in its state. The act that opens a case has no states."""

    act: type[Act]
    states: tuple[State, ...]
    roles: tuple[Role, ...]
    conditions: tuple[Condition, ...]
    leads: State | Fork | None = None

    @property
    def label(self) -> Said:
        """What the act is called."""
        return LABELS[self.act]

    def next_state(self, case: Case | None, act: Act) -> State:
        """The state after the act."""
        if isinstance(self.leads, State):
            return self.leads
        assert case is not None
        return case.state if self.leads is None else self.leads.choose(case, act)


def _sent_back(case: Case, _: evaluation.SendBack) -> State:
    return BACK[case.state]


def _when_deciding(case: Case, _: evaluation.RevokeWaiver) -> State:
    return State.EVALUATION if case.state in DECIDING else case.state


def _when_upheld(case: Case, act: decision.SettleObjection | decision.DecideAppeal) -> State:
    return State.EVALUATION if act.upheld else case.state


def _by_decision(case: Case, _: decision.Issue) -> State:
    drafted = draft(case)
    assert drafted is not None
    return State.RECTIFICATION if drafted.act.decision is Recommendation.RECTIFY else State.ISSUED


BACK = {
    State.PREASSESSMENT: State.DATA_CHECK,
    State.SITE_VISIT: State.DATA_CHECK,
    State.EVALUATION: State.SITE_VISIT,
    State.SIGNING: State.EVALUATION,
    State.PUBLICITY: State.EVALUATION,
}
STAGE_BACK = Fork(
    (State.DATA_CHECK, State.SITE_VISIT, State.EVALUATION), Said("退回上一环节", "a stage back"), _sent_back
)
BACK_WHEN_DECIDING = Fork(
    (State.EVALUATION,),
    Said("决定已拟定的退回评价", "back to the evaluation when a decision is drafted"),
    _when_deciding,
)
BACK_WHEN_UPHELD = Fork((State.EVALUATION,), Said("成立的退回评价", "back to the evaluation when upheld"), _when_upheld)
AS_DECIDED = Fork(
    (State.ISSUED, State.RECTIFICATION),
    Said("限期整改的进入整改，其他的发文", "to the rectification when that is the decision, else issued"),
    _by_decision,
)
