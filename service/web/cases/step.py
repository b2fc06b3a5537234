"""One possible act on the page of a case: who does it, until when, and where — or why it cannot be done here now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from service.casework.acts import carrying_out, correction, decision, evaluation, site_visit, submission
from service.casework.acts.act import Act
from service.casework.next_steps import Step
from service.vocabulary.language import Said
from service.vocabulary.person import Person
from service.web.cases.act_forms import FORMS
from service.web.language import joined

QUESTIONS, IMPORT, JUDGEMENTS, RESULT = "questions", "import", "judgements", "result"
SITE_VISIT, FINISH_VISIT, EXPERT_SCORES = "site-visit", "site-visit/finish", "expert-scores"
THIRD_PARTY = "third-party-report"
"""Beneath the address of a case: the data check, the imports of both workbooks, the result, the site visit."""
DECISION, PUBLICITY = "decision", "publicity"
"""The decision with all that is done to it, and its publicity with the objections."""
SUPPLEMENT, RECTIFICATION, ROUNDS, APPEALS = "supplement", "rectification", "rounds", "appeals"
"""And: the notice of what is to be supplied, the items to put right, the rounds side by side, the appeals."""
CORRECTIONS = "corrections"
"""The corrections of issued decisions."""
PROGRESS, EVIDENCE, WAIVER = "progress", "evidence", "waiver"
"""The yearly progress of the park; what a file proves; the waivers that wait for consent."""
SCREENS: Mapping[type[Act], str] = {
    submission.ImportSubmission: IMPORT,
    submission.AnswerQuestion: QUESTIONS,
    submission.AcceptAnswer: QUESTIONS,
    submission.RejectAnswer: QUESTIONS,
    submission.DisputeValue: QUESTIONS,
    submission.FinishDataCheck: QUESTIONS,
    site_visit.ImportJudgements: JUDGEMENTS,
    site_visit.RecordJudgement: SITE_VISIT,
    site_visit.FinishSiteVisit: FINISH_VISIT,
    evaluation.Override: f"{DECISION}/override",
    evaluation.DraftDecision: f"{DECISION}/draft",
    decision.GiveOpinion: f"{DECISION}/opinion",
    decision.Sign: f"{DECISION}/sign",
    decision.DeclineToSign: f"{DECISION}/decline",
    decision.Publish: f"{PUBLICITY}/publish",
    decision.LodgeObjection: f"{PUBLICITY}/objections/new",
    decision.SettleObjection: PUBLICITY,
    decision.Issue: f"{DECISION}/issue",
    correction.DraftCorrection: f"{CORRECTIONS}/new",
    correction.SignCorrection: f"{CORRECTIONS}/sign",
    correction.DeclineCorrection: f"{CORRECTIONS}/decline",
    evaluation.RequestSupplement: SUPPLEMENT,
    decision.LodgeAppeal: APPEALS,
    decision.WithdrawAppeal: APPEALS,
    decision.DecideAppeal: APPEALS,
    carrying_out.ExtendDeadline: f"{RECTIFICATION}/extension",
    carrying_out.ReportItem: RECTIFICATION,
    carrying_out.PrepareReply: RECTIFICATION,
    carrying_out.HandInReplies: RECTIFICATION,
    site_visit.ScoreItem: EXPERT_SCORES,
    site_visit.Recuse: EXPERT_SCORES,
    site_visit.RecordVerification: THIRD_PARTY,
    carrying_out.ReportProgress: PROGRESS,
    carrying_out.LinkEvidence: EVIDENCE,
    evaluation.GrantWaiver: WAIVER,
}
"""Acts with a screen of their own; all others that can be done to a case have a form in FORMS."""


@dataclass(frozen=True, slots=True)
class StepShown:
    """late: days beyond its day, 0 where there is time; address: where this person does it now, empty where they
    cannot; why: what stands in the way; awaited: the case waits for it; mine: it is up to
    this person."""

    label: Said
    who: Said
    due: date | None
    late: int
    awaited: bool
    mine: bool
    address: str
    why: tuple[Said, ...]


def step_shown(case_id: str, step: Step, person: Person, today: date) -> StepShown:
    """The step as a person sees it on a day."""
    mine, why = step.falls_to(person), step.blocks
    if mine and (barred := step.barred(person)):
        mine, why = False, (*barred, *why)
    screen = screen_of(step.act)
    return StepShown(
        label=step.label,
        who=_who(step),
        due=step.due,
        late=(today - step.due).days if step.due is not None and step.overdue(today) else 0,
        awaited=step.awaited,
        mine=mine,
        address=f"/cases/{case_id}/{screen}" if mine and screen and not step.blocks else "",
        why=why,
    )


def screen_of(act: type[Act]) -> str:
    """Beneath the address of a case; empty for what does not belong to one, which is to open it."""
    if act in SCREENS:
        return SCREENS[act]
    return f"acts/{act.__dataclass_fields__['kind'].default}" if act in FORMS else ""


def _who(step: Step) -> Said:
    roles = joined([role.said for role in step.roles])
    if not step.departments:
        return roles
    departments = joined([one.said for one in step.departments])
    return Said(f"{roles.zh}（{departments.zh}）", f"{roles.en} ({departments.en})")
