"""One job: how far it is and what came of it, in the form that its kind has."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.documents.list_workbook import Value
from service.transport.auth import Who
from service.transport.downloads import XLSX
from service.vocabulary.job import Job
from service.vocabulary.language import Language, Said
from service.web.batches.files import FileRows, file_rows, files_page
from service.web.batches.results import ResultRows, result_rows, results_page
from service.web.jobs.progress import THE_JOB, JobProgress, progress_of
from service.web.language import language_of
from service.web.list_file import ListFile, handed_out
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.workflow.batch.evaluate_jurisdiction import EVALUATE_JURISDICTION
from service.workflow.batch.import_folder import IMPORT_FOLDER
from service.workflow.batch.job_results import FolderResults, JobResults, JurisdictionResults, job_results

router = screens("/jobs", "作业")
_TITLES = {EVALUATE_JURISDICTION: Said("批量评价结果", "results"), IMPORT_FOLDER: Said("批量导入结果", "files")}
Rows = ResultRows | FileRows


@shown_by("jobs/job.html")
@dataclass(frozen=True, slots=True)
class JobPage:
    """A job whose kind has no page of its own. figures: what it gave, by name."""

    progress: JobProgress
    figures: tuple[tuple[str, str], ...]


@router.get("/{job_id}", **shows(UseCase.READ_JOB, of=THE_JOB))
def show(request: Request, who: Who) -> Response:
    """As it stands."""
    found = job_results(who.settings, int(who.found.id))
    match found:
        case JurisdictionResults():
            page = results_page(request, found, progress_of(who, found.job))
            return render(request, "batches/results.html", page)
        case FolderResults():
            return render(request, "batches/files.html", files_page(request, found, progress_of(who, found.job)))
    figures = tuple((name, str(value)) for name, value in (found.result or {}).items())
    return render(request, "jobs/job.html", JobPage(progress_of(who, found), figures))


@router.get("/{job_id}/list.xlsx", **shows(UseCase.READ_JOB, of=THE_JOB, summary="导出作业的结果", answers=XLSX))
def export(request: Request, who: Who) -> Response:
    """All rows that fit the filter; empty for a job that has none."""
    results, language = job_results(who.settings, int(who.found.id)), language_of(request)
    job = results if isinstance(results, Job) else results.job
    found = _rows(request, results)
    title = _TITLES.get(job.asked.kind, Said("作业", "job"))
    columns = found.columns if found else ()
    rows = _exported(found, language) if found else []
    filters = [(label.told(language), value.told(language)) for label, value in found.asked] if found else []
    return handed_out(ListFile(title, columns, rows, filters, of=str(job.id)), who, language)


def _rows(request: Request, found: JobResults) -> Rows | None:
    match found:
        case JurisdictionResults():
            return result_rows(request, found)
        case FolderResults():
            return file_rows(request, found)
    return None


def _exported(found: Rows, language: Language) -> list[tuple[Value, ...]]:
    return list(found.exported(language))
