"""read_assessment: an assessment on record in a case: as it was kept, or made again as a report for people."""

from __future__ import annotations

from service.documents.report import report
from service.settings import Settings
from service.storage import cases
from service.storage.outputs import kept
from service.vocabulary.language import Language
from service.workflow.cases.open_assessment import assessments_of, open_assessment, unknown_assessment
from service.workflow.installation.open_database import opened


def assessment_record(settings: Settings, case_id: str, digest: str) -> str:
    """The record of an assessment as JSON text (schema: service/assessment/assessment-1.schema.json), byte for byte as
    it was kept.

    Raises:
        Fault: the case is not there or has no such assessment. StorageError: the record is gone or altered.
    """
    with opened(settings) as database, database.reading() as session:
        if digest not in {one.digest for one in assessments_of(cases.load(session, case_id))}:
            raise unknown_assessment(case_id, digest)
        return kept(session, digest).json_text


def assessment_report(settings: Settings, case_id: str, digest: str, language: Language = Language.ZH) -> str:
    """The report of an assessment as one HTML file, made again from the kept workbooks and rules.

    Raises:
        As open_assessment().
    """
    opening = open_assessment(settings, case_id, digest)
    made = opening.made
    return report(made.assessment, made.pack, made.rubric, made.papers, settings.templates_dir, language)
