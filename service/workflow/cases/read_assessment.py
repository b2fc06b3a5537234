"""read_assessment: an assessment on record in a case: as it was kept, or made again as a report for people."""

from __future__ import annotations

from service.assessment.record import FINDINGS, WORKBOOK
from service.casework.acts.submission import ImportSubmission
from service.casework.case import Case, Recorded
from service.documents.report import Paper, report
from service.settings import Settings
from service.storage import cases
from service.storage.database import Session
from service.storage.files import FileStore, file_on_record
from service.storage.location import files_folder
from service.storage.outputs import kept
from service.vocabulary.day import day_of
from service.vocabulary.fault import Fault
from service.vocabulary.language import Language, Said
from service.workflow.bundles.case_record import AssessingAct, assessing_acts, summaries
from service.workflow.bundles.prefixes import Prefixes
from service.workflow.bundles.reassess import Sources
from service.workflow.cases.case_inputs import CaseInputs, inputs_read
from service.workflow.cases.evaluate_case import Assessed, assess_case
from service.workflow.cases.kept_rules import UnknownLanguage, read_kept
from service.workflow.installation.open_database import opened

_PAPERS = ((WORKBOOK, "评估工作簿"), (FINDINGS, "核查记录"))


def assessment_record(settings: Settings, case_id: str, digest: str) -> str:
    """The record of an assessment as JSON text (schema: service/assessment/assessment-1.schema.json), byte for byte as
    it was kept.

    Raises:
        Fault: the case is not there or has no such assessment. StorageError: the record is gone or altered.
    """
    with opened(settings) as database, database.reading() as session:
        _act(cases.load(session, case_id), case_id, digest)
        return kept(session, digest).json_text


def assessment_report(settings: Settings, case_id: str, digest: str, language: Language = Language.ZH) -> str:
    """The report of an assessment as one HTML file, made again from the kept workbooks and rules.

    Raises:
        Fault: as assessment_record(), or this program no longer makes the same of them. StorageError: a kept file or
        the kept rules are gone or altered. RuleProblems: the kept rules cannot be used.
    """
    with opened(settings) as database, database.reading() as session:
        case = cases.load(session, case_id)
        recorded = _act(case, case_id, digest)
        before = Prefixes(case.acts, cases.procedures(session, case_id)).before(recorded.seq)
        rules = kept(session, recorded.act.rules).json_text
    store = FileStore(files_folder(settings))
    inputs, made = _again(before, recorded, Sources(store.read, lambda _: read_kept(rules)), digest)
    with opened(settings) as database, database.reading() as session:
        papers = _papers(session, inputs, made)
    return report(made.assessment, inputs.pack, inputs.rubric, papers, settings.templates_dir, language)


def _act(case: Case, case_id: str, digest: str) -> Recorded[AssessingAct]:
    for recorded in assessing_acts(case):
        if digest in (one.assessment for one in summaries(recorded.act)):
            return recorded
    raise Fault(
        "assessment-unknown",
        Said(
            f"案卷 {case_id} 里没有摘要为 {digest[:12]}… 的评价；请在案卷的办理记录里查看摘要",
            f"case {case_id} has no assessment {digest[:12]}…; see the digests in its acts",
        ),
    )


def _again(
    before: Case, recorded: Recorded[AssessingAct], sources: Sources, digest: str
) -> tuple[CaseInputs, Assessed]:
    imported = before.last(ImportSubmission)
    assert imported is not None  # fold() lets no assessment through without
    try:
        rules = sources.opened(recorded.act.rules, imported.act.pack, imported.act.evaluation_date)
    except UnknownLanguage as unknown:
        raise _otherwise() from unknown
    inputs = inputs_read(before, rules, sources.grid)
    for made in assess_case(before, inputs, day_of(recorded.at)).both:
        if made.output.digest == digest:
            return inputs, made
    raise _otherwise()


def _otherwise() -> Fault:
    return Fault(
        "assessment-differs",
        Said(
            "本程序用当时的工作簿和规则得出的评价与记录不同，不能据以打印报告；评价记录仍可下载，或用当时的程序版本打印",
            "this program makes another assessment of the same workbooks and rules, so there is no report to print; "
            "the record can still be downloaded, or use the program of then",
        ),
    )


def _papers(session: Session, inputs: CaseInputs, made: Assessed) -> list[Paper]:
    digests = made.assessment.digests
    found = []
    for (file, kind), digest in zip(_PAPERS, (digests.workbook, digests.judgements), strict=True):
        if digest:
            problems = tuple(one.problem for one in inputs.problems if one.file == file)
            found.append(Paper(kind, file_on_record(session, digest).first_name, digest, problems))
    return found
