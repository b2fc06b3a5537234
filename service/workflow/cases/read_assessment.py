"""read_assessment: an assessment on record in a case: as it was kept, or made again as a report for people."""

from __future__ import annotations

from service.casework.park_view import issued_decisions
from service.documents.report import report
from service.settings import Settings
from service.storage import cases
from service.storage.outputs import kept
from service.vocabulary.fault import Fault
from service.vocabulary.language import Language, Said
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


def issued_report(settings: Settings, case_id: str, number: int, language: Language = Language.ZH) -> str:
    """The report of the assessment that an issued decision rests on. number: of the act that issued it.

    Raises:
        Fault: no decision was issued by that act. As open_assessment().
    """
    with opened(settings) as database, database.reading() as session:
        issued = issued_decisions(cases.load(session, case_id))
    found = next((one for one in issued if one.issued.seq == number), None)
    if found is None:
        raise Fault(
            "decision-unknown",
            Said(
                f"案卷 {case_id} 的第 {number} 号办理没有发出决定；请从案卷的页面打开",
                f"act {number} of case {case_id} issued no decision; open it from the page of the case",
            ),
        )
    return assessment_report(settings, case_id, found.assessment, language)


def assessment_report(settings: Settings, case_id: str, digest: str, language: Language = Language.ZH) -> str:
    """The report of an assessment as one HTML file, made again from the kept workbooks and rules.

    Raises:
        As open_assessment().
    """
    opening = open_assessment(settings, case_id, digest)
    made = opening.made
    return report(made.assessment, made.pack, made.rubric, made.papers, settings.templates_dir, language)
