"""The yearly progress report of a park: filed once a year, with the difficulties it meets (通知三(三)、(四))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.carrying_out import ReportProgress
from service.casework.case import Recorded
from service.casework.perform import Refused
from service.casework.progress import Difficulty, difficulties
from service.casework.progress_ledger import progress_ledger
from service.transport.auth import Caller, Who
from service.transport.uploads import on_disk
from service.vocabulary.day import day_of
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.web.cases.act_forms import day_typed
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.done import see_other
from service.web.forms import Filled, Form, form_of
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.web.typed import whole_number
from service.workflow.access.gate import require, visible
from service.workflow.access.targets import a_case
from service.workflow.cases.perform_with_files import perform_with_files
from service.workflow.cases.show_case import show_case

router = screens("/cases/{case_id}", "年度进展")


@shown_by("park-desk/progress.html")
@dataclass(frozen=True, slots=True)
class ProgressPage:
    """filed: the reports on record, the latest first, each with its difficulties; missing: the years whose reports were
    due."""

    heading: CaseHeading
    form: Form
    filed: tuple[tuple[Recorded[ReportProgress], tuple[Difficulty, ...]], ...]
    missing: tuple[int, ...]


@router.get("/progress", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="报告年度进展"))
def ask(request: Request, who: Who, case_id: str) -> Response:
    """The form, for the first year that is missing, and what was filed before."""
    visible(who.settings, who.person, ReportProgress, at=who.at)
    page = _page(who, Form())
    year = page.missing[0] if page.missing else day_of(who.at).year - 1
    form = form_of(year=year, filed_on=day_of(who.at).isoformat())
    return render(request, "park-desk/progress.html", ProgressPage(page.heading, form, page.filed, page.missing))


@router.post("/progress", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="报告年度进展"))
def file_report(request: Request, who: Who, case_id: str, form: Filled) -> Response:
    """With its file, where it brings one. What others did meanwhile does not matter: a year is reported once."""
    require(who.settings, who.person, ReportProgress, a_case(who.found.id), at=who.at)
    form = _checked(form)
    if not form.faults:
        try:
            _file(who, form)
        except Refused as refused:
            for reason in refused.reasons:
                form = form.refused(reason)
        except Fault as fault:
            form = form.refused(fault, _PLACES.get(fault.code, ""))
        else:
            year = form.text("year")
            told = Said(f"已报告 {year} 年的进展", f"progress of {year} is reported")
            return see_other(f"/cases/{who.found.id}/progress", told)
    return render(request, "park-desk/progress.html", _page(who, form), UNUSABLE)


def _checked(form: Form) -> Form:
    form = form.lacking(_REQUIRED)
    if form.text("year") and whole_number(form.text("year")) is None:
        form = form.refused(_NO_YEAR, "year")
    if form.text("filed_on") and day_typed(form.text("filed_on")) is None:
        form = form.refused(_NO_DAY, "filed_on")
    return form


def _file(who: Caller, form: Form) -> None:
    year, filed_on = whole_number(form.text("year")), day_typed(form.text("filed_on"))
    assert year is not None, "checked"
    assert isinstance(filed_on, date), "checked"

    def made(files: tuple[str, ...]) -> ReportProgress:
        lines = (line.strip() for line in form.text("difficulties").splitlines())
        return ReportProgress(
            year=year,
            filed_on=filed_on,
            progress=form.text("progress"),
            results=form.text("results"),
            experience=form.text("experience"),
            difficulties=tuple(line for line in lines if line),
            file=files[0] if files else "",
        )

    with on_disk(form.files.get("file", ())[:1]) as paths:
        perform_with_files(who.settings, who.found.id, made, paths, who.asked())


def _page(who: Caller, form: Form) -> ProgressPage:
    shown = show_case(who.settings, who.found.id, day_of(who.at))
    missing = progress_ledger(shown.case, shown.reports_due, shown.on).missing
    told = difficulties(shown.case)
    filed = tuple(
        (report, tuple(one for one in told if one.report.seq == report.seq))
        for report in reversed(shown.case.of(ReportProgress))
    )
    return ProgressPage(heading_of(shown.case_id, shown.case, who.found.park), form, filed, missing)


_NO_YEAR = Said("年度请写四位数字，如 2025", "write the year in four digits, like 2025")
_NO_DAY = Said("请写成 2026-03-20 的样子", "write it like 2026-03-20")
_REQUIRED = {
    "year": Said("请写明哪一年的进展", "state the year"),
    "filed_on": Said("请写明报送日期", "state when it was filed"),
    "progress": Said("请写出工作进展", "write what was done"),
}
_PLACES = {
    **dict.fromkeys(("evidence-kind", "evidence-empty", "evidence-mismatch", "evidence-size"), "file"),
    **dict.fromkeys(("photo-damaged", "photo-heavy", "photo-pixels"), "file"),
}
"""Code of a fault → the field it is about."""
