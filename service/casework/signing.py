"""What is signed, by whom, and which signatures stand: four eyes on the digest of the decision's content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from service.casework.acts.application import RecordPlan
from service.casework.acts.carrying_out import ExtendDeadline
from service.casework.acts.correction import DeclineCorrection, SignCorrection
from service.casework.acts.decision import (
    Close,
    DecideAppeal,
    DeclineToSign,
    GiveOpinion,
    Issue,
    Publish,
    SettleObjection,
    Sign,
)
from service.casework.acts.evaluation import (
    DraftDecision,
    GrantWaiver,
    ItemToRectify,
    Override,
    ProposeWaiver,
    RevokeWaiver,
)
from service.casework.acts.submission import ImportSubmission
from service.casework.basis import last_assessment, standing_override
from service.casework.case import Case, Recorded
from service.casework.plan_record import plan_on_record
from service.casework.procedure import Procedure
from service.casework.state import State
from service.casework.waivers import waivers
from service.vocabulary.assessment import Recommendation
from service.vocabulary.canonical import canonical_digest
from service.vocabulary.person import Department, Person, is_among

APPROVING = (
    GrantWaiver,
    RevokeWaiver,
    GiveOpinion,
    Sign,
    DeclineToSign,
    Publish,
    SettleObjection,
    Issue,
    DecideAppeal,
    SignCorrection,
    DeclineCorrection,
    ExtendDeadline,
    Close,
)
"""Acts that approve or carry out what others prepared. Whoever did any other act edited the case and cannot sign."""

_DRAFTED = (State.SIGNING, State.PUBLICITY, State.ISSUED, State.RECTIFICATION, State.CLOSED)


@dataclass(frozen=True, slots=True)
class DecisionContent:
    """All that a signature stands for. `draft` is the number of the act that drafted it, so that the same words drafted
    again are signed again; `waivers`: those the assessment counted."""

    case: str
    park: str
    programme: str
    jurisdiction: str
    round: int
    draft: int
    plan: RecordPlan | None
    workbook: str
    submission: str
    assessment: str
    basis: str
    pack: str
    rubric: str
    recommendation: Recommendation
    score: str
    decision: Recommendation
    grade: str
    override: Override | None
    waivers: tuple[ProposeWaiver, ...]
    items: tuple[ItemToRectify, ...]
    deadline: date | None
    opinions: tuple[GiveOpinion, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature on record. present: its content is the present one; edited: whoever signed has prepared something
    of the case, be it after signing, but before the decision was issued: what was issued is not unmade later."""

    recorded: Recorded[Sign]
    present: bool
    edited: bool

    @property
    def stands(self) -> bool:
        """Whether it counts."""
        return self.present and not self.edited

    @property
    def department(self) -> Department:
        """The department signed for."""
        department = self.recorded.person.department
        assert department is not None
        return department


def draft(case: Case) -> Recorded[DraftDecision] | None:
    """The decision that is being signed or was issued, None when none is drafted."""
    return case.last_of_round(DraftDecision) if case.state in _DRAFTED else None


def decision_content(case: Case) -> DecisionContent | None:
    """What a signature would stand for now, None when no decision is drafted."""
    drafted, assessed, submission = draft(case), last_assessment(case), case.last(ImportSubmission)
    if drafted is None or assessed is None or submission is None:
        return None
    opened, summary, override = case.opened, assessed.act.summary, standing_override(case)
    plan = plan_on_record(case, submission.act.evaluation_date).in_force
    return DecisionContent(
        case=opened.case,
        park=opened.park,
        programme=opened.programme,
        jurisdiction=opened.jurisdiction,
        round=case.round,
        draft=drafted.seq,
        plan=plan.act if plan is not None else None,
        workbook=submission.act.workbook,
        submission=submission.act.submission,
        assessment=summary.assessment,
        basis=assessed.act.basis,
        pack=summary.digests.pack,
        rubric=summary.digests.rubric,
        recommendation=summary.recommendation,
        score=summary.score,
        decision=drafted.act.decision,
        grade=drafted.act.grade,
        override=override.act if override is not None else None,
        waivers=tuple(one.proposed.act for one in waivers(case) if one.in_force(assessed.day)),
        items=drafted.act.items,
        deadline=drafted.act.deadline,
        opinions=tuple(one.act for one in case.of(GiveOpinion, drafted.seq)),
    )


def content_digest(case: Case) -> str:
    """Digest of what a signature would stand for now, empty when no decision is drafted."""
    content = decision_content(case)
    return canonical_digest(content) if content is not None else ""


def signatures(case: Case) -> tuple[Signature, ...]:
    """Every signature ever given, in order; the void ones stay on record."""
    present, issued = content_digest(case), case.last_of_round(Issue)
    edited = editors(case, issued.seq if issued is not None else None)
    return tuple(
        Signature(one, bool(present) and one.act.content == present, is_among(one.person, edited))
        for one in case.of(Sign)
    )


def missing_signatures(case: Case, procedure: Procedure) -> tuple[Department, ...]:
    """The departments whose signature on the present content is missing."""
    signed = {one.department for one in signatures(case) if one.stands}
    return tuple(one for one in procedure.signature_departments if one not in signed)


def missing_opinions(case: Case, procedure: Procedure) -> tuple[Department, ...]:
    """The departments to be consulted that have not given their opinion on the present draft."""
    drafted = draft(case)
    given = {one.act.department for one in case.of(GiveOpinion, drafted.seq)} if drafted is not None else set()
    return tuple(one for one in procedure.opinion_departments if one not in given)


def editors(case: Case, until: int | None = None) -> frozenset[Person]:
    """Who prepared something of the case, by the act of number `until` where that is given."""
    return frozenset(one.person for one in case.acts[:until] if not isinstance(one.act, APPROVING))
