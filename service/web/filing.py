"""Putting on record that a report of one's own office, or park, was handed in: opened from the duty it meets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.duties import DutyStatus
from service.casework.registry_refused import RegistryRefused
from service.transport.auth import Caller, Who
from service.vocabulary.day import day_of
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.programme import Occasion
from service.web.cases.act_forms import day_typed
from service.web.done import see_other
from service.web.forms import Filled, Form, form_of
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.access.gate import require
from service.workflow.access.targets import Target, a_jurisdiction, a_park
from service.workflow.parks.file_report import Reporting, file_report
from service.workflow.parks.own_duties import own_duties
from service.workflow.rules.clause_told import clause_told

router = screens("/duties/{duty_id}/{period}", "报送责任")


@shown_by("filing/report.html")
@dataclass(frozen=True, slots=True)
class FilingPage:
    """The duty on the occasion that the report meets. clause: that it rests on, with its document."""

    occasion: Occasion
    clause: str
    form: Form


@router.get("", **shows(UseCase.FILE_REPORT))
def ask(request: Request, who: Who, duty_id: str, period: str) -> Response:
    """The form."""
    due = _due(who, duty_id, period)
    return render(request, "filing/report.html", _page(who, due, form_of(filed_on=day_of(who.at).isoformat())))


@router.post("", **shows(UseCase.FILE_REPORT))
def record(request: Request, who: Who, duty_id: str, period: str, form: Filled) -> Response:
    """The duty is done from now on, and leaves the list."""
    due = _due(who, duty_id, period)
    form = form.lacking(_REQUIRED)
    if form.text("filed_on") and day_typed(form.text("filed_on")) is None:
        form = form.refused(_NO_DAY, "filed_on")
    if not form.faults:
        try:
            _record(who, due, form)
        except RegistryRefused as refused:
            for reason in refused.reasons:
                form = form.refused(reason)
        else:
            return see_other("/", _recorded(due.obligation.occasion))
    return render(request, "filing/report.html", _page(who, due, form), UNUSABLE)


def _page(who: Caller, due: DutyStatus, form: Form) -> FilingPage:
    occasion = due.obligation.occasion
    return FilingPage(occasion, clause_told(who.settings, occasion.duty.clause), form)


def _due(who: Caller, duty_id: str, period: str) -> DutyStatus:
    """What the person's own list shows as overdue or due soon; what is on record already is there no more."""
    for one in own_duties(who.settings, who.person, day_of(who.at)):
        occasion = one.obligation.occasion
        if (occasion.duty.id, occasion.period) == (duty_id, period):
            return one
    raise Fault("duty-unknown", _NOT_DUE)


def _record(who: Caller, due: DutyStatus, form: Form) -> None:
    filed_on = day_typed(form.text("filed_on"))
    assert isinstance(filed_on, date), "checked"
    one = due.obligation
    jurisdiction = "" if one.park else one.jurisdiction
    require(who.settings, who.person, UseCase.FILE_REPORT, _reporter(who, one.park, jurisdiction), at=who.at)
    asked = Reporting(
        "", one.occasion.duty.id, one.occasion.period, jurisdiction, one.park, filed_on, form.text("document")
    )
    file_report(who.settings, asked, str(who.person.id), who.at, day_of(who.at))


def _reporter(who: Caller, park: str, jurisdiction: str) -> Target:
    return a_park(park) if park else a_jurisdiction(who.settings, jurisdiction)


def _recorded(occasion: Occasion) -> Said:
    title, period = occasion.duty.title, occasion.said
    return Said(f"已登记：{title}（{period.zh}）", f"on record: {title} ({period.en})")


_NO_DAY = Said("报送日期没有这一天；请写成 2026-03-20 的样子", "there is no such day; write the date like 2026-03-20")
_NOT_DUE = Said(
    "没有这项等着报送的报告：可能已经登记，或还没有到期。待办页列出现在要报送的",
    "no such report is waiting: it may be on record, or not be due yet; your work page lists what is to be handed in",
)
_REQUIRED = {
    "filed_on": Said("请写明报送日期", "state when it was handed in"),
    "document": Said("请写明报告的名称或文号", "state the title or number of the report"),
}
