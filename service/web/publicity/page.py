"""The publicity of a decision: its text and days, and every objection with the answer to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import Depends, Request, Response

from service.access.use_cases import UseCase
from service.casework.acts import decision
from service.casework.acts.act import Act
from service.casework.acts.decision import Publish
from service.casework.disputes import publicity
from service.casework.publicity_told import Objection, PublicityDays, objections, publicity_days, publicity_text
from service.transport.auth import Caller, Who
from service.transport.passwords import Hashing, sparing_own
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.web.cases.act_forms import day_typed
from service.web.cases.acting import Acting, acting, blocks_of, permitted
from service.web.cases.attempt import DONE, attempted, seen_in
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.cases.step import StepShown, step_shown
from service.web.confirmation import NEEDED, confirmed_here
from service.web.conflict import STATUS
from service.web.done import see_other
from service.web.forms import Filled, Form, form_of
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.cases.perform_act import perform_act
from service.workflow.cases.show_case import show_case

router = screens("/cases/{case_id}/publicity", "公示")
_DAY = Said("日期请写成 2026-03-20 的样子", "write the day like 2026-03-20")
_NEEDED = {
    "first_day": Said("请写明公示的第一天", "state the first day"),
    "last_day": Said("请写明公示的最后一天", "state the last day"),
    "where": Said("请写明公示的网址或地点", "state the address or place"),
    **NEEDED,
}


@shown_by("publicity/page.html")
@dataclass(frozen=True, slots=True)
class PublicityPage:
    """published, days: None while nothing is published; text: to publish; needed: days that the rules demand; answer:
    within so many days; may_settle: whether this person answers objections."""

    heading: CaseHeading
    published: Publish | None
    days: PublicityDays | None
    text: str
    needed: int
    objections: tuple[Objection, ...]
    answer: timedelta
    may_settle: bool
    steps: tuple[StepShown, ...]

    @property
    def from_day(self) -> date | None:
        """The first day on which the decision can be issued."""
        return self.published.last_day + timedelta(days=1) if self.published is not None else None


@shown_by("publicity/publish.html")
@dataclass(frozen=True, slots=True)
class PublishPage:
    """text: to publish; needed: days that the rules demand."""

    acting: Acting
    text: str
    needed: int


@router.get("", **shows(UseCase.READ_EVALUATION, of=THE_CASE, summary="查看公示和异议"))
def show(request: Request, who: Who, case_id: str) -> Response:
    """As it stands today."""
    shown = show_case(who.settings, who.found.id, day_of(who.at))
    published = publicity(shown.case)
    steps = [step for step in shown.outlook.steps if step.act in _ACTS]
    page = PublicityPage(
        heading=heading_of(shown.case_id, shown.case, who.found.park),
        published=published,
        days=publicity_days(published, shown.on) if published is not None else None,
        text=publicity_text(shown.case, shown.place),
        needed=shown.procedure.publicity_days,
        objections=objections(shown.case),
        answer=timedelta(days=shown.procedure.objection_reply_days),
        may_settle=any(step.act is decision.SettleObjection and who.person.role in step.roles for step in steps),
        steps=tuple(step_shown(shown.case_id, step, who.person, shown.on) for step in steps),
    )
    return render(request, "publicity/page.html", page)


_ACTS: tuple[type[Act], ...] = (Publish, decision.LodgeObjection, decision.SettleObjection, decision.Issue)
"""What the page is about."""


@router.get("/publish", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="公示"))
def ask_days(request: Request, who: Who, case_id: str) -> Response:
    """The form, from today and as long as the rules demand."""
    permitted(who, Publish)
    return render(request, "publicity/publish.html", _publish_page(who, None))


@router.post("/publish", dependencies=[Depends(sparing_own)], **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="公示"))
def publish(request: Request, who: Who, case_id: str, hasher: Hashing, form: Filled) -> Response:
    """The publicity is on record."""
    permitted(who, Publish)
    form, seen = form.lacking(_NEEDED), seen_in(form)
    first, last = (day_typed(form.text(name)) for name in ("first_day", "last_day"))
    for name, day in {"first_day": first, "last_day": last}.items():
        if day is None and not form.fault(name):
            form = form.refused(_DAY, name)
    if form.faults or first is None or last is None:
        return render(request, "publicity/publish.html", _publish_page(who, form), UNUSABLE)
    act = Publish(first_day=first, last_day=last, where=form.text("where"))

    def do() -> None:
        perform_act(who.settings, who.found.id, act, confirmed_here(form, who, hasher, act, seen))

    shown_as, status = attempted(form, do)
    if status == DONE:
        done = Said(f"已登记公示，至 {last} 期满", f"published until {last}")
        return see_other(f"/cases/{who.found.id}/publicity", done)
    page = _publish_page(who, shown_as, seen if status == STATUS else None)
    return render(request, "publicity/publish.html", page, status)


def _publish_page(who: Caller, form: Form | None, seen: int | None = None) -> PublishPage:
    shown = show_case(who.settings, who.found.id, day_of(who.at))
    needed = shown.procedure.publicity_days
    filled = form or _usual(shown.on, needed)
    blocks = blocks_of(shown, Publish)
    return PublishPage(
        acting(who.found, shown, Publish, filled, blocks, seen), publicity_text(shown.case, shown.place), needed
    )


def _usual(today: date, days: int) -> Form:
    return form_of(first_day=today, last_day=today + timedelta(days=max(days, 1) - 1))
