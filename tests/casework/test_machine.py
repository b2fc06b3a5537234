"""Random acts by random people: what the table allows succeeds, everything else is refused and changes nothing."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from service.casework.acts.act import ACTS, Act
from service.casework.acts.application import OpenCase
from service.casework.acts.decision import DecideAppeal, Issue, SettleObjection, Sign
from service.casework.acts.evaluation import DraftDecision, Evaluate
from service.casework.acts.site_visit import Recuse
from service.casework.acts.submission import ImportSubmission
from service.casework.basis import JUDGING
from service.casework.case import Case
from service.casework.correcting import CORRECTING
from service.casework.disputes import unsettled_objections
from service.casework.encoding import decode_recorded, encode_recorded
from service.casework.next_steps import next_steps
from service.casework.perform import Refused, fold, perform, refusals
from service.casework.scores import whose
from service.casework.signing import APPROVING, content_digest
from service.casework.state import BEFORE_DECISION, DECIDED, State
from service.casework.transitions import TRANSITIONS
from service.vocabulary.assessment import Recommendation
from service.vocabulary.person import Department, Person, Role, marks
from tests.casework.builders import DRC, MIIT, OTHER_DRC, Walk, reevaluated
from tests.casework.everybody import STAFF, STRANGERS
from tests.casework.proper_acts import proper
from tests.casework.stages import at
from tests.casework.turns_agree import counted, only_blocked, taken

PEOPLE = st.sampled_from(STAFF + STRANGERS)
MAKEABLE = st.sampled_from([act for act in ACTS if act is not OpenCase])
RECOMMENDED = st.sampled_from(Recommendation)


class Office(RuleBasedStateMachine):
    """One case with everybody who may have to do with it, and some who may not."""

    there: Walk

    @initialize(state=st.sampled_from(State), again=st.booleans())
    def begin(self, state: State, again: bool) -> None:
        """Anywhere, in the first round or on the way through the second."""
        self.there = reevaluated() if again else at(state)

    def attempt(self, act: Act, who: Person) -> None:
        """Try an act, and see that it is done or refused as the table says."""
        there, before = self.there, self.there.now
        there.at += timedelta(minutes=7)
        reasons = refusals(before, act, who, there.at, there.procedure)
        if reasons:
            with pytest.raises(Refused) as refused:
                perform(before, act, who, there.at, there.procedure)
            assert refused.value.reasons == reasons
            assert all(reason.zh and reason.en for reason in reasons)
            return
        there.case = perform(before, act, who, there.at, there.procedure)
        self.allowed(before, act, who)
        self.led(before, act)

    def allowed(self, before: Case, act: Act, who: Person) -> None:
        row, place = TRANSITIONS[type(act)], before.opened
        assert before.state in row.states
        assert who.role in row.roles
        assert who.active
        assert who.jurisdiction == place.jurisdiction
        assert who.role is not Role.CITY_REVIEWER or who.city == place.city
        assert who.role is not Role.SUBMITTER or who.park == place.park

    def led(self, before: Case, act: Act) -> None:
        now = self.there.now
        assert now.version == before.version + 1
        assert now.acts[:-1] == before.acts
        assert now.state is TRANSITIONS[type(act)].next_state(before, act)
        reopened = before.state in DECIDED and now.state in BEFORE_DECISION
        assert now.round == before.round + reopened
        if isinstance(act, Issue):
            self.issued(before)

    def issued(self, before: Case) -> None:
        """Told by the acts alone: what was issued was drafted in this round, on its last evaluation, since which
        nothing that it rests on came to the record, and signed as it is by two departments that take part."""
        draft = max(one.seq for one in before.of(DraftDecision))
        signed = [one for one in before.of(Sign, draft) if one.act.content == content_digest(before)]
        editors = {one.person.id for one in before.acts if not isinstance(one.act, APPROVING)}
        evaluated = max(one.seq for one in before.of(Evaluate))
        assert before.round_began < evaluated < draft
        assert not [one for kind in (ImportSubmission, *JUDGING) for one in before.of(kind, evaluated)]
        recusals = {mark for one in before.of(Recuse) for mark in marks(whose(one.act))}
        assert not [one for one in signed if marks(one.person) & recusals]
        assert {one.person.department for one in signed} == {Department.DRC, Department.MIIT}
        assert len({one.person.id for one in signed}) == len(signed) == 2
        assert not editors & {one.person.id for one in signed}
        assert before.acts[draft - 1].act.decision is not Recommendation.UNDETERMINED  # type: ignore[union-attr]

    @rule(data=st.data(), times=st.integers(1, 6))
    def go_on(self, data: st.DataObject, times: int) -> None:
        """Somebody proper does what the case waits for, several times."""
        for _ in range(times):
            steps = next_steps(self.there.now, self.there.procedure, self.there.today).steps
            waiting = [one for one in steps if one.awaited and not one.blocks]
            if not waiting:
                self.there.wait(10)
                continue
            step = data.draw(st.sampled_from(waiting))
            able = [one for one in STAFF if one.role in step.roles and fits(one, step.departments)]
            act: Act = proper(step.act, self.there)
            if step.act is Evaluate:
                act = self.there.assessment(data.draw(RECOMMENDED))
            self.attempt(act, data.draw(st.sampled_from(able)))

    @rule(act=MAKEABLE, who=PEOPLE)
    def anything(self, act: type[Act], who: Person) -> None:
        """Anybody tries anything."""
        self.attempt(proper(act, self.there), who)

    @rule(data=st.data())
    def side_act(self, data: st.DataObject) -> None:
        """Somebody proper does something that may be done besides."""
        steps = next_steps(self.there.now, self.there.procedure, self.there.today).steps
        if besides := [one for one in steps if not one.awaited and not one.blocks]:
            step = data.draw(st.sampled_from(besides))
            able = [s for s in STAFF if s.role in step.roles]
            self.attempt(proper(step.act, self.there), data.draw(st.sampled_from(able)))

    @rule(data=st.data(), act=MAKEABLE, who=PEOPLE)
    def wrongly(self, data: st.DataObject, act: type[Act], who: Person) -> None:
        """Somebody tries an act of which one field is wrong."""
        made = proper(act, self.there)
        names = [one.name for one in fields(made) if one.name != "kind"]
        if names:
            name = data.draw(st.sampled_from(names))
            self.attempt(replace(made, **{name: spoilt(getattr(made, name))}), who)

    @precondition(lambda self: self.there.now.state in (State.PUBLICITY, *DECIDED))
    @rule(upheld=st.booleans(), who=st.sampled_from((DRC, MIIT, OTHER_DRC)))
    def ruled(self, upheld: bool, who: Person) -> None:
        """An objection or appeal is decided."""
        objections = unsettled_objections(self.there.now)
        for one in objections[:1]:
            self.attempt(SettleObjection(objection=one.seq, upheld=upheld, reason="查过"), who)
        self.attempt(DecideAppeal(upheld=upheld, reason="查过"), who)

    @precondition(lambda self: not only_blocked(self.there))
    @rule(who=PEOPLE)
    def waits_for_those_who_may(self, who: Person) -> None:
        """It is somebody's turn exactly where an act that the case waits for is taken from them, unless what it would
        say first needs another act: then it is taken from nobody."""
        mine, may = counted(self.there, who), taken(self.there, who)
        assert may <= mine
        assert mine == may or not any((mine - may) & taken(self.there, one) for one in STAFF)

    @rule(days=st.sampled_from((1, 8, 61, 200)))
    def wait(self, days: int) -> None:
        self.there.wait(days)

    @invariant()
    def a_closed_case_is_still(self) -> None:
        there = self.there
        outlook = next_steps(there.now, there.procedure, there.today)
        closed, waits = there.now.state is State.CLOSED, any(step.awaited for step in outlook.steps)
        assert (outlook.note is not None) == (closed and not waits)
        assert not closed or {step.act for step in outlook.steps} <= {row.act for row in CORRECTING}

    def teardown(self) -> None:
        there = self.there
        written = [encode_recorded(one) for one in there.now.acts]
        assert fold(map(decode_recorded, written), {there.procedure.digest: there.procedure}) == there.now


def fits(who: Person, departments: tuple[Department, ...]) -> bool:
    return not departments or who.department in departments or who.role is not Role.APPROVER


def spoilt(value: Any) -> Any:
    """A value of the same kind that is likely wrong."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, date):
        return value - timedelta(days=400)
    if isinstance(value, int):
        return value + 1000
    if isinstance(value, tuple):
        return ()
    return "" if type(value) is str else value


@pytest.mark.slow
def test_what_is_not_allowed_is_refused_wherever_a_case_stands() -> None:
    run_state_machine_as_test(Office, settings=settings(max_examples=50, stateful_step_count=40, deadline=None))
