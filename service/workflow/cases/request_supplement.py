"""request_supplement: a 补正材料通知书 with what the last assessment lacks, or with what is named."""

from __future__ import annotations

from datetime import date

from service.casework.acts.evaluation import RequestSupplement
from service.casework.basis import last_assessment
from service.casework.questions import asked_questions
from service.settings import Settings
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.workflow.cases.draft_decision import counted_from_today
from service.workflow.cases.perform_act import Asked, Done, Situation, attempt


def request_supplement(
    settings: Settings, case_id: str, items: tuple[str, ...], deadline: date | None, asked: Asked
) -> Done:
    """Ask for what is missing. Without `items` what the assessment needs, or the unanswered questions of severity high;
    without `deadline` the one of the assessment, counted from today.

    Raises:
        Refused, Fault, StorageError: as perform_act().
    """

    def make(situation: Situation) -> RequestSupplement:
        return RequestSupplement(
            items=items or _lacking(situation), deadline=deadline or _deadline(situation) or _stated()
        )

    return attempt(settings, case_id, "request_supplement", make, asked)


def _lacking(situation: Situation) -> tuple[str, ...]:
    assessed = last_assessment(situation.case)
    if assessed is not None:
        return tuple(need.need for need in assessed.act.summary.needs)
    open_ones = (one.question for one in asked_questions(situation.case) if not one.accepted)
    return tuple(question.asks for question in open_ones if question.severity == "high")


def _deadline(situation: Situation) -> date | None:
    assessed = last_assessment(situation.case)
    if assessed is None:
        return None
    summary = assessed.act.summary
    return counted_from_today(summary.deadline, summary.evaluation_date, situation.today)


def _stated() -> date:
    raise Fault(
        "no-deadline",
        Said("没有写明补正期限；请用 --deadline 写明", "no deadline is given; state one with --deadline"),
    )
