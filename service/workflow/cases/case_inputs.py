"""What a case is assessed from: its kept workbooks read again, and the rules it is judged by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from service.assessment.record import FINDINGS, WORKBOOK, InputProblem
from service.casework.acts.site_visit import ImportJudgements
from service.casework.acts.submission import ImportSubmission
from service.casework.case import Case
from service.intake.files.grid import Grid
from service.intake.files.openbook import read_grid
from service.intake.reading.judgements import read_judgements
from service.intake.reading.submission import read_submission
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.settings import Settings
from service.storage.files import FileStore
from service.storage.location import files_folder
from service.storage.outputs import StageOutput, kept
from service.vocabulary.fault import Fault
from service.vocabulary.judgements import Judgements
from service.vocabulary.language import Said
from service.vocabulary.problem import Problem
from service.vocabulary.submission import Submission
from service.workflow.cases.kept_rules import KeptRules, UnknownLanguage, keep_rules, open_text
from service.workflow.installation.open_database import opened


@dataclass(frozen=True, slots=True)
class CaseInputs:
    """The present submission with the rules it is judged by, and every imported 核查记录 by the number of its act.
    problems: as they were met, of the present workbooks."""

    submission: Submission
    judgements: Mapping[int, Judgements]
    pack: Pack
    rubric: Rubric
    problems: tuple[InputProblem, ...]
    rules: StageOutput


def case_inputs(settings: Settings, case: Case) -> CaseInputs:
    """The inputs as they are on record.

    Raises:
        Fault: no workbook is on record. StorageError: a kept file is gone. RuleProblems: the rule base is faulty.
    """
    imported = _imported(case)
    return inputs_read(case, keep_rules(settings, imported.pack, imported.evaluation_date), partial(_kept, settings))


def inputs_read(case: Case, rules: KeptRules, grid: Callable[[str], Grid]) -> CaseInputs:
    """The inputs of a case with a workbook, read by a pack; `grid` gives the cells of a file by its digest."""
    return inputs_of(
        case,
        rules,
        lambda digest: submission_read(grid(digest), rules.pack),
        lambda digest: judgements_read(grid(digest), rules.pack),
    )


def inputs_of(
    case: Case,
    rules: KeptRules,
    submission_of: Callable[[str], tuple[Submission, tuple[InputProblem, ...]]],
    judgements_of: Callable[[str], tuple[Judgements, tuple[InputProblem, ...]]],
) -> CaseInputs:
    """The inputs of a case with a workbook; its files as they are read, by their digests."""
    submission, problems = submission_of(_imported(case).workbook)
    judgements: dict[int, Judgements] = {}
    more: tuple[InputProblem, ...] = ()
    for one in case.of(ImportJudgements):
        judgements[one.seq], more = judgements_of(one.act.workbook)
    return CaseInputs(submission, judgements, rules.pack, rules.rubric, (*problems, *more), rules.output)


def rules_of(settings: Settings, case: Case) -> KeptRules:
    """The rules by which the present submission is judged.

    Raises:
        Fault: no workbook is on record. RuleProblems: the rule base is faulty.
    """
    imported = _imported(case)
    return keep_rules(settings, imported.pack, imported.evaluation_date)


def pack_of(settings: Settings, case: Case) -> Pack:
    """The pack by which the present submission is judged.

    Raises:
        As rules_of().
    """
    return rules_of(settings, case).pack


def imported_before(case: Case, seq: int) -> ImportSubmission:
    """The workbook on which the case stood when the act of that number was done.

    Raises:
        Fault: none was on record.
    """
    earlier = [one.act for one in case.of(ImportSubmission) if one.seq < seq]
    if not earlier:
        raise _nothing_imported()
    return earlier[-1]


def pack_kept(settings: Settings, rules: str, pack: str, on: date) -> Pack:
    """A pack of the rules kept with a case (digest), as in force on a date.

    Raises:
        Fault: it is written in another version of the rule language. StorageError: the rules are gone or altered.
    """
    return rules_kept(settings, rules, pack, on)[0]


def rules_kept(settings: Settings, rules: str, pack: str, on: date) -> tuple[Pack, Rubric]:
    """The same with the rubric of the pack.

    Raises:
        As pack_kept().
    """
    with opened(settings) as database, database.reading() as session:
        text = kept(session, rules).json_text
    try:
        return open_text(text, pack, on)
    except UnknownLanguage as unknown:
        raise Fault(
            "rules-language",
            Said(
                f"上次导入所依据的规则用另一版规则语言写成（{unknown}），本程序读不了；请用当时的程序版本办理",
                "the last import was read by rules in another version of the rule language; use the program of then",
            ),
        ) from unknown


def submission_kept(settings: Settings, taken_in: ImportSubmission) -> Submission:
    """A workbook as it was read when it was taken in, whatever the rules folder says by now.

    Raises:
        As pack_kept() and read_kept_submission().
    """
    pack = pack_kept(settings, taken_in.rules, taken_in.pack, taken_in.evaluation_date)
    return read_kept_submission(settings, taken_in.workbook, pack)[0]


def read_kept_submission(settings: Settings, digest: str, pack: Pack) -> tuple[Submission, tuple[InputProblem, ...]]:
    """A kept 评估工作簿, read by a pack."""
    return submission_read(_kept(settings, digest), pack)


def submission_read(grid: Grid, pack: Pack) -> tuple[Submission, tuple[InputProblem, ...]]:
    """What a 评估工作簿 says, read by a pack; in its problems it goes by its digest."""
    submission, problems = read_submission(grid, pack)
    return submission, input_problems(submission, problems)


def read_kept_judgements(settings: Settings, digest: str, pack: Pack) -> tuple[Judgements, tuple[InputProblem, ...]]:
    """A kept 核查记录, read by a pack."""
    return judgements_read(_kept(settings, digest), pack)


def judgements_read(grid: Grid, pack: Pack) -> tuple[Judgements, tuple[InputProblem, ...]]:
    """What a 核查记录 says, read by a pack; in its problems it goes by its digest."""
    judgements, problems = read_judgements(grid, pack)
    return judgements, input_problems(judgements, problems)


def input_problems(read: Submission | Judgements, problems: Iterable[Problem]) -> tuple[InputProblem, ...]:
    """The problems met in a kept file, which goes by its digest."""
    kind = WORKBOOK if isinstance(read, Submission) else FINDINGS
    return tuple(InputProblem(kind, read.digest, problem) for problem in problems)


def _kept(settings: Settings, digest: str) -> Grid:
    return read_grid(FileStore(files_folder(settings)).read(digest))


def _imported(case: Case) -> ImportSubmission:
    imported = case.last(ImportSubmission)
    if imported is None:
        raise _nothing_imported()
    return imported.act


def _nothing_imported() -> Fault:
    return Fault(
        "no-submission",
        Said(
            "案卷里还没有导入评估工作簿；请先用 acceptance case import 导入",
            "no workbook is on record; import one with acceptance case import first",
        ),
    )
