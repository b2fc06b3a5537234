"""The jobs one may see, one's own first asked for; narrowed by what the address says."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.access.policy import roles_for, scope_for
from service.access.use_cases import UseCase
from service.documents.list_workbook import Value
from service.transport.auth import Caller, Who
from service.transport.downloads import XLSX
from service.transport.operators_faults import as_answered
from service.vocabulary.job import Job, JobState
from service.vocabulary.language import Language, Said
from service.web.forms import Form, form_of
from service.web.jobs.progress import JobProgress, progress_of
from service.web.language import language_of
from service.web.list_file import ListFile, file_address, handed_out
from service.web.paging import Part, part_of
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.workflow.jobs.kinds import kinds
from service.workflow.jobs.list_jobs import WantedJobs, list_jobs

router = screens("/jobs", "作业")
MINE, EVERYBODY = "mine", "all"
_ALL = Said("全部", "all")
_WHOSE = ((MINE, Said("我提交的", "mine")), (EVERYBODY, Said("本地区全部", "everybody's")))
_STATES = (("", _ALL), *((state.value, state.said) for state in JobState))
_FIELDS = {"whose": Said("谁提交的", "whose"), "kind": Said("种类", "kind"), "state": Said("状态", "state")}
_TITLE = Said("作业", "Jobs")
_COLUMNS = (
    (Said("编号", "number"), 10),
    (Said("种类", "kind"), 24),
    (Said("状态", "state"), 20),
    (Said("已办", "done"), 10),
    (Said("共", "of"), 10),
    (Said("失败", "failed"), 10),
    (Said("提交时间", "asked for"), 20),
    (Said("结束时间", "ended"), 20),
    (Said("失败原因", "reason"), 60),
)


@shown_by("jobs/list.html")
@dataclass(frozen=True, slots=True)
class JobsPage:
    """form: the filters as the address has them; kinds, states, whose: their options; asks: which work the reader may
    ask for, as (address, words); export: address of the list as a file."""

    form: Form
    kinds: tuple[tuple[str, Said], ...]
    states: tuple[tuple[str, Said], ...]
    whose: tuple[tuple[str, Said], ...]
    part: Part[JobProgress]
    asks: tuple[tuple[str, Said], ...]
    export: str


ASKING = (
    ("/jobs/evaluations", Said("评价全地区", "Evaluate the jurisdiction"), UseCase.EVALUATE_JURISDICTION),
    ("/jobs/imports", Said("批量导入工作簿", "Import workbooks"), UseCase.IMPORT_FOLDER),
)
"""What people ask for on screens: where, in words, and who may."""


@router.get("", **shows(UseCase.LIST_JOBS))
def show_list(request: Request, who: Who) -> Response:
    """The newest first."""
    form = _form(request)
    page = JobsPage(
        form=form,
        kinds=(("", _ALL), *((kind.name, kind.said) for kind in kinds(who.settings))),
        states=_STATES,
        whose=_WHOSE,
        part=part_of(request, [progress_of(who, job) for job in _found(who, form)]),
        asks=tuple((address, said) for address, said, case in ASKING if who.person.role in roles_for(case)),
        export=file_address(request, "/jobs/list.xlsx"),
    )
    return render(request, "jobs/list.html", page)


@router.get("/list.xlsx", **shows(UseCase.LIST_JOBS, summary="导出作业列表", answers=XLSX))
def export_list(request: Request, who: Who) -> Response:
    """All that fit the filter."""
    form, language = _form(request), language_of(request)
    rows = [_exported(progress_of(who, job), language) for job in _found(who, form)]
    filters = [(said.told(language), _word(who, name, form, language)) for name, said in _FIELDS.items()]
    asked = [(label, value) for label, value in filters if value]
    return handed_out(ListFile(_TITLE, _COLUMNS, rows, asked), who, language)


def _form(request: Request) -> Form:
    given = {name: request.query_params.get(name, "") for name in _FIELDS}
    return form_of(**{**given, "whose": EVERYBODY if given["whose"] == EVERYBODY else MINE})


def _found(who: Caller, form: Form) -> tuple[Job, ...]:
    state = form.text("state")
    wanted = WantedJobs(
        state=JobState(state) if state in tuple(JobState) else None,
        kind=form.text("kind") or None,
        person=who.person.id if form.text("whose") == MINE else None,
    )
    return list_jobs(who.settings, wanted, scope_for(who.person, UseCase.LIST_JOBS))


def _word(who: Caller, name: str, form: Form, language: Language) -> str:
    words = {
        "whose": dict(_WHOSE),
        "kind": {kind.name: kind.said for kind in kinds(who.settings)},
        "state": {state.value: state.said for state in JobState},
    }
    found = words[name].get(form.text(name))
    return found.told(language) if found is not None else ""


def _exported(one: JobProgress, language: Language) -> tuple[Value, ...]:
    job, progress = one.job, one.job.progress
    reason = as_answered(job.error).told(language) if job.error is not None else ""
    counts = (progress.done, progress.total, progress.failed)
    stage = one.stage.value.said.told(language)
    return (job.id, one.kind.told(language), stage, *counts, job.created_at, job.finished_at, reason)
