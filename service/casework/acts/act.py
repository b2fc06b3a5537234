"""Every act there is."""

from __future__ import annotations

from typing import get_args

from service.casework.acts import application, carrying_out, correction, decision, evaluation, site_visit, submission

Act = (
    application.OpenCase
    | application.RecordPlan
    | application.AssignProject
    | application.Apply
    | application.AcceptApplication
    | application.ReturnApplication
    | application.Withdraw
    | submission.ImportSubmission
    | submission.AnswerQuestion
    | submission.AcceptAnswer
    | submission.RejectAnswer
    | submission.DisputeValue
    | submission.FinishDataCheck
    | site_visit.RecordJudgement
    | site_visit.ImportJudgements
    | site_visit.ScoreItem
    | site_visit.Recuse
    | site_visit.RecordVerification
    | site_visit.FinishSiteVisit
    | evaluation.PreAssess
    | evaluation.Evaluate
    | evaluation.ProposeWaiver
    | evaluation.GrantWaiver
    | evaluation.RevokeWaiver
    | evaluation.Override
    | evaluation.RequestSupplement
    | evaluation.DraftDecision
    | evaluation.SendBack
    | decision.GiveOpinion
    | decision.Sign
    | decision.DeclineToSign
    | decision.Publish
    | decision.LodgeObjection
    | decision.SettleObjection
    | decision.Issue
    | decision.LodgeAppeal
    | decision.WithdrawAppeal
    | decision.DecideAppeal
    | correction.DraftCorrection
    | correction.SignCorrection
    | correction.DeclineCorrection
    | correction.WithdrawCorrection
    | decision.Close
    | carrying_out.ExtendDeadline
    | carrying_out.ReportItem
    | carrying_out.PrepareReply
    | carrying_out.HandInReplies
    | carrying_out.OpenReevaluation
    | carrying_out.ReportProgress
    | carrying_out.GiveSupport
    | carrying_out.SolveDifficulty
    | carrying_out.LinkEvidence
)

ACTS: tuple[type[Act], ...] = get_args(Act)
"""Every kind of act, in the order of the procedure."""

KINDS: dict[str, type[Act]] = {str(act.__dataclass_fields__["kind"].default): act for act in ACTS}
"""Name of an act in JSON and on the command line → the act."""
