"""The whole record of a case as a job evaluated it, made again from what is kept, and held against its digests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from service.access.scope import EVERYTHING, Scope
from service.assessment.assess import NotJudgeable
from service.assessment.assess_case import assess_case
from service.assessment.record import canonical, record
from service.casework.acts.submission import ImportSubmission
from service.casework.case import Case
from service.casework.perform import fold
from service.engine.agree import Disagreement
from service.intake.files.openbook import read_grid
from service.settings import Settings
from service.storage import cases, job_items
from service.storage.database import Session
from service.storage.files import FileStore
from service.storage.location import files_folder
from service.storage.outputs import StageOutput, kept
from service.vocabulary.case_result import CaseResult, read_result
from service.vocabulary.fault import Fault
from service.vocabulary.job import ItemState
from service.vocabulary.language import Said
from service.workflow.batch.jurisdiction_results import evaluation_job
from service.workflow.batch.result_of import result_of
from service.workflow.cases.case_inputs import CaseInputs, inputs_read
from service.workflow.cases.kept_rules import KIND, SCHEMA, KeptRules, UnknownLanguage, open_text
from service.workflow.installation.open_database import opened


@dataclass(frozen=True, slots=True)
class Remade:
    """record: the whole assessment, as evaluate would write it. stored: what the job kept; remade: what comes of it
    now. other_program: another version of the program made the stored one, so that a difference may be its own."""

    record: str
    stored: CaseResult
    remade: CaseResult
    other_program: bool

    @property
    def same(self) -> bool:
        """Whether every figure and digest is what the job kept, but for the digest of the program."""
        return _but_for_program(self.stored) == _but_for_program(self.remade)


def remake_result(settings: Settings, number: int, case_id: str, scope: Scope = EVERYTHING) -> Remade:
    """Read the kept workbooks anew and assess the case as it stood then, by the rules that were kept then.

    Raises:
        Fault: there is no such job in the scope or case in it, the case has no result, or its rules are written in
        another version of the rule language. StorageError: what it rests on is gone, or is not what was written.
        NotJudgeable, Disagreement: see assess().
    """
    with opened(settings) as database, database.reading() as session:
        stored = _stored(session, number, case_id, scope)
        whole, procedures = cases.load(session, case_id), cases.procedures(session, case_id)
        text = kept(session, stored.rules).json_text
    case = fold(whole.acts[: stored.version], procedures)
    inputs = _inputs(settings, case, text)
    made = assess_case(
        case, inputs.submission, inputs.judgements, inputs.pack, inputs.rubric, date.fromisoformat(stored.on)
    )
    remade = result_of(case, made, inputs, date.fromisoformat(stored.on))
    written = canonical(record(made.assessment, inputs.problems))
    return Remade(written, stored, remade, remade.code != stored.code)


def _stored(session: Session, number: int, case_id: str, scope: Scope) -> CaseResult:
    evaluation_job(session, number, scope)
    found = next((one for one in job_items.items(session, number, ItemState.DONE) if one.key == case_id), None)
    result = read_result(found.result) if found is not None and found.result is not None else None
    if result is None or not result.evaluated:
        raise Fault(
            "no-result",
            Said(
                f"作业 {number} 没有案卷 {case_id} 的评估结果；用 acceptance job results {number} 查看",
                f"job {number} has no result of the case {case_id}; see acceptance job results {number}",
            ),
        )
    return result


def _inputs(settings: Settings, case: Case, text: str) -> CaseInputs:
    imported = case.last(ImportSubmission)
    assert imported is not None  # there is a result, so there was a workbook
    try:
        pack, rubric = open_text(text, imported.act.pack, imported.act.evaluation_date)
    except UnknownLanguage as unknown:
        raise Fault(
            "rules-language",
            Said(
                f"当时的规则用另一版规则语言写成（{unknown}），本程序读不了；请用当时的程序版本",
                "the rules of then are in another version of the rule language; use the program of then",
            ),
        ) from unknown
    store = FileStore(files_folder(settings))
    rules = KeptRules(StageOutput(KIND, SCHEMA, text), pack, rubric)
    return inputs_read(case, rules, lambda digest: read_grid(store.read(digest)))


def _but_for_program(result: CaseResult) -> CaseResult:
    return replace(result, code="")


__all__ = ["Disagreement", "NotJudgeable", "Remade", "remake_result"]
