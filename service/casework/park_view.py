"""What of a case its park is told: its own acts, those addressed to it, what was issued; not how offices came to it."""

from __future__ import annotations

from dataclasses import dataclass

from service.casework.acts import application, carrying_out, correction, decision, evaluation, site_visit, submission
from service.casework.acts.act import Act
from service.casework.case import Case, Recorded
from service.casework.corrections import CorrectionStatus, corrections
from service.vocabulary.person import Role

TOLD: frozenset[type[Act]] = frozenset(
    {
        application.OpenCase,
        application.RecordPlan,
        application.AssignProject,
        application.Apply,
        application.AcceptApplication,
        application.ReturnApplication,
        application.Withdraw,
        submission.ImportSubmission,
        submission.AnswerQuestion,
        submission.AcceptAnswer,
        submission.RejectAnswer,
        submission.FinishDataCheck,
        site_visit.FinishSiteVisit,
        evaluation.RequestSupplement,
        decision.Publish,
        decision.Issue,
        decision.LodgeAppeal,
        decision.WithdrawAppeal,
        decision.DecideAppeal,
        correction.SignCorrection,
        decision.Close,
        carrying_out.ExtendDeadline,
        carrying_out.ReportItem,
        carrying_out.PrepareReply,
        carrying_out.HandInReplies,
        carrying_out.OpenReevaluation,
        carrying_out.ReportProgress,
        carrying_out.GiveSupport,
        carrying_out.SolveDifficulty,
        carrying_out.LinkEvidence,
    }
)
"""Whatever else is done stays inside: assessments before they are issued, scores, waivers, opinions, signatures,
objections with the names of those who raised them."""
_OWN_ONLY = (carrying_out.LinkEvidence,)
"""Of these only what the park itself brought."""


@dataclass(frozen=True, slots=True)
class IssuedDecision:
    """A decision in effect or superseded: the document, what was decided, and the digest of the assessment that it
    rests on."""

    issued: Recorded[decision.Issue]
    drafted: evaluation.DraftDecision
    assessment: str


def told_to_park(one: Recorded[Act]) -> bool:
    """Whether the park is told of an act whatever else is done; of a correction it is by the signature that gives it
    effect, see acts_seen()."""
    if isinstance(one.act, _OWN_ONLY):
        return one.person.role is Role.SUBMITTER
    if isinstance(one.act, correction.SignCorrection):
        return False
    return type(one.act) in TOLD


def acts_seen(case: Case, role: Role | None, since: int = 0) -> tuple[Recorded[Act], ...]:
    """The acts with a number above `since` that somebody of that role sees; None sees all."""
    acts = case.acts[max(0, since) :]
    if role is not Role.SUBMITTER:
        return acts
    told = {one.signatures[-1].seq for one in corrections(case) if one.status is CorrectionStatus.EFFECTIVE}
    return tuple(one for one in acts if told_to_park(one) or one.seq in told)


def issued_decisions(case: Case) -> tuple[IssuedDecision, ...]:
    """Every decision that was issued, in order."""
    found = []
    for issued in case.of(decision.Issue):
        drafted = [one.act for one in case.of(evaluation.DraftDecision) if one.seq < issued.seq][-1]
        assessed = [one.act for one in case.of(evaluation.Evaluate) if one.seq < issued.seq][-1]
        found.append(IssuedDecision(issued, drafted, assessed.summary.assessment))
    return tuple(found)


def last_issued(case: Case) -> int:
    """The number of the act that last issued a decision, 0 before the first."""
    issued = case.last(decision.Issue)
    return issued.seq if issued is not None else 0
