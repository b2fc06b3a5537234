"""Asking for work over many cases: evaluate the jurisdiction, or take in a folder of workbooks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from fastapi import Request, Response
from starlette.datastructures import UploadFile

from service.access.use_cases import UseCase
from service.transport.auth import Caller, Who
from service.transport.bodies import LIMITS, MIB, require_size
from service.transport.uploads import file_name
from service.vocabulary.day import day_of
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.problem import Unreadable
from service.web.done import see_other
from service.web.forms import Filled, Form, form_of
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.batch.evaluate_jurisdiction import EVALUATE_JURISDICTION
from service.workflow.batch.evaluation_days import REFUSED_DAY
from service.workflow.batch.submit_import import FolderHandedIn, Submitted, submit_import, zipped
from service.workflow.jobs.submit_job import Wish, submit_job
from service.workflow.parks.list_programmes import list_programmes
from service.workflow.parks.registry_rules import place_names

router = screens("/jobs", "作业")
FILES, PROGRAMME, DAY, CHECK = "files", "programme", "on", "dry_run"
_ZIP = ".zip"
_FOLDER = "工作簿"
_CHOOSE = Said("请选择要导入的工作簿，或一个 .zip 文件", "choose workbooks, or one .zip file")
_ONE_ZIP = Said(
    "选了 .zip 文件就不能同时选别的文件；请只选一个 .zip，或只选工作簿",
    "a .zip file is handed in alone: choose one .zip file, or only workbooks",
)
_NO_DAY = Said("日期请写成 2026-03-31 的样子", "write the day like 2026-03-31")
_UNDER_WAY = Said(
    "同样的作业已经在办理，没有重复提交", "the very same is under way already, so nothing was asked twice"
)


@shown_by("batches/evaluation.html")
@dataclass(frozen=True, slots=True)
class EvaluationPage:
    """form: what is wanted; place: name of the jurisdiction; programmes: what one can choose of."""

    form: Form
    place: str
    programmes: tuple[tuple[str, Said], ...]


@shown_by("batches/import.html")
@dataclass(frozen=True, slots=True)
class FolderPage:
    """form: what is handed in; place: name of the jurisdiction; archive, file: the most megabytes at a time, and of one
    workbook."""

    form: Form
    place: str
    archive: int = LIMITS.form // MIB
    file: int = LIMITS.upload // MIB


@router.get("/evaluations", **shows(UseCase.EVALUATE_JURISDICTION))
def ask_evaluation(request: Request, who: Who) -> Response:
    """The form."""
    return render(request, "batches/evaluation.html", _evaluation_page(who, form_of(on=day_of(who.at))))


@router.post("/evaluations", **shows(UseCase.EVALUATE_JURISDICTION))
def evaluate(request: Request, who: Who, form: Filled) -> Response:
    """The job is asked for, and its page shown."""
    try:
        on = date.fromisoformat(form.text(DAY))
    except ValueError:
        page = _evaluation_page(who, form.refused(_NO_DAY, DAY))
        return render(request, "batches/evaluation.html", page, UNUSABLE)
    wish = Wish(
        kind=EVALUATE_JURISDICTION,
        arguments={"programme": form.text(PROGRAMME), "on": on.isoformat()},
        jurisdiction=who.person.jurisdiction,
    )
    try:
        return _asked(submit_job(who.settings, wish, str(who.person.id), who.at))
    except Fault as fault:
        page = _evaluation_page(who, form.refused(fault, DAY if fault.code == REFUSED_DAY else ""))
        return render(request, "batches/evaluation.html", page, UNUSABLE)


@router.get("/imports", **shows(UseCase.IMPORT_FOLDER))
def ask_import(request: Request, who: Who) -> Response:
    """The form."""
    return render(request, "batches/import.html", _folder_page(who, form_of(dry_run="yes")))


@router.post("/imports", **shows(UseCase.IMPORT_FOLDER))
def hand_in(request: Request, who: Who, form: Filled) -> Response:
    """What was handed in is kept, and the job asked for."""
    files = form.files.get(FILES, ())
    if (fault := _unusable(files)) is not None:
        return render(request, "batches/import.html", _folder_page(who, form.refused(fault, FILES)), UNUSABLE)
    try:
        made = submit_import(who.settings, _folder(files), str(who.person.id), bool(form.text(CHECK)), who.at)
    except Unreadable as unreadable:
        page = _folder_page(who, form.refused(unreadable.said, FILES))
        return render(request, "batches/import.html", page, UNUSABLE)
    return _asked(made.submitted)


def _asked(submitted: Submitted) -> Response:
    number = submitted.job.id
    done = Said(f"已提交作业 {number}", f"job {number} was asked for") if submitted.new else _UNDER_WAY
    return see_other(f"/jobs/{number}", done)


def _unusable(files: tuple[UploadFile, ...]) -> Said | None:
    names = [file_name(one.filename or "") for one in files]
    if not files:
        return _CHOOSE
    if len(files) > 1 and any(_zip(name) for name in names):
        return _ONE_ZIP
    for one, name in zip(files, names, strict=True):
        require_size(one.size or 0, LIMITS.form if _zip(name) else LIMITS.upload)
    twice = [name for name, number in Counter(names).items() if number > 1]
    if twice:
        told = "、".join(twice)
        return Said(f"有同名的文件：{told}；请改名后再选", f"several files are called {told}; rename them")
    return None


def _folder(files: tuple[UploadFile, ...]) -> FolderHandedIn:
    if len(files) == 1 and _zip(file_name(files[0].filename or "")):
        return FolderHandedIn(file_name(files[0].filename or ""), files[0].file)
    return zipped(_FOLDER, ((file_name(one.filename or ""), one.file.read()) for one in files))


def _zip(name: str) -> bool:
    return name.lower().endswith(_ZIP)


def _evaluation_page(who: Caller, form: Form) -> EvaluationPage:
    every = ("", Said("全部规划期", "all programmes"))
    programmes = ((one.id, Said(one.title, one.title)) for one in list_programmes(who.settings))
    return EvaluationPage(form, _place(who), (every, *programmes))


def _folder_page(who: Caller, form: Form) -> FolderPage:
    return FolderPage(form, _place(who))


def _place(who: Caller) -> str:
    return place_names(who.settings).titled(who.person.jurisdiction or "")
