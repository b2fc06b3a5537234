"""The tasks of a case in the order of casework, and at which task each act has its place."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from service.casework.acts import application, carrying_out, correction, decision, evaluation, site_visit, submission
from service.casework.acts.act import Act
from service.casework.state import State
from service.vocabulary.language import Said


class TaskName(StrEnum):
    """The tasks, in their order."""

    APPLICATION = "application"
    IMPORT = "import"
    DATA_CHECK = "data_check"
    PREASSESSMENT = "preassessment"
    SITE_VISIT = "site_visit"
    EVALUATION = "evaluation"
    SIGNING = "signing"
    PUBLICITY = "publicity"
    ISSUE = "issue"
    RECTIFICATION = "rectification"

    @property
    def said(self) -> Said:
        """The words in both languages."""
        return _TITLES.get(self) or State(self.value).said


class TaskStatus(StrEnum):
    """How far a task has come. TROUBLED alone is a fault; CANNOT_START always has its reason."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"
    CANNOT_START = "cannot_start"
    TROUBLED = "troubled"


_TITLES = {
    TaskName.APPLICATION: Said("申请与受理", "application and review"),
    TaskName.IMPORT: Said("导入", "import of the workbook"),
    TaskName.ISSUE: Said("发文", "issue of the document"),
    TaskName.RECTIFICATION: Said("整改与复评", "rectification and re-evaluation"),
}
"""Where a task is more than one state, or called otherwise; the others bear the name of their state."""

HOMES: Mapping[type[Act], TaskName] = {
    application.RecordPlan: TaskName.APPLICATION,
    application.AssignProject: TaskName.APPLICATION,
    application.Apply: TaskName.APPLICATION,
    application.AcceptApplication: TaskName.APPLICATION,
    application.ReturnApplication: TaskName.APPLICATION,
    application.Withdraw: TaskName.APPLICATION,
    submission.ImportSubmission: TaskName.IMPORT,
    submission.AnswerQuestion: TaskName.DATA_CHECK,
    submission.AcceptAnswer: TaskName.DATA_CHECK,
    submission.RejectAnswer: TaskName.DATA_CHECK,
    submission.DisputeValue: TaskName.DATA_CHECK,
    submission.FinishDataCheck: TaskName.DATA_CHECK,
    evaluation.PreAssess: TaskName.PREASSESSMENT,
    site_visit.RecordJudgement: TaskName.SITE_VISIT,
    site_visit.ImportJudgements: TaskName.SITE_VISIT,
    site_visit.ScoreItem: TaskName.SITE_VISIT,
    site_visit.Recuse: TaskName.SITE_VISIT,
    site_visit.RecordVerification: TaskName.SITE_VISIT,
    site_visit.FinishSiteVisit: TaskName.SITE_VISIT,
    evaluation.Evaluate: TaskName.EVALUATION,
    evaluation.ProposeWaiver: TaskName.EVALUATION,
    evaluation.GrantWaiver: TaskName.EVALUATION,
    evaluation.RevokeWaiver: TaskName.EVALUATION,
    evaluation.Override: TaskName.EVALUATION,
    evaluation.RequestSupplement: TaskName.EVALUATION,
    evaluation.DraftDecision: TaskName.EVALUATION,
    decision.GiveOpinion: TaskName.SIGNING,
    decision.Sign: TaskName.SIGNING,
    decision.DeclineToSign: TaskName.SIGNING,
    decision.Publish: TaskName.PUBLICITY,
    decision.LodgeObjection: TaskName.PUBLICITY,
    decision.SettleObjection: TaskName.PUBLICITY,
    decision.Issue: TaskName.ISSUE,
    decision.LodgeAppeal: TaskName.ISSUE,
    decision.WithdrawAppeal: TaskName.ISSUE,
    decision.DecideAppeal: TaskName.ISSUE,
    correction.DraftCorrection: TaskName.ISSUE,
    correction.SignCorrection: TaskName.ISSUE,
    correction.DeclineCorrection: TaskName.ISSUE,
    correction.WithdrawCorrection: TaskName.ISSUE,
    decision.Close: TaskName.ISSUE,
    carrying_out.ExtendDeadline: TaskName.RECTIFICATION,
    carrying_out.ReportItem: TaskName.RECTIFICATION,
    carrying_out.PrepareReply: TaskName.RECTIFICATION,
    carrying_out.HandInReplies: TaskName.RECTIFICATION,
    carrying_out.OpenReevaluation: TaskName.RECTIFICATION,
}
"""Act → its task. What is not here (sending back, yearly progress, evidence) belongs to the case as a whole."""
