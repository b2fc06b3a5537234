"""What of a case its park is told: its own acts, those addressed to it, what was issued; not how offices came to it."""

from __future__ import annotations

from dataclasses import dataclass

from service.casework.acts import application, carrying_out, decision, evaluation, site_visit, submission
from service.casework.acts.act import Act
from service.casework.case import Case, Recorded
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
        decision.DecideAppeal,
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
    """Whether the park is told of an act."""
    if isinstance(one.act, _OWN_ONLY):
        return one.person.role is Role.SUBMITTER
    return type(one.act) in TOLD


def acts_seen(case: Case, role: Role | None, since: int = 0) -> tuple[Recorded[Act], ...]:
    """The acts with a number above `since` that somebody of that role sees; None sees all."""
    return tuple(one for one in case.acts[max(0, since) :] if role is not Role.SUBMITTER or told_to_park(one))


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
