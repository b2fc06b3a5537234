"""The whole record of a case as a job evaluated it, made again from what is kept, and held against its digests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from service.assessment.assess_case import assess_case
from service.assessment.record import canonical, record
from service.casework.acts.submission import ImportSubmission
from service.casework.case import Case
from service.casework.perform import fold
from service.intake.files.openbook import read_grid
from service.settings import Settings
from service.storage import cases, job_items
from service.storage.database import Database
from service.storage.files import FileStore
from service.storage.location import files_folder
from service.storage.outputs import StageOutput, kept
from service.vocabulary.case_result import CaseResult, read_result
from service.vocabulary.fault import Fault
from service.vocabulary.job import ItemState
from service.vocabulary.language import Said
from service.workflow.batch.jurisdiction_results import require_evaluation
from service.workflow.batch.result_of import result_of
from service.workflow.cases.case_inputs import CaseInputs, inputs_read
from service.workflow.cases.kept_rules import KIND, SCHEMA, KeptRules, UnknownLanguage, open_text
from service.workflow.installation.open_database import opened
from service.workflow.jobs.job_scope import seen_job
from service.workflow.people.acting import acting


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


def remake_result(settings: Settings, number: int, case_id: str, by: str = "") -> Remade:
    """Read the kept workbooks anew and assess the case as it stood then, by the rules that were kept then. by: id or
    name of a person, empty for whoever runs the program.

    Raises:
        Fault: there is no such job or case in it, the case has no result, or its rules are written in another version
        of the rule language. StorageError: what it rests on is gone, or is not what was written. NotJudgeable,
        Disagreement: see assess().
    """
    with opened(settings) as database:
        stored = _stored(database, number, case_id, by)
        with database.reading() as session:
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


def _stored(database: Database, number: int, case_id: str, by: str) -> CaseResult:
    who = acting(database, by)
    with database.reading() as session:
        require_evaluation(seen_job(session, who, number))
        found = next((one for one in job_items.items(session, number, ItemState.DONE) if one.key == case_id), None)
    result = read_result(found.result) if found is not None and found.result is not None else None
    if result is None or not result.evaluated:
        raise Fault(
            "no-result",
            Said(
                f"任务 {number} 没有案卷 {case_id} 的评估结果；用 acceptance job results {number} 查看",
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
