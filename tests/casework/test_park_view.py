"""What a park is told of its case: every act is either told or kept inside, and an issued decision is told whole."""

from __future__ import annotations

import pytest

from service.casework.acts import carrying_out, correction, decision, evaluation, site_visit, submission
from service.casework.acts.act import ACTS
from service.casework.corrections import correction_digest
from service.casework.park_view import TOLD, acts_seen, issued_decisions, last_issued
from service.casework.state import State
from service.vocabulary.person import Role
from tests.casework.builders import DRC, MIIT
from tests.casework.stages import CORRECTION, at

INSIDE = {
    submission.DisputeValue,
    evaluation.PreAssess,
    site_visit.RecordJudgement,
    site_visit.ImportJudgements,
    site_visit.ScoreItem,
    site_visit.Recuse,
    site_visit.RecordVerification,
    evaluation.Evaluate,
    evaluation.ProposeWaiver,
    evaluation.GrantWaiver,
    evaluation.RevokeWaiver,
    evaluation.Override,
    evaluation.DraftDecision,
    evaluation.SendBack,
    decision.GiveOpinion,
    decision.Sign,
    decision.DeclineToSign,
    decision.LodgeObjection,
    decision.SettleObjection,
    correction.DraftCorrection,
    correction.DeclineCorrection,
    correction.WithdrawCorrection,
}


def test_every_act_is_told_or_kept_inside() -> None:
    assert set(ACTS) == TOLD | INSIDE
    assert not TOLD & INSIDE


@pytest.mark.parametrize("state", list(State))
def test_offices_see_all_and_the_park_what_is_told(state: State) -> None:
    case = at(state).now
    assert acts_seen(case, Role.ASSESSOR) == acts_seen(case, None) == case.acts
    seen = acts_seen(case, Role.SUBMITTER)
    assert {type(one.act) for one in seen} <= TOLD
    assert acts_seen(case, Role.SUBMITTER, case.version) == ()


def test_evidence_of_others_is_theirs() -> None:
    case = at(State.DATA_CHECK, carrying_out.LinkEvidence).now
    brought = case.of(carrying_out.LinkEvidence)
    told = [one for one in acts_seen(case, Role.SUBMITTER) if isinstance(one.act, carrying_out.LinkEvidence)]
    assert told == [one for one in brought if one.person.role is Role.SUBMITTER]


def test_a_decision_is_told_once_it_is_issued() -> None:
    assert issued_decisions(at(State.SIGNING).now) == ()
    assert last_issued(at(State.SIGNING).now) == 0
    (one,) = issued_decisions(at(State.ISSUED).now)
    assert last_issued(at(State.ISSUED).now) == one.issued.seq
    assert one.issued.act.document
    assert one.drafted.decision


def test_a_correction_is_told_once_it_has_effect_by_the_signature_that_gave_it() -> None:
    there = at(State.ISSUED).do(CORRECTION)
    told = len(acts_seen(there.now, Role.SUBMITTER))
    for signer in (DRC, MIIT):
        assert len(acts_seen(there.now, Role.SUBMITTER)) == told
        there.do(correction.SignCorrection(content=correction_digest(there.now)), by=signer)
    seen = acts_seen(there.now, Role.SUBMITTER)
    assert [one.person for one in seen[told:]] == [MIIT]
