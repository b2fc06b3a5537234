"""What a job over many cases or files came to, in the form of its kind; any other is told as it is."""

from __future__ import annotations

from service.access.scope import EVERYTHING, Scope
from service.settings import Settings
from service.vocabulary.job import Job
from service.workflow.access.targets import seen_job
from service.workflow.batch.evaluate_jurisdiction import EVALUATE_JURISDICTION
from service.workflow.batch.folder_results import FolderResults, files_of
from service.workflow.batch.import_folder import IMPORT_FOLDER
from service.workflow.batch.jurisdiction_results import JurisdictionResults, results_of
from service.workflow.installation.open_database import opened

JobResults = JurisdictionResults | FolderResults | Job


def job_results(settings: Settings, number: int, scope: Scope = EVERYTHING) -> JobResults:
    """The results as they stand; of a kind that has none by the case or file, the job itself.

    Raises:
        Fault: there is no such job in the scope. StorageError: see opened.
    """
    with opened(settings) as database, database.reading() as session:
        job = seen_job(session, number, scope)
        if job.asked.kind == EVALUATE_JURISDICTION:
            return results_of(session, job)
        return files_of(session, job) if job.asked.kind == IMPORT_FOLDER else job


__all__ = ["FolderResults", "JobResults", "JurisdictionResults", "job_results"]
