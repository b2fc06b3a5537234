"""The corrections of the decisions of a case: what each says, who signed it, whether it has effect."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.correction import (
    DeclineCorrection,
    DraftCorrection,
    SignCorrection,
    WithdrawCorrection,
)
from service.casework.corrections import Correction, CorrectionStatus, corrections
from service.transport.auth import Caller, Who
from service.vocabulary.day import day_of
from service.vocabulary.person import Role
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.cases.step import StepShown, step_shown
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.web.tags import Tag
from service.workflow.cases.show_case import show_case

router = screens("/cases/{case_id}/corrections", "更正")
ACTS = (DraftCorrection, SignCorrection, DeclineCorrection, WithdrawCorrection)
_SIGNS = {
    CorrectionStatus.PENDING: ("◐", "going"),
    CorrectionStatus.EFFECTIVE: ("✓", "good"),
    CorrectionStatus.DECLINED: ("–", "rest"),
    CorrectionStatus.WITHDRAWN: ("–", "rest"),
    CorrectionStatus.LAPSED: ("–", "rest"),
}


@dataclass(frozen=True, slots=True)
class CorrectionShown:
    """One correction, and how it stands."""

    of: Correction
    tag: Tag


@shown_by("corrections/page.html", "corrections/_one.html")
@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """corrections: the latest first; the park sees those in effect; steps: what can be done about them now."""

    heading: CaseHeading
    corrections: tuple[CorrectionShown, ...]
    steps: tuple[StepShown, ...]


@router.get("", **shows(UseCase.READ_CASE, of=THE_CASE, summary="查看更正"))
def show_corrections(request: Request, who: Who, case_id: str) -> Response:
    """As they stand today."""
    return render(request, "corrections/page.html", _page(who))


def shown(one: Correction) -> CorrectionShown:
    """A correction with its sign and word."""
    sign, tone = _SIGNS[one.status]
    return CorrectionShown(one, Tag(one.status.said, sign, tone))


def _page(who: Caller) -> CorrectionsPage:
    there, inside = show_case(who.settings, who.found.id, day_of(who.at)), who.person.role is not Role.SUBMITTER
    told = [one for one in corrections(there.case) if inside or one.status is CorrectionStatus.EFFECTIVE]
    steps = [step for step in there.outlook.steps if inside and step.act in ACTS]
    return CorrectionsPage(
        heading=heading_of(there.case_id, there.case, who.found.park),
        corrections=tuple(shown(one) for one in reversed(told)),
        steps=tuple(step_shown(there.case_id, step, who.person, there.on) for step in steps),
    )
