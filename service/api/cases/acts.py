"""Acts as JSON: on record, and as somebody asks for one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from service.api.persons import PersonShown
from service.api.values import TEXTS, Digest, Given, Shown, Words
from service.casework.acts import application, carrying_out, correction, decision, evaluation, site_visit, submission
from service.casework.acts.act import Act
from service.casework.case import Recorded
from service.casework.labels import LABELS

PlainAct = (
    application.RecordPlan
    | application.AssignProject
    | application.Apply
    | application.AcceptApplication
    | application.ReturnApplication
    | application.Withdraw
    | submission.AnswerQuestion
    | submission.AcceptAnswer
    | submission.RejectAnswer
    | submission.FinishDataCheck
    | site_visit.RecordJudgement
    | site_visit.ScoreItem
    | site_visit.FinishSiteVisit
    | evaluation.ProposeWaiver
    | evaluation.RevokeWaiver
    | evaluation.Override
    | evaluation.SendBack
    | decision.GiveOpinion
    | decision.LodgeObjection
    | decision.SettleObjection
    | decision.LodgeAppeal
    | decision.WithdrawAppeal
    | decision.DecideAppeal
    | correction.DraftCorrection
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
)
"""Acts that need nothing but what they say, and the files they bring."""


class ActAsked(Given):
    """An act that somebody asks for."""

    seen: int = Field(ge=1, description="您看到的办理记录条数（案卷的 version）；此后有人办理过的，答复 409")
    act: PlainAct = Field(discriminator="kind", description=f"办理的内容；kind 是哪一项办理；{TEXTS}")


class ActShown(Shown):
    """One act on record."""

    seq: int = Field(description="第几号办理记录")
    label: Words = Field(description="这项办理叫什么")
    person: PersonShown = Field(description="谁办理的")
    at: datetime = Field(description="办理的时间（UTC）")
    day: date = Field(description="办理的日期（北京时间）")
    act: Annotated[Act, Field(discriminator="kind")] = Field(description="办理的内容")
    procedure: Digest = Field(description="所依据的办理程序的摘要")
    digest: Digest = Field(description="这条记录连同前一条的摘要")

    @classmethod
    def of(cls, recorded: Recorded[Act]) -> ActShown:
        """The act as it stands in the case."""
        return cls(
            seq=recorded.seq,
            label=Words.of(LABELS[type(recorded.act)]),
            person=PersonShown.of(recorded.person),
            at=recorded.at,
            day=recorded.day,
            act=recorded.act,
            procedure=recorded.procedure,
            digest=recorded.digest,
        )
