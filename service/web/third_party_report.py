"""第三方评估报告: who made it, when, what it concludes and which values it attests; the file goes on record with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.site_visit import RecordVerification
from service.casework.perform import Refused
from service.transport.auth import Caller, Who
from service.transport.uploads import on_disk
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.web.cases.act_forms import day_typed
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.cases.since import ActDone, acts_done
from service.web.conflict import STATUS
from service.web.done import see_other
from service.web.forms import Filled, Form
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.web.typed import typed_number, whole_number
from service.workflow.access.gate import require
from service.workflow.access.targets import a_case
from service.workflow.cases.names_of_codes import names_of_codes
from service.workflow.cases.perform_act import Changed
from service.workflow.cases.record_verification import Concluded, record_verification
from service.workflow.cases.third_party_reports import Reports, third_party_reports

router = screens("/cases/{case_id}/third-party-report", "第三方评估报告")
ROWS = 6
"""Lines for values; a report with more is recorded in several steps."""


@shown_by("third-party-report/page.html")
@dataclass(frozen=True, slots=True)
class ThirdPartyReportPage:
    """quantities, years: what a value can be of, to choose from; since: what others did while the form was open."""

    heading: CaseHeading
    reports: Reports
    form: Form
    quantities: tuple[tuple[str, str], ...]
    years: tuple[tuple[str, str], ...]
    since: tuple[ActDone, ...]
    rows: int = ROWS


@router.get("", **shows(UseCase.READ_EVALUATION, of=THE_CASE, summary="第三方评估报告"))
def show_reports(request: Request, who: Who, case_id: str) -> Response:
    """Those on record, and the form for another."""
    return _shown(request, who, Form())


@router.post("", **shows(UseCase.UPLOAD_FILE, of=THE_CASE, summary="登记第三方评估报告"))
def record(request: Request, who: Who, case_id: str, form: Filled) -> Response:
    """On record with its file, or the form again."""
    require(who.settings, who.person, RecordVerification, a_case(who.found.id), at=who.at)
    form = form.lacking(_NEEDED)
    made_on, values, form = _read(form)
    if not form.files.get("report"):
        form = form.refused(Said("请选择报告文件", "choose the file of the report"), "report")
    seen = whole_number(form.text("seen")) or 0
    if form.faults:
        return _shown(request, who, form, UNUSABLE)
    try:
        with on_disk(form.files["report"][:1]) as (path,):
            concluded = Concluded(made_on, form.text("conclusion"))
            record_verification(
                who.settings, who.found.id, form.text("organisation"), path, values, who.asked(seen), concluded
            )
    except Changed:
        return _shown(request, who, form, STATUS, seen)
    except Refused as refused:
        for reason in refused.reasons:
            form = form.refused(reason)
    except Fault as fault:
        form = form.refused(fault, "report" if fault.code.startswith(("evidence", "photo")) else "")
    else:
        return see_other(request.url.path, Said("已登记第三方评估报告", "the third-party report is on record"))
    return _shown(request, who, form, UNUSABLE)


def _shown(request: Request, who: Caller, form: Form, status: int = 200, seen: int | None = None) -> Response:
    reports = third_party_reports(who.settings, who.found.id, who.person, who.at)
    names = names_of_codes(who.settings, reports.case)
    page = ThirdPartyReportPage(
        heading=heading_of(who.found.id, reports.case, who.found.park),
        reports=reports,
        form=form,
        quantities=(("", "—"), *((one.code, one.name) for one in reports.quantities)),
        years=(("", "—"), *((str(year), str(year)) for year in reports.years)),
        since=acts_done(reports.case, seen, names=names) if seen is not None else (),
    )
    return render(request, "third-party-report/page.html", page, status)


def _read(form: Form) -> tuple[date | None, dict[str, str], Form]:
    """The day and the values that were typed, and the form with a fault at each that cannot be read."""
    made_on = day_typed(form.text("made_on"))
    if form.text("made_on") and made_on is None:
        form = form.refused(Said("报告日期请写成 2026-03-20 的样子", "write the day like 2026-03-20"), "made_on")
    values: dict[str, str] = {}
    for row in range(1, ROWS + 1):
        code, year, value = (form.text(f"{name}-{row}") for name in ("code", "year", "value"))
        if not (code or year or value):
            continue
        if code and year and value:
            values[f"{code}/{typed_number(year)}"] = value
        else:
            form = form.refused(
                Said(f"第 {row} 行没有填全：请写明数据、年度和数值", f"line {row} lacks its quantity, year or value"),
                f"code-{row}",
            )
    return made_on, values, form


_NEEDED = {
    "organisation": Said("请写明评估机构", "state who made the report"),
    "made_on": Said("请写明报告日期", "state the day of the report"),
    "conclusion": Said("请写明报告的结论", "state what the report concludes"),
}
