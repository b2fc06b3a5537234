"""The one table, written down a second time and tried out: every act, at every state, by every role."""

from __future__ import annotations

import pytest

from service.casework.acts import application, carrying_out, correction, decision, evaluation, site_visit, submission
from service.casework.acts.act import ACTS, Act
from service.casework.perform import Refused, perform
from service.casework.state import State
from service.casework.transition import Fork
from service.casework.transitions import TRANSITIONS
from service.vocabulary.person import Department, Person, Role
from tests.casework.builders import EXPERT_3, OTHER_DRC, PEOPLE, Walk, opening, person, walk
from tests.casework.proper_acts import proper
from tests.casework.stages import at

STATES = {
    "P": State.IMPLEMENTATION,
    "R": State.REVIEW,
    "I": State.IMPORT,
    "D": State.DATA_CHECK,
    "A": State.PREASSESSMENT,
    "V": State.SITE_VISIT,
    "E": State.EVALUATION,
    "U": State.SUPPLEMENT,
    "S": State.SIGNING,
    "B": State.PUBLICITY,
    "F": State.ISSUED,
    "Z": State.RECTIFICATION,
    "C": State.CLOSED,
    "W": State.WITHDRAWN,
}
ROLES = {
    "p": Role.SUBMITTER,
    "c": Role.CITY_REVIEWER,
    "a": Role.ASSESSOR,
    "e": Role.EXPERT,
    "s": Role.APPROVER,
}
EXPECTED: dict[type[Act], tuple[str, str, str]] = {
    application.OpenCase: ("", "a", "P"),
    application.RecordPlan: ("PRIDAVEUW", "a", ""),
    application.AssignProject: ("PRIDAVEUW", "pa", ""),
    application.Apply: ("PW", "p", "R"),
    application.AcceptApplication: ("R", "ca", "I"),
    application.ReturnApplication: ("R", "ca", "P"),
    application.Withdraw: ("RIDAVEUSB", "p", "W"),
    submission.ImportSubmission: ("IDAVEU", "pa", "D"),
    submission.AnswerQuestion: ("DAVE", "p", ""),
    submission.AcceptAnswer: ("DAVE", "a", ""),
    submission.RejectAnswer: ("DAVE", "a", ""),
    submission.DisputeValue: ("DAVE", "a", ""),
    submission.FinishDataCheck: ("D", "a", "A"),
    evaluation.PreAssess: ("A", "a", "V"),
    site_visit.RecordJudgement: ("V", "ea", ""),
    site_visit.ImportJudgements: ("V", "a", ""),
    site_visit.ScoreItem: ("V", "e", ""),
    site_visit.Recuse: ("VE", "ea", "V"),
    site_visit.RecordVerification: ("DAVE", "a", ""),
    site_visit.FinishSiteVisit: ("V", "a", "E"),
    evaluation.Evaluate: ("E", "a", ""),
    evaluation.ProposeWaiver: ("DAVE", "a", ""),
    evaluation.GrantWaiver: ("DAVE", "s", ""),
    evaluation.RevokeWaiver: ("DAVESB", "s", "E"),
    evaluation.Override: ("E", "a", ""),
    evaluation.RequestSupplement: ("DAVE", "a", "U"),
    evaluation.DraftDecision: ("E", "a", "S"),
    evaluation.SendBack: ("AVESB", "a", "DVE"),
    decision.GiveOpinion: ("S", "as", ""),
    decision.Sign: ("S", "s", ""),
    decision.DeclineToSign: ("S", "s", "E"),
    decision.Publish: ("S", "as", "B"),
    decision.LodgeObjection: ("B", "a", ""),
    decision.SettleObjection: ("B", "s", "E"),
    decision.Issue: ("SB", "as", "FZ"),
    decision.LodgeAppeal: ("FZ", "p", ""),
    decision.WithdrawAppeal: ("FZ", "p", ""),
    decision.DecideAppeal: ("FZ", "s", "E"),
    correction.DraftCorrection: ("FZC", "a", ""),
    correction.SignCorrection: ("FZC", "s", ""),
    correction.DeclineCorrection: ("FZC", "s", ""),
    correction.WithdrawCorrection: ("FZC", "a", ""),
    decision.Close: ("F", "as", "C"),
    carrying_out.ExtendDeadline: ("Z", "s", ""),
    carrying_out.PrepareReply: ("Z", "p", ""),
    carrying_out.HandInReplies: ("Z", "p", ""),
    carrying_out.ReportItem: ("Z", "p", ""),
    carrying_out.OpenReevaluation: ("Z", "a", "I"),
    carrying_out.ReportProgress: ("PRIDAVEUSBFZW", "p", ""),
    carrying_out.GiveSupport: ("PRIDAVEUSBFZW", "ca", ""),
    carrying_out.SolveDifficulty: ("PRIDAVEUSBFZW", "pa", ""),
    carrying_out.LinkEvidence: ("PRIDAVEUSBFZW", "pcae", ""),
}
"""Act → states in which it has a place, roles that may do it, states it can lead to."""

AFTER = {
    evaluation.RevokeWaiver: {"S": "E", "B": "E"},
    evaluation.SendBack: {"A": "D", "V": "D", "E": "V", "S": "E", "B": "E"},
    decision.SettleObjection: {},
    decision.DecideAppeal: {},
    decision.Issue: {"S": "F", "B": "F"},
}
"""Where a fork leads from each state with the acts tried here (objections and appeals are dismissed); else nowhere."""


REVIEWS = (application.AcceptApplication, application.ReturnApplication)
"""The case tried here has a city, so the assessor does not review; test_application.py tries one without."""


def test_every_act_has_its_row() -> None:
    assert set(TRANSITIONS) == set(ACTS) == set(EXPECTED)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_rows_are_as_written_down(act: type[Act]) -> None:
    states, roles, leads = EXPECTED[act]
    row = TRANSITIONS[act]
    told = row.leads.states if isinstance(row.leads, Fork) else (row.leads,) if row.leads else ()
    assert set(row.states) == {STATES[letter] for letter in states}
    assert set(row.roles) == {ROLES[letter] for letter in roles}
    assert set(told) == {STATES[letter] for letter in leads}


def expected_state(act: type[Act], letter: str) -> State:
    if act in AFTER:
        return STATES[AFTER[act].get(letter, letter)]
    return STATES[EXPECTED[act][2] or letter]


@pytest.mark.parametrize("letter", STATES)
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_who_may_do_what_when(act: type[Act], letter: str) -> None:
    states, roles, _ = EXPECTED[act]
    there = at(STATES[letter], act)
    made = proper(act, there)
    assert there.now.state is STATES[letter]
    for role in Role:
        who = fitting(role, act)
        if (
            letter in states
            and role in {ROLES[one] for one in roles}
            and not (act in REVIEWS and role is Role.ASSESSOR)
        ):
            done = perform(there.case, made, who, there.at, there.procedure)
            assert (done.state, done.version) == (expected_state(act, letter), there.now.version + 1)
        else:
            with pytest.raises(Refused):
                perform(there.case, made, who, there.at, there.procedure)


def fitting(role: Role, act: type[Act]) -> Person:
    """Somebody of the role who meets the personal conditions: of an assessor's review there is no city."""
    if role is Role.APPROVER and act is decision.DecideAppeal:
        return OTHER_DRC
    if role is Role.EXPERT and act is site_visit.Recuse:
        return EXPERT_3
    return PEOPLE.get(role) or person(9, role)


@pytest.mark.parametrize("role", Role)
def test_a_case_is_opened_by_an_assessor_only(role: Role) -> None:
    begun = walk()
    if role is Role.ASSESSOR:
        assert begun.do(opening(), by=PEOPLE[role]).now.state is State.IMPLEMENTATION
    else:
        with pytest.raises(Refused):
            begun.do(opening(), by=person(9, role, department=Department.DRC))


@pytest.mark.parametrize("act", [act for act in ACTS if act is not application.OpenCase], ids=lambda act: act.__name__)
def test_nothing_is_done_before_a_case_is_open(act: type[Act]) -> None:
    made = proper(act, at(State.EVALUATION))
    with pytest.raises(Refused) as refused:
        Walk(walk().procedure).do(made)
    assert [reason.zh for reason in refused.value.reasons] == ["案卷尚未立案；请先立案"]
