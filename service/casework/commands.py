"""Which command does which act."""

from __future__ import annotations

from collections.abc import Mapping

from service.casework.acts import application, carrying_out, correction, decision, evaluation, site_visit, submission
from service.casework.acts.act import Act

COMMANDS: Mapping[type[Act], str] = {
    application.OpenCase: "open",
    application.RecordPlan: "plan",
    application.AssignProject: "enterprise",
    application.Apply: "apply",
    application.AcceptApplication: "accept",
    application.ReturnApplication: "return",
    application.Withdraw: "withdraw",
    submission.ImportSubmission: "import",
    submission.AnswerQuestion: "answer",
    submission.AcceptAnswer: "settle-question",
    submission.RejectAnswer: "settle-question",
    submission.DisputeValue: "dispute",
    submission.FinishDataCheck: "check-done",
    evaluation.PreAssess: "pre-assess",
    site_visit.RecordJudgement: "judge",
    site_visit.ImportJudgements: "judgements",
    site_visit.ScoreItem: "score",
    site_visit.Recuse: "recuse",
    site_visit.RecordVerification: "third-party",
    site_visit.FinishSiteVisit: "visit-done",
    evaluation.Evaluate: "evaluate",
    evaluation.ProposeWaiver: "waive",
    evaluation.GrantWaiver: "sign-waiver",
    evaluation.RevokeWaiver: "revoke-waiver",
    evaluation.Override: "override",
    evaluation.RequestSupplement: "supplement",
    evaluation.DraftDecision: "draft",
    evaluation.SendBack: "send-back",
    decision.GiveOpinion: "opinion",
    decision.Sign: "sign",
    decision.DeclineToSign: "decline",
    decision.Publish: "publish",
    decision.LodgeObjection: "object",
    decision.SettleObjection: "settle-objection",
    decision.Issue: "issue",
    decision.LodgeAppeal: "appeal",
    decision.WithdrawAppeal: "withdraw-appeal",
    decision.DecideAppeal: "decide-appeal",
    correction.DraftCorrection: "correct",
    correction.SignCorrection: "sign-correction",
    correction.DeclineCorrection: "decline-correction",
    correction.WithdrawCorrection: "withdraw-correction",
    decision.Close: "close",
    carrying_out.ExtendDeadline: "extend",
    carrying_out.ReportItem: "reply",
    carrying_out.PrepareReply: "prepare",
    carrying_out.HandInReplies: "hand-in",
    carrying_out.OpenReevaluation: "re-evaluate",
    carrying_out.ReportProgress: "progress",
    carrying_out.GiveSupport: "support",
    carrying_out.SolveDifficulty: "difficulty",
    carrying_out.LinkEvidence: "evidence",
}
"""Act → the word after `acceptance case`."""
