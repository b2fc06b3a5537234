"""Corrections: what each says and whether it has effect, whatever is done in whatever order; the decision stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from service.casework.acts import decision
from service.casework.acts.correction import (
    DeclineCorrection,
    DraftCorrection,
    Place,
    SignCorrection,
    WithdrawCorrection,
)
from service.casework.acts.decision import DecideAppeal, LodgeAppeal
from service.casework.corrections import (
    CorrectionStatus,
    correction_digest,
    corrections,
    corrections_in_effect,
    pending_correction,
    texts_at,
)
from service.casework.perform import Refused
from service.casework.signing import APPROVING, content_digest, signatures
from service.casework.state import State
from service.vocabulary.person import Department, Person
from tests.casework.builders import ASSESSOR, DRC, FINANCE, MIIT, OTHER_DRC, Walk, reopened
from tests.casework.stages import CORRECTION, at

EFFECTIVE, PENDING = CorrectionStatus.EFFECTIVE, CorrectionStatus.PENDING


def signed(there: Walk, *people: Person) -> Walk:
    for one in people or (DRC, MIIT):
        there.do(SignCorrection(content=correction_digest(there.now)), by=one)
    return there


@pytest.mark.parametrize("state", [State.ISSUED, State.RECTIFICATION, State.CLOSED])
def test_it_has_effect_when_all_who_signed_the_decision_have_signed_it(state: State) -> None:
    there = at(state).do(CORRECTION)
    pending = pending_correction(there.now)
    assert pending is not None
    assert (pending.number, pending.dated, pending.missing) == (0, None, (Department.DRC, Department.MIIT))
    signed(there, MIIT)
    assert corrections_in_effect(there.now, pending.issued.seq) == ()
    signed(there, DRC)
    (one,) = corrections_in_effect(there.now, pending.issued.seq)
    assert (one.status, one.number, one.dated, one.missing) == (EFFECTIVE, 1, there.today, ())
    assert pending_correction(there.now) is None
    assert texts_at(there.now, Place.NUMBER) == ("浙发改〔2026〕11号",)


def test_the_next_one_reads_the_decision_with_those_before() -> None:
    there = signed(at(State.ISSUED).do(CORRECTION))
    with pytest.raises(Refused, match="那里写的是“浙发改〔2026〕11号”"):
        there.do(replace(CORRECTION, wrong="〕1号"))
    signed(there.do(replace(CORRECTION, wrong="11号", right="12号")))
    assert texts_at(there.now, Place.NUMBER) == ("浙发改〔2026〕12号",)
    assert [one.number for one in corrections(there.now)] == [1, 2]


def test_what_can_be_corrected_is_what_the_document_says_and_not_what_it_decides() -> None:
    case = at(State.ISSUED).now
    texts = {place: texts_at(case, place) for place in Place}
    assert texts[Place.NUMBER] == ("浙发改〔2026〕1号",)
    assert texts[Place.SIGNERS] == (DRC.name, MIIT.name)
    assert texts[Place.NAMES][0] == case.opened.park_name
    assert len(texts[Place.DATED]) == 1
    assert all(texts.values())
    assert not any("良好" in text or "85" in text for found in texts.values() for text in found)
    assert texts_at(at(State.SIGNING).now, Place.NUMBER) == ()


def test_a_decision_that_falls_or_is_followed_takes_the_pending_correction_along() -> None:
    fallen = at(State.ISSUED).do(CORRECTION, LodgeAppeal(grounds="不服"))
    fallen.do(DecideAppeal(upheld=True, reason="有理"), by=OTHER_DRC)
    followed = reopened(at(State.RECTIFICATION).do(CORRECTION))
    for there in (fallen, followed):
        (one,) = corrections(there.now)
        assert one.status is CorrectionStatus.LAPSED
        assert pending_correction(there.now) is None
    kept = reopened(signed(at(State.RECTIFICATION).do(CORRECTION)))
    assert [one.status for one in corrections(kept.now)] == [EFFECTIVE]


class Desk(RuleBasedStateMachine):
    """An issued decision and everybody who may have to do with its correction; a model kept beside it."""

    @initialize(state=st.sampled_from((State.ISSUED, State.RECTIFICATION)))
    def begin(self, state: State) -> None:
        """The decision is issued; nobody has found anything wrong with it."""
        self.there = at(state)
        self.digest = content_digest(self.there.now)
        self.model: list[tuple[CorrectionStatus, frozenset[Department]]] = []
        self.text = "浙发改〔2026〕1号"
        self.right = ""
        self.old = ""

    @property
    def waits(self) -> bool:
        """Whether one is being signed, as the model has it."""
        return bool(self.model) and self.model[-1][0] is PENDING

    def end(self, status: CorrectionStatus) -> None:
        self.model[-1] = (status, self.model[-1][1])

    def tried(self, act: DraftCorrection | SignCorrection | DeclineCorrection | WithdrawCorrection, by: Person) -> bool:
        before = self.there.case
        self.there.at += timedelta(minutes=1)
        try:
            self.there.do(act, by=by)
        except Refused:
            assert self.there.case == before
            return False
        return True

    @rule(wrong=st.sampled_from(("1号", "〔2026〕", "没有的字")), by=st.sampled_from((ASSESSOR, DRC)))
    def draft(self, wrong: str, by: Person) -> None:
        """Only while none waits, by an assessor, of words that are there now."""
        right = f"{wrong}甲"
        done = self.tried(DraftCorrection(place=Place.NUMBER, wrong=wrong, right=right, reason="笔误"), by)
        assert done == (not self.waits and by is ASSESSOR and wrong in self.text)
        if done:
            self.old, self.right = wrong, right
            self.model.append((PENDING, frozenset()))

    @rule(by=st.sampled_from((DRC, OTHER_DRC, MIIT, FINANCE, ASSESSOR)), stale=st.booleans())
    def sign(self, by: Person, stale: bool) -> None:
        """Each of both departments once, of what is there now."""
        content = "0" * 64 if stale else correction_digest(self.there.now)
        done = self.tried(SignCorrection(content=content), by)
        given = self.model[-1][1] if self.waits else frozenset()
        able = by in (DRC, OTHER_DRC, MIIT) and by.department not in given
        assert done == (self.waits and able and not stale)
        if done and by.department is not None:
            self.model[-1] = (PENDING, given | {by.department})
            if len(self.model[-1][1]) == 2:
                self.end(EFFECTIVE)
                self.text = self.text.replace(self.old, self.right)

    @rule(by=st.sampled_from((DRC, MIIT, FINANCE)))
    def decline(self, by: Person) -> None:
        """By a department that signed the decision."""
        done = self.tried(DeclineCorrection(content=correction_digest(self.there.now), reason="不是笔误"), by)
        assert done == (self.waits and by is not FINANCE)
        if done:
            self.end(CorrectionStatus.DECLINED)

    @rule()
    def withdraw(self) -> None:
        """While one waits."""
        done = self.tried(WithdrawCorrection(reason="写错了"), ASSESSOR)
        assert done == self.waits
        if done:
            self.end(CorrectionStatus.WITHDRAWN)

    @invariant()
    def as_the_model_has_it(self) -> None:
        found = corrections(self.there.now)
        assert [(one.status, frozenset(s.person.department for s in one.signatures)) for one in found] == self.model
        assert texts_at(self.there.now, Place.NUMBER) == (self.text,)
        effective = [one for one in found if one.status is EFFECTIVE]
        assert [one.number for one in effective] == list(range(1, len(effective) + 1))
        assert len({one.digest for one in found}) == len(found)

    @invariant()
    def the_decision_is_what_it_was(self) -> None:
        case = self.there.now
        issued = case.last(decision.Issue)
        assert issued is not None
        assert issued.act.document == "浙发改〔2026〕1号"
        assert content_digest(case) == self.digest
        assert [one.stands for one in signatures(case)] == [True, True]

    @invariant()
    def nobody_signs_what_they_drafted(self) -> None:
        acts = self.there.now.acts
        editors = {one.person.id for one in acts if not isinstance(one.act, APPROVING)}
        assert not editors & {one.person.id for one in acts if isinstance(one.act, SignCorrection)}


def test_whatever_is_tried_in_whatever_order() -> None:
    run_state_machine_as_test(Desk, settings=settings(max_examples=15, stateful_step_count=15, deadline=None))
